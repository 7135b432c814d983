#include "session/value_text.hpp"

#include "script/modules/asyncio/task.hpp"
#include "script/modules/deque.hpp"
#include "script/values/integer.hpp"
#include "script/values/number_text.hpp"
#include "script/values/quoting.hpp"

namespace looplane {
namespace {

using script::Kind;
using script::Value;

/// How deep containers are shown within one another.
constexpr int deepest = 3;
/// Integers of more bits are not written out.
constexpr std::size_t largest_integer = 256;

/// The begin of a text, cut between two characters.
std::string_view cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (text[bytes] & 0xc0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

class Writer {
 public:
  /// Adds at most about `length` characters to `text`.
  Writer(std::string& text, script::Machine& machine, std::size_t length)
      : m_(machine), length_(length), begin_(text.size()), text_(text) {}

  void write(const Value& value, int depth = 0);

 private:
  void object(const Value& value, int depth);
  void string(std::string_view text);
  void named(std::string_view kind, std::string_view name) {
    text_.append("<").append(kind).append(" ").append(name).append(">");
  }
  /// Writes items between brackets until there is no more room.
  template <class Next>
  void items(std::string_view open, std::string_view close, int depth, Next next);
  void sequence(std::string_view open, std::string_view close, int depth, const Value* begin,
                std::size_t count);
  void set(const Value& value, int depth);
  void dict(const Value& value, int depth);
  void future(const Value& value);
  [[nodiscard]] std::size_t written() const { return text_.size() - begin_; }
  [[nodiscard]] bool is_full() const { return written() + 8 > length_; }

  script::Machine& m_;
  std::size_t length_;
  std::size_t begin_;
  std::string& text_;
};

void Writer::write(const Value& value, int depth) {
  if (value.empty()) return;
  if (value.is_none()) {
    text_ += "None";
  } else if (value.is_bool()) {
    text_ += value.is_true() ? "True" : "False";
  } else if (value.is_small_int()) {
    text_ += std::to_string(value.small_int());
  } else if (value.is_number()) {
    text_ += script::float_repr(value.number());
  } else {
    object(value, depth);
  }
}

void Writer::object(const Value& value, int depth) {
  switch (value.object()->kind) {
    case Kind::integer:
      if (script::integer_bit_length(value) <= largest_integer) {
        text_ += script::integer_to_text(value);
        return;
      }
      break;
    case Kind::string:
      return string(script::text_of(value));
    case Kind::bytes:
      text_ += "b" + script::quoted_bytes(cut(value.as<script::BytesObject>()->view(), length_));
      return;
    case Kind::list: {
      const auto& list = value.as<script::ListObject>()->items;
      return sequence("[", "]", depth, list.data(), list.size());
    }
    case Kind::tuple: {
      auto* tuple = value.as<script::TupleObject>();
      return sequence("(", tuple->count == 1 ? ",)" : ")", depth, tuple->items, tuple->count);
    }
    case Kind::set:
      return set(value, depth);
    case Kind::dict:
      return dict(value, depth);
    case Kind::exception: {
      text_ += m_.type_of(value)->short_name();
      auto* args = value.as<script::ExceptionObject>()->args.get();
      return sequence("(", ")", depth, args ? args->items : nullptr, args ? args->count : 0);
    }
    case Kind::function:
      return named("function", value.as<script::FunctionObject>()->qualname->view());
    case Kind::type:
      return named("class", value.as<script::Type>()->short_name());
    case Kind::module:
      return named("module", value.as<script::ModuleObject>()->name->view());
    case Kind::generator:
      return named(m_.type_of(value)->short_name(),
                   value.as<script::GeneratorObject>()->qualname->view());
    case Kind::future:
      return future(value);
    default:
      break;
  }
  if (m_.types.deque != nullptr && m_.is_instance(value, m_.types.deque)) {
    auto* deque = value.as<script::DequeObject>();
    return items("deque([", "])", depth, [&, at = std::size_t{0}](Writer& writer) mutable {
      if (at == deque->count) return false;
      writer.write(deque->at(at++), depth + 1);
      return true;
    });
  }
  text_.append("<").append(m_.type_of(value)->short_name()).append(" object>");
}

void Writer::string(std::string_view text) {
  const std::size_t room = length_ > written() + 8 ? length_ - written() - 5 : 4;
  const std::string_view shown = cut(text, room);
  text_ += script::quoted_text(shown);
  if (shown.size() < text.size()) text_ += "...";
}

template <class Next>
void Writer::items(std::string_view open, std::string_view close, int depth, Next next) {
  text_ += open;
  if (depth >= deepest) {
    text_ += "...";
  } else {
    for (std::size_t count = 0;; ++count) {
      const std::size_t before = text_.size();
      if (count > 0) text_ += ", ";
      const bool full = count > 0 && is_full();
      const std::size_t begun = text_.size();
      if (!next(*this)) {
        text_.resize(before);
        break;
      }
      if (full) {
        text_.resize(begun);
        text_ += "...";
        break;
      }
    }
  }
  text_ += close;
}

void Writer::sequence(std::string_view open, std::string_view close, int depth, const Value* begin,
                      std::size_t count) {
  items(open, close, depth, [&, at = std::size_t{0}](Writer& writer) mutable {
    if (at == count) return false;
    writer.write(begin[at++], depth + 1);
    return true;
  });
}

void Writer::set(const Value& value, int depth) {
  auto* set = value.as<script::SetObject>();
  if (set->used == 0) {
    text_ += set->frozen ? "frozenset()" : "set()";
    return;
  }
  items(set->frozen ? "frozenset({" : "{", set->frozen ? "})" : "}", depth,
        [&, at = std::size_t{0}](Writer& writer) mutable {
          while (at < set->table.size() && set->table[at].key.empty()) ++at;
          if (at == set->table.size()) return false;
          writer.write(set->table[at++].key, depth + 1);
          return true;
        });
}

void Writer::dict(const Value& value, int depth) {
  auto* dict = value.as<script::DictObject>();
  items("{", "}", depth, [&, at = std::size_t{0}](Writer& writer) mutable {
    at = dict->live_from(at);
    if (at >= dict->entries.size()) return false;
    writer.write(dict->entries[at].key, depth + 1);
    writer.text_ += ": ";
    writer.write(dict->entries[at++].value, depth + 1);
    return true;
  });
}

void Writer::future(const Value& value) {
  auto* future = value.as<script::FutureObject>();
  if (future->base == nullptr) {
    text_ += "<Future>";
    return;
  }
  if (const TaskBase* task = future->base->as_task()) return named("Task", task->name());
  using State = FutureBase::State;
  named("Future", future->base->state() == State::pending     ? "pending"
                  : future->base->state() == State::cancelled ? "cancelled"
                                                              : "finished");
}

}  // namespace

void add_value_text(std::string& text, script::Machine& machine, const Value& value,
                    std::size_t length) {
  Writer(text, machine, length).write(value);
}

std::string value_text(script::Machine& machine, const Value& value, std::size_t length) {
  std::string text;
  add_value_text(text, machine, value, length);
  return text;
}

}  // namespace looplane
