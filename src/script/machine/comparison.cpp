#include <cmath>
#include <compare>

#include "script/machine/operations.hpp"
#include "script/values/integer.hpp"
#include "script/values/number.hpp"
#include "script/values/tuple_hash.hpp"

// Truth, equality, order and hashes of any value.

namespace looplane::script {

// --- Truth --------------------------------------------------------------------------------------

static Eventually<bool> truth_of_object(Machine& m, Value value) {
  const Type& type = *m.type_of(value);
  if (!type[Special::bool_].empty()) {
    Value result = co_await call_special(m, value, Special::bool_);
    if (result.is_bool()) co_return result.is_true();
    co_return m.type_error(concat("__bool__ should return bool, returned ", m.type_name(result)));
  }
  const std::int64_t size = co_await length(m, value);
  co_return size != 0;
}

Eventually<bool> truth(Machine& m, const Value& value) {
  if (value.is_bool()) return value.is_true();
  if (value.is_none()) return false;
  if (value.is_small_int()) return value.small_int() != 0;
  if (value.is_number()) return value.number() != 0;
  const Object& object = *value.object();
  if (object.exact) {
    switch (object.kind) {
      case Kind::string:
        return static_cast<const StringObject&>(object).size != 0;
      case Kind::list:
        return !static_cast<const ListObject&>(object).items.empty();
      case Kind::tuple:
        return static_cast<const TupleObject&>(object).count != 0;
      case Kind::dict:
        return static_cast<const DictObject&>(object).used != 0;
      case Kind::set:
        return static_cast<const SetObject&>(object).used != 0;
      case Kind::integer:
        return true;
      default:
        break;
    }
  }
  const Type& type = *object.type;
  if (type[Special::bool_].empty() && type[Special::len].empty()) return true;
  return truth_of_object(m, value);
}

// --- Comparing without methods ------------------------------------------------------------------

/// Of built-in numbers and strings; unordered for NaN. Nothing: methods have to tell.
static std::optional<std::partial_ordering> order_simple(const Value& a, const Value& b) {
  if (Value::both_small_ints(a, b)) return a.small_int() <=> b.small_int();
  if (a.is_exact(Kind::string) && b.is_exact(Kind::string)) {
    // UTF-8 sorts like the code points that it stands for.
    return text_of(a).compare(text_of(b)) <=> 0;
  }
  if (a.is_number()) {
    if (b.is_number()) return a.number() <=> b.number();
    if (plain_integer(b)) return 0 <=> integer_compare(b, a.number());
    return std::nullopt;
  }
  if (!plain_integer(a)) return std::nullopt;
  if (b.is_number()) return integer_compare(a, b.number());
  if (plain_integer(b)) return integer_compare(a, b);
  return std::nullopt;
}

/// Whether == of a value can only be true for the kinds that order_simple and None know.
static bool compares_simply(const Value& value) {
  return !value.is_object() || value.is_exact(Kind::string) || value.is_exact(Kind::integer);
}

static std::optional<bool> equal_tuples(Machine& m, TupleObject& a, TupleObject& b) {
  if (a.count != b.count) return false;
  for (std::uint32_t i = 0; i < a.count; ++i) {
    // Deeper ones are left to the general way, which does not recurse on this stack.
    if (a.items[i].is(Kind::tuple) && !a.items[i].same(b.items[i])) return std::nullopt;
    const std::optional<bool> equal = equal_simple(m, a.items[i], b.items[i]);
    if (equal != true) return equal;
  }
  return true;
}

std::optional<bool> equal_simple(Machine& m, const Value& a, const Value& b) {
  if (a.same(b)) return true;
  if (compares_simply(a) && compares_simply(b)) {
    if (a.is_exact(Kind::string) && b.is_exact(Kind::string)) {
      const auto* left = a.as<StringObject>();
      const auto* right = b.as<StringObject>();
      if (left->interned && right->interned) return false;
      return left->view() == right->view();
    }
    const auto order = order_simple(a, b);
    return order && *order == std::partial_ordering::equivalent;
  }
  if (a.is_exact(Kind::tuple) && b.is_exact(Kind::tuple)) {
    return equal_tuples(m, *a.as<TupleObject>(), *b.as<TupleObject>());
  }
  return std::nullopt;
}

// --- Comparing by methods -----------------------------------------------------------------------

static Special special_of(CompareOperator op) {
  return static_cast<Special>(static_cast<int>(Special::lt) + static_cast<int>(op));
}
static_assert(static_cast<int>(Special::ge) - static_cast<int>(Special::lt) == 5);

static CompareOperator reflected(CompareOperator op) {
  switch (op) {
    case CompareOperator::lt:
      return CompareOperator::gt;
    case CompareOperator::le:
      return CompareOperator::ge;
    case CompareOperator::gt:
      return CompareOperator::lt;
    case CompareOperator::ge:
      return CompareOperator::le;
    default:
      return op;
  }
}

static std::string_view symbol_of(CompareOperator op) {
  constexpr std::string_view symbols[] = {"<", "<=", "==", "!=", ">", ">="};
  return symbols[static_cast<std::size_t>(op)];
}

/// One step of do_richcompare; NotImplemented where the type has nothing of its own to say. Without
/// a __ne__ of its own, a type's != is the opposite of its == (object.__ne__).
static Eventually<Value> ask(Machine& m, const Value& self, CompareOperator op, const Value& other);

static Eventually<Value> opposite_of_equal(Machine& m, Value self, Value other) {
  Value result = co_await ask(m, self, CompareOperator::eq, other);
  if (result.same(m.not_implemented())) co_return result;
  const bool equal = co_await truth(m, result);
  co_return Value::boolean(!equal);
}

static Eventually<Value> ask(Machine& m, const Value& self, CompareOperator op,
                             const Value& other) {
  const Special special = special_of(op);
  const Value& method = (*m.type_of(self))[special];
  if (method.empty()) return m.not_implemented();
  if (method.same((*m.types.object)[special])) {
    if (op != CompareOperator::ne) return m.not_implemented();
    if ((*m.type_of(self))[Special::eq].same((*m.types.object)[Special::eq])) {
      return m.not_implemented();
    }
    return opposite_of_equal(m, self, other);
  }
  return call_special(m, self, special, other);
}

/// When neither side has an answer.
static Eventually<Value> compare_identity(Machine& m, CompareOperator op, const Value& a,
                                          const Value& b) {
  if (op == CompareOperator::eq) return Value::boolean(a.same(b));
  if (op == CompareOperator::ne) return Value::boolean(!a.same(b));
  return m.type_error(concat("'", symbol_of(op), "' not supported between instances of '",
                             m.type_name(a), "' and '", m.type_name(b), "'"));
}

static Eventually<Value> ask_reflected(Machine& m, CompareOperator op, bool reflect, const Value& a,
                                       const Value& b) {
  return reflect ? ask(m, b, reflected(op), a) : ask(m, a, op, b);
}

/// Goes on when the first answer, or the only one that is still missing, takes Python code.
static Eventually<Value> finish_comparison(Machine& m, CompareOperator op, Value a, Value b,
                                           std::optional<bool> then_reflected,
                                           Eventually<Value> pending) {
  Value result = co_await std::move(pending);
  if (result.same(m.not_implemented()) && then_reflected) {
    result = co_await ask_reflected(m, op, *then_reflected, a, b);
  }
  if (!result.same(m.not_implemented())) co_return result;
  co_return co_await compare_identity(m, op, a, b);
}

Eventually<Value> compare(Machine& m, CompareOperator op, const Value& a, const Value& b) {
  if (const auto order = order_simple(a, b)) return Value::boolean(fulfils(op, *order));
  if (op == CompareOperator::eq || op == CompareOperator::ne) {
    if (compares_simply(a) && compares_simply(b)) {
      return Value::boolean(a.same(b) == (op == CompareOperator::eq));
    }
  }
  Type* left = m.type_of(a);
  Type* right = m.type_of(b);
  const bool reflected_first = left != right && right->is_subtype_of(left);
  Eventually<Value> first = ask_reflected(m, op, reflected_first, a, b);
  if (first.failed()) return Failure{};
  if (!first.ready()) {
    return finish_comparison(m, op, a, b, !reflected_first, std::move(first));
  }
  if (!first.peek().same(m.not_implemented())) return first;
  Eventually<Value> second = ask_reflected(m, op, !reflected_first, a, b);
  if (second.failed()) return Failure{};
  if (!second.ready()) return finish_comparison(m, op, a, b, std::nullopt, std::move(second));
  if (!second.peek().same(m.not_implemented())) return second;
  return compare_identity(m, op, a, b);
}

static Eventually<bool> truth_of_comparison(Machine& m, Eventually<Value> comparison) {
  Value result = co_await std::move(comparison);
  co_return co_await truth(m, result);
}

static Eventually<bool> comparison_holds(Machine& m, CompareOperator op, const Value& a,
                                         const Value& b) {
  Eventually<Value> result = compare(m, op, a, b);
  if (result.failed()) return Failure{};
  if (result.ready()) return truth(m, result.peek());
  return truth_of_comparison(m, std::move(result));
}

Eventually<bool> equal(Machine& m, const Value& a, const Value& b) {
  if (const auto simple = equal_simple(m, a, b)) return *simple;
  return comparison_holds(m, CompareOperator::eq, a, b);
}

Eventually<bool> less(Machine& m, const Value& a, const Value& b) {
  if (const auto order = order_simple(a, b)) return *order < 0;
  return comparison_holds(m, CompareOperator::lt, a, b);
}

// --- Hashes -------------------------------------------------------------------------------------

std::int64_t hash_int64(std::int64_t value) {
  constexpr std::uint64_t modulus = (std::uint64_t{1} << 61) - 1;
  const auto magnitude =
      value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  const auto reduced = static_cast<std::int64_t>(magnitude % modulus);
  const std::int64_t hash = value < 0 ? -reduced : reduced;
  return hash == -1 ? -2 : hash;  // -1 is CPython's mark of an error.
}

// Numbers that are equal have equal hashes: this is the float modulo 2**61 - 1, 28 bits at a time
// (_Py_HashDouble).
std::int64_t hash_double(double value) {
  constexpr std::uint64_t modulus = (std::uint64_t{1} << 61) - 1;
  if (std::isnan(value)) return 0;
  if (std::isinf(value)) return value > 0 ? 314159 : -314159;
  int exponent;
  double rest = std::frexp(std::fabs(value), &exponent);
  std::uint64_t hash = 0;
  while (rest != 0) {
    hash = (hash << 28 & modulus) | hash >> (61 - 28);
    rest *= 268435456.0;  // 2**28
    exponent -= 28;
    const auto part = static_cast<std::uint64_t>(rest);
    rest -= static_cast<double>(part);
    hash += part;
    if (hash >= modulus) hash -= modulus;
  }
  const int shift = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61);
  if (shift != 0) hash = (hash << shift & modulus) | hash >> (61 - shift);
  const auto result = static_cast<std::int64_t>(hash);
  if (value < 0) return result == 1 ? -2 : -result;
  return result;
}

