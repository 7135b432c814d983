#include "script/builtins/exceptions.hpp"
#include "script/machine/operations.hpp"

// SyntaxError: where in which file.

namespace looplane::script {

// `detail`: (filename, lineno, offset, text, end_lineno, end_offset); `second_detail`: the message.
static constexpr std::uint32_t place_count = 6;

static Eventually<Value> init_with_place(Machine& m, Value self, Value given) {
  Value place = co_await tuple_from(m, given);
  auto* items = place.as<TupleObject>();
  if (items->count < 4 || items->count > place_count) {
    co_return m.type_error(concat("function takes at ", items->count < 4 ? "least 4" : "most 6",
                                  " arguments (", std::to_string(items->count), " given)"));
  }
  if (items->count == 5) {
    co_return m.type_error("end_offset must be provided when end_lineno is provided");
  }
  Ref<TupleObject> detail = m.new_tuple(place_count);
  for (std::uint32_t i = 0; i < items->count; ++i) detail->items[i] = items->items[i];
  exception_of(self)->detail = Value(detail);
  co_return Value::none();
}

static Eventually<Value> syntax_error_init(Machine& m, Arguments a) {
  if (keyword_count(a) > 0) return takes_no_keywords(m, a[0]);
  store_arguments(m, a);
  ExceptionObject* self = exception_of(a[0]);
  if (a.count > 1) self->second_detail = a[1];
  self->detail = Value(m.new_tuple(place_count));
  if (a.count == 3) return init_with_place(m, a[0], a[2]);
  return Value::none();
}

static std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1);
}

static Eventually<Value> syntax_error_str(Machine& m, Arguments a) {
  const Value self = a[0];
  Value message = co_await str(m, value_or_none(exception_of(self)->second_detail));
  const Value detail = exception_of(self)->detail;
  if (!detail.is(Kind::tuple)) co_return message;
  const Value& filename = detail.as<TupleObject>()->items[0];
  const Value& line = detail.as<TupleObject>()->items[1];
  const bool has_file = filename.is(Kind::string);
  const bool has_line = line.is_small_int();
  if (!has_file && !has_line) co_return message;
  std::string text = concat(text_of(message), " (");
  if (has_file) text += base_name(text_of(filename));
  if (has_file && has_line) text += ", ";
  if (has_line) text += concat("line ", std::to_string(line.small_int()));
  co_return m.string(concat(text, ")"));
}

static Eventually<Value> get_print_file_and_line(Machine&, const Value&) { return Value::none(); }

ExceptionParts syntax_error_parts() {
  static const NativeMethod methods[] = {
      {"__init__", syntax_error_init},
      {"__str__(self, /)", syntax_error_str},
  };
  static const NativeGetter getters[] = {
      {"msg", get_field<&ExceptionObject::second_detail>,
       set_field<&ExceptionObject::second_detail>},
      {"filename", get_detail<0>, set_detail<0>},
      {"lineno", get_detail<1>, set_detail<1>},
      {"offset", get_detail<2>, set_detail<2>},
      {"text", get_detail<3>, set_detail<3>},
      {"end_lineno", get_detail<4>, set_detail<4>},
      {"end_offset", get_detail<5>, set_detail<5>},
      {"print_file_and_line", get_print_file_and_line},
  };
  return {methods, getters};
}

}  // namespace looplane::script
