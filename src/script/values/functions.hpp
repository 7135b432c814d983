#pragma once

#include <optional>
#include <string>
#include <vector>

#include "script/compile/code.hpp"
#include "script/values/type.hpp"

namespace looplane::script {

/// `def` and `lambda`.
struct FunctionObject : Object {
  Ref<CodeObject> code;
  Ref<DictObject> globals;
  Ref<DictObject> builtins;
  Ref<StringObject> name;
  Ref<StringObject> qualname;
  Ref<TupleObject> defaults;
  Ref<DictObject> keyword_defaults;
  Ref<TupleObject> closure;
  Value annotations;  ///< dict, or the tuple of names and values that it is made from, or nothing.
  Value doc;
  Value module;
  Value type_params;

  explicit FunctionObject(Type* type) : Object(Kind::function, type) {}
};

/// The parameters of a native function, read once from its signature text.
struct Signature {
  struct Parameter {
    Ref<StringObject> name;
    Value default_value;
    bool required = true;
    bool keyword_only = false;
    bool positional_only = false;
  };
  std::vector<Parameter> parameters;   ///< Without *args and **kwargs.
  std::uint32_t positional_count = 0;  ///< Parameters that may be given by position.
  std::uint32_t required_count = 0;    ///< Of those.
  /// So many positional values are bound as they are; none, if it is not that simple.
  std::optional<std::uint32_t> exact_count;
  bool star_args = false;      ///< Bound as a tuple, after the parameters.
  bool star_keywords = false;  ///< Bound as a dict, last.
  bool binds = true;           ///< false: the function takes its arguments as they come.
  bool like_python = false;    ///< CPython has the function in Python.
};

struct NativeFunctionObject : Object {
  const NativeMethod* method;
  const Signature* signature;
  Ref<StringObject> name;
  Type* owner = nullptr;  ///< The type whose method it is; nullptr for functions of modules.
  Value self;             ///< Bound: the object, class or module.
  Value module;

  explicit NativeFunctionObject(Type* type) : Object(Kind::native_function, type) {}
};

struct MethodObject : Object {
  Value function;
  Value self;
  explicit MethodObject(Type* type) : Object(Kind::method, type) {}
};

struct CellObject : Object {
  Value value;
  explicit CellObject(Type* type) : Object(Kind::cell, type) {}
};

struct PropertyObject : Object {
  Value get, set, remove, doc;
  Value name;
  explicit PropertyObject(Type* type) : Object(Kind::property, type) {}
};

/// An attribute that a built-in type computes ("getset_descriptor").
struct NativePropertyObject : Object {
  const NativeGetter* getter;
  Type* owner;
  Ref<StringObject> name;
  explicit NativePropertyObject(Type* type) : Object(Kind::native_property, type) {}
};

/// One name of __slots__. Its value stands in the instance's shape under `key`, which no attribute
/// can be named; beside the __dict__ once the attributes have moved there.
struct MemberObject : Object {
  Ref<StringObject> name;
  Ref<StringObject> key;
  Type* owner = nullptr;
  explicit MemberObject(Type* type) : Object(Kind::member, type) {}
};

/// classmethod and staticmethod: they differ in their kind.
struct WrappedFunctionObject : Object {
  Value function;
  WrappedFunctionObject(Kind kind, Type* type) : Object(kind, type) {}
};

struct ModuleObject : Object {
  Ref<StringObject> name;
  Ref<DictObject> namespace_;
  explicit ModuleObject(Type* type) : Object(Kind::module, type) {}
};

struct RangeObject : Object {
  Value start, stop, step;  ///< Integers.
  Value length;
  explicit RangeObject(Type* type) : Object(Kind::range, type) {}
};

struct SliceObject : Object {
  Value start, stop, step;
  explicit SliceObject(Type* type) : Object(Kind::slice, type) {}
};

/// Ellipsis and NotImplemented.
struct SingletonObject : Object {
  std::string_view text;
  SingletonObject(std::string_view text, Type* type) : Object(Kind::singleton, type), text(text) {}
};

/// A float of a subclass of float; plain floats live in their Value.
struct NumberObject : Object {
  double value = 0;
  explicit NumberObject(Type* type) : Object(Kind::number, type) {}
};

}  // namespace looplane::script
