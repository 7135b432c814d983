#include <looplane/observer.hpp>

namespace looplane {

Primitive::~Primitive() {
  if (Observer* observer = environment_->observer()) [[unlikely]] {
    if (whole_ == this) observer->primitive_destroyed(*this);
  }
}

void Primitive::tell(Observer& observer, PrimitiveChange change) const {
  observer.primitive_changed(*whole_, change);
}

}  // namespace looplane
