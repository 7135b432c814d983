#include <cstring>

#include "script/machine/machine.hpp"
#include "script/values/utf8.hpp"

namespace looplane::script {

Ref<StringObject> Machine::new_string(std::uint32_t bytes, std::uint32_t length) {
  void* memory = heap_.allocate(StringObject::allocation(bytes));
  return Ref<StringObject>::adopt(new (memory) StringObject(bytes, length, types.string));
}

Value Machine::string(std::string_view text) { return string(text, count_code_points(text)); }

Value Machine::string(std::string_view text, std::uint32_t length) {
  if (length <= 1) {
    if (text.empty()) return Value::object(empty_string_ != nullptr ? empty_string_ : intern({}));
    return character(first_code_point(text));
  }
  Ref<StringObject> result = new_string(static_cast<std::uint32_t>(text.size()), length);
  if (!text.empty()) std::memcpy(result->data, text.data(), text.size());
  return result;
}

Value Machine::character(char32_t code_point) {
  if (code_point < characters_.size() && characters_[code_point] != nullptr) {
    return Value::object(characters_[code_point]);
  }
  std::string text;
  append_code_point(text, code_point);
  if (code_point < characters_.size()) return interned(text);
  Ref<StringObject> result = new_string(static_cast<std::uint32_t>(text.size()), 1);
  std::memcpy(result->data, text.data(), text.size());
  return result;
}

StringObject* Machine::intern(std::string_view text) {
  if (const auto found = interned_.find(text); found != interned_.end()) return found->second.get();
  const std::uint32_t length = count_code_points(text);
  Ref<StringObject> made = new_string(static_cast<std::uint32_t>(text.size()), length);
  std::memcpy(made->data, text.data(), text.size());
  made->interned = true;
  StringObject* result = made.get();
  interned_.emplace(result->view(), std::move(made));
  if (length == 0) empty_string_ = result;
  if (length == 1 && first_code_point(text) < characters_.size()) {
    characters_[first_code_point(text)] = result;
  }
  return result;
}

Eventually<Value> Machine::concatenate(const Value& a, const Value& b) {
  const auto* left = a.as<StringObject>();
  const auto* right = b.as<StringObject>();
  if (right->size == 0 && left->exact) return a;
  if (left->size == 0 && right->exact) return b;
  const std::uint64_t size = std::uint64_t{left->size} + right->size;
  if (size > largest_text || !heap_.has_room(static_cast<std::size_t>(size))) {
    return memory_error();
  }
  Ref<StringObject> sum =
      new_string(static_cast<std::uint32_t>(size), left->length + right->length);
  std::memcpy(sum->data, left->data, left->size);
  std::memcpy(sum->data + left->size, right->data, right->size);
  return sum;
}

bool Machine::append_in_place(Value& left, const Value& right) {
  if (!left.is_exact(Kind::string) || !right.is_exact(Kind::string)) return false;
  auto* string = left.as<StringObject>();
  const auto* tail = right.as<StringObject>();
  if (string->references != 1 || string->interned) return false;
  const std::uint64_t size = std::uint64_t{string->size} + tail->size;
  const std::size_t before = StringObject::allocation(string->size);
  const std::size_t after = StringObject::allocation(static_cast<std::size_t>(size));
  if (size > largest_text || !heap_.has_room(after)) return false;
  if (after != before) {
    auto* moved =
        new (heap_.allocate(after)) StringObject(string->size, string->length, types.string);
    std::memcpy(moved->data, string->data, string->size);
    (void)left.leak();
    heap_.free(string, before);
    left = Value::adopt(moved);
    string = moved;
  }
  std::memcpy(string->data + string->size, tail->data, tail->size);
  string->size = static_cast<std::uint32_t>(size);
  string->length += tail->length;
  string->hash_cache = 0;
  return true;
}

Ref<BytesObject> Machine::new_bytes(std::uint32_t size) {
  void* memory = heap_.allocate(BytesObject::allocation(size));
  return Ref<BytesObject>::adopt(new (memory) BytesObject(size, types.bytes));
}

Value Machine::bytes(std::string_view text) {
  Ref<BytesObject> result = new_bytes(static_cast<std::uint32_t>(text.size()));
  if (!text.empty()) std::memcpy(result->data, text.data(), text.size());
  return result;
}

}  // namespace looplane::script