static std::optional<std::int64_t> hash_tuple(TupleObject& tuple) {
  if (tuple.hash_cache != 0) return tuple.hash_cache;
  TupleHash hash;
  for (const Value& item : tuple.span()) {
    // Deeper ones, if their hash is not known yet, are left to the general way.
    if (item.is(Kind::tuple) && item.as<TupleObject>()->hash_cache == 0) return std::nullopt;
    const auto item_hash = hash_simple(item);
    if (!item_hash) return std::nullopt;
    hash.add(*item_hash);
  }
  tuple.hash_cache = hash.finish(tuple.count);
  return tuple.hash_cache;
}

std::optional<std::int64_t> hash_simple(const Value& value) {
  if (value.is_small_int()) return value.small_int() == -1 ? -2 : value.small_int();
  if (value.is_number()) return hash_double(value.number());
  if (value.is_none()) return 0xfca86420;
  if (value.is_bool()) return value.is_true() ? 1 : 0;
  if (!value.object()->exact) return std::nullopt;
  switch (value.object()->kind) {
    case Kind::string:
      return value.as<StringObject>()->hash();
    case Kind::bytes:
      return value.as<BytesObject>()->hash();
    case Kind::integer:
      return integer_hash(value);
    case Kind::tuple:
      return hash_tuple(*value.as<TupleObject>());
    default:
      return std::nullopt;
  }
}

static Eventually<std::int64_t> checked_hash(Machine& m, const Value& result) {
  if (!is_integer(result)) return m.type_error("__hash__ method should return an integer");
  // What does not fit is hashed itself (slot_tp_hash).
  const auto hash = integer_to_int64(result);
  if (!hash) return integer_hash(result);
  return *hash == -1 ? -2 : *hash;
}

static Eventually<std::int64_t> hash_of_object(Machine& m, Eventually<Value> call) {
  Value result = co_await std::move(call);
  co_return co_await checked_hash(m, result);
}

Eventually<std::int64_t> hash(Machine& m, const Value& value) {
  if (const auto simple = hash_simple(value)) return *simple;
  const Value& method = (*m.type_of(value))[Special::hash];
  if (method.empty() || method.is_none()) {
    return m.type_error(concat("unhashable type: '", m.type_name(value), "'"));
  }
  Eventually<Value> result = call_special(m, value, Special::hash);
  if (result.failed()) return Failure{};
  if (result.ready()) return checked_hash(m, result.peek());
  return hash_of_object(m, std::move(result));
}

}  // namespace looplane::script
