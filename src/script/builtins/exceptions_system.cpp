#include "script/builtins/exceptions.hpp"
#include "script/machine/operations.hpp"

// OSError, whose number decides which of its subclasses is made.

namespace looplane::script {

// `detail`: (errno, strerror, filename, filename2); nothing when there were not two arguments.
static constexpr std::uint32_t detail_count = 4;

/// The numbers are Linux's.
static Type* type_for_errno(Machine& m, std::int64_t number) {
  switch (number) {
    case 1:
    case 13:
      return m.types.PermissionError;
    case 2:
      return m.types.FileNotFoundError;
    case 3:
      return m.types.ProcessLookupError;
    case 4:
      return m.types.InterruptedError;
    case 10:
      return m.types.ChildProcessError;
    case 11:
    case 114:
    case 115:
      return m.types.BlockingIOError;
    case 17:
      return m.types.FileExistsError;
    case 20:
      return m.types.NotADirectoryError;
    case 21:
      return m.types.IsADirectoryError;
    case 32:
    case 108:
      return m.types.BrokenPipeError;
    case 103:
      return m.types.ConnectionAbortedError;
    case 104:
      return m.types.ConnectionResetError;
    case 110:
      return m.types.TimeoutError;
    case 111:
      return m.types.ConnectionRefusedError;
    default:
      return m.types.OSError;
  }
}

/// A class with an __init__ of its own may be called with anything; its call of OSError.__init__
/// then says what the arguments are (oserror_use_init).
static bool init_decides(Machine& m, Type* type) {
  const auto init = static_cast<std::size_t>(Special::init);
  const auto constructor = static_cast<std::size_t>(Special::new_);
  return !type->special[init].same(m.types.OSError->special[init]) &&
         type->special[constructor].same(m.types.OSError->special[constructor]);
}

static void store_os_arguments(Machine& m, ExceptionObject* self, const Arguments& a) {
  const std::uint32_t count = a.count - 1;
  self->args = arguments_after_self(m, a);
  if (count < 2 || count > 5) return;
  Ref<TupleObject> detail = m.new_tuple(detail_count);
  detail->items[0] = a[1];
  detail->items[1] = a[2];
  if (count > 2 && !a[3].is_none()) {
    detail->items[2] = a[3];
    if (count == 5) detail->items[3] = a[5];
    Value shortened = m.tuple({a[1], a[2]});
    self->args = Ref<TupleObject>::share(shortened.as<TupleObject>());
  }
  self->detail = Value(detail);
}

static Eventually<Value> os_error_new(Machine& m, Arguments a) {
  if (a.count == 0 || !a[0].is(Kind::type)) {
    return m.type_error("OSError.__new__(): not enough arguments");
  }
  Type* type = a[0].as<Type>();
  const bool late = init_decides(m, type);
  if (!late && keyword_count(a) > 0) {
    return m.type_error(concat(type->name_text(), "() takes no keyword arguments"));
  }
  if (!late && type == m.types.OSError && a.count > 2 && a.count <= 6 && a[1].is_small_int()) {
    type = type_for_errno(m, a[1].small_int());
  }
  Ref<ExceptionObject> exception = m.make<ExceptionObject>(type);
  if (late) {
    exception->args = Ref<TupleObject>::share(m.empty_tuple().as<TupleObject>());
  } else {
    store_os_arguments(m, exception.get(), a);
  }
  return exception;
}

static Eventually<Value> os_error_init(Machine& m, Arguments a) {
  if (!init_decides(m, m.type_of(a[0]))) return Value::none();
  if (keyword_count(a) > 0) return takes_no_keywords(m, a[0]);
  store_os_arguments(m, exception_of(a[0]), a);
  return Value::none();
}

static Eventually<Value> os_error_str(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value detail = exception_of(self)->detail;
  if (!detail.is(Kind::tuple)) {
    Value text = co_await base_exception_str(m, self);
    co_return text;
  }
  TupleObject* parts = detail.as<TupleObject>();
  Value number = co_await str(m, value_or_none(parts->items[0]));
  Value words = co_await str(m, value_or_none(parts->items[1]));
  std::string text = concat("[Errno ", text_of(number), "] ", text_of(words));
  if (parts->items[2].empty()) co_return m.string(text);
  Value first = co_await repr(m, parts->items[2]);
  text += concat(": ", text_of(first));
  if (parts->items[3].empty()) co_return m.string(text);
  Value second = co_await repr(m, parts->items[3]);
  co_return m.string(concat(text, " -> ", text_of(second)));
}

ExceptionParts os_error_parts() {
  static const NativeMethod methods[] = {
      {"__new__", os_error_new, NativeMethod::Binding::none},
      {"__init__", os_error_init},
      {"__str__(self, /)", os_error_str},
  };
  static const NativeGetter getters[] = {
      {"errno", get_detail<0>, set_detail<0>},
      {"strerror", get_detail<1>, set_detail<1>},
      {"filename", get_detail<2>, set_detail<2>},
      {"filename2", get_detail<3>, set_detail<3>},
  };
  return {methods, getters};
}

}  // namespace looplane::script
