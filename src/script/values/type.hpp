#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "script/values/containers.hpp"
#include "script/values/special.hpp"

namespace looplane::script {

class Machine;
template <class T>
class Eventually;

/// What a native function is called with. Positional values come first, then those of the keywords.
/// After binding (see Signature) `values[i]` is the i-th parameter, empty where it was left out.
struct Arguments {
  Value* values = nullptr;
  std::uint32_t count = 0;          ///< Positional ones.
  TupleObject* keywords = nullptr;  ///< Names of the values after those.
  Ref<TupleObject> bound;           ///< Keeps bound values alive as long as the call.

  Value& operator[](std::size_t index) const { return values[index]; }
};

using NativeCode = Eventually<Value> (*)(Machine&, Arguments);

/// A function of a built-in type or module. The signature is Python's, with `/` and `*`:
/// "pop(self, index=-1, /)". Defaults may be None, True, False, numbers, quoted text, or `...`,
/// which leaves the argument empty. A signature that is only a name is not bound: the function
/// takes whatever comes, keywords included.
struct NativeMethod {
  enum class Binding : std::uint8_t { method, of_class, none };
  std::string_view signature;
  NativeCode code;
  Binding binding = Binding::method;
};

struct NativeGetter {
  std::string_view name;
  Eventually<Value> (*get)(Machine&, const Value& self);
  Eventually<Value> (*set)(Machine&, const Value& self,
                           const Value& value) = nullptr;  ///< Empty value: del.
};

/// What a built-in type does before an instance goes for good, when there is something to do. `run`
/// may call Python code and never fails.
struct NativeFinalizer {
  bool (*wanted)(const Object* object);
  Eventually<Value> (*run)(Machine& m, Value object);
};

/// What it takes to make a built-in type.
struct TypeDefinition {
  std::string_view name;
  std::string_view module = "builtins";
  Kind kind = Kind::native;
  std::uint32_t size = sizeof(Object);
  void (*finish)(Object*) =
      nullptr;  ///< Runs the C++ destructor; the memory is freed by the caller.
  std::span<const NativeMethod> methods = {};
  std::span<const NativeGetter> getters = {};
  bool subclassable = true;
  bool has_attributes = false;  ///< Its own instances have a __dict__.
  std::string_view doc = {};
  const NativeFinalizer* finalizer = nullptr;  ///< Inherited, like `finish`.
};

/// Which attributes an instance has and in which slot each stands. Instances that got the same
/// names in the same order share a shape, which is what inline caches compare.
struct Shape {
  Type* owner;
  Shape* parent;
  HeapVector<StringObject*>
      names;  ///< All of them, in order of insertion; the last one is this shape's own.
  HeapVector<Shape*> children;

  /// -1: no such attribute.
  [[nodiscard]] int find(const StringObject* name) const {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return static_cast<int>(i);
    }
    return -1;
  }
};

/// Stands in memory in front of every object whose type `has_attributes`.
struct alignas(16) Attributes {  // Long integers, which stand behind it, are aligned like this.
  Shape* shape;                  ///< nullptr: `dict` holds the attributes.
  union {
    Value* slots;
    DictObject* dict;
  };
  std::uint32_t capacity;
  /// Slots that follow the object itself: memory of the object, also when no longer used.
  std::uint16_t inside_capacity;
  bool slots_inside;  ///< `slots` are those.
};

struct Type : Object {
  Ref<StringObject> name;
  Value qualname;
  Type* base = nullptr;
  Ref<TupleObject> bases;
  HeapVector<Type*> mro;
  Ref<DictObject> namespace_;
  HeapVector<Type*> subclasses;
  Kind instance_kind = Kind::instance;
  std::uint32_t instance_size = sizeof(Object);
  void (*finish)(Object*) = nullptr;
  const NativeFinalizer* finalizer = nullptr;
  const TypeDefinition* definition =
      nullptr;  ///< Built-in types; their methods are made at first need.
  bool methods_pending = false;
  bool subclassable = true;
  bool has_attributes = false;
  bool has_dict = false;  ///< Attributes beyond __slots__ are allowed.
  bool builtin = false;
  bool custom_getattribute = false;  ///< Defined in Python, or __getattr__ is.
  bool custom_setattr = false;
  bool has_finalizer = false;  ///< __del__
  bool custom_mro_entry = false;
  Value abstract_methods;     ///< A non-empty frozenset: no instances can be made.
  std::uint32_t version = 0;  ///< 0: to be assigned at the next lookup.
  std::uint32_t expected_slots = 4;
  Shape* root_shape = nullptr;
  /// The special methods as the MRO resolves them, so that an operator needs no lookup.
  std::array<Value, special_count> special;

  explicit Type(Type* metatype) : Object(Kind::type, metatype) {}

  [[nodiscard]] bool is_subtype_of(const Type* other) const {
    for (const Type* type : mro) {
      if (type == other) return true;
    }
    return false;
  }
  [[nodiscard]] const Value& operator[](Special which) const {
    return special[static_cast<std::size_t>(which)];
  }
  /// As error messages name it: with the module, where CPython has the type in C
  /// ("collections.deque").
  [[nodiscard]] std::string_view name_text() const { return name->view(); }
  /// As a repr names it (_PyType_Name): without the module.
  [[nodiscard]] std::string_view short_name() const {
    return name_text().substr(name_text().rfind('.') + 1);
  }
};

inline Attributes* attributes_of(Object* object) {
  return reinterpret_cast<Attributes*>(object) - 1;
}

}  // namespace looplane::script
