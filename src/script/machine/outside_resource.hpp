#pragma once

namespace looplane::script {

class Machine;
struct Object;

/// The part of an object of the run's heap that owns memory elsewhere: the loop's library has its
/// own. When a run is dropped, its heap goes without destructors, so that memory is released first.
class OutsideResource {
 public:
  OutsideResource(const OutsideResource&) = delete;
  OutsideResource& operator=(const OutsideResource&) = delete;

  /// The object whose part this is, if it may have something to say before it goes for good (see
  /// NativeFinalizer).
  [[nodiscard]] virtual Object* object() { return nullptr; }
  /// Releases everything; the object is not used again, and its destructor does not run.
  virtual void release_outside() = 0;
  [[nodiscard]] OutsideResource* next() const { return next_; }

 protected:
  explicit OutsideResource(Machine& m);
  ~OutsideResource();

 private:
  OutsideResource** place_;  ///< What points here: the list is the machine's.
  OutsideResource* next_;
};

}  // namespace looplane::script
