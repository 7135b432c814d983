#pragma once

#include <array>
#include <compare>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "script/machine/machine.hpp"

namespace looplane::script {

// What Python programs can ask of any value. Each has a fast path that returns at once for built-in
// types and a coroutine behind it for what runs Python code.

// --- Calls ------------------------------------------------------------------------------------
/// Calls with positional arguments, then those named by `keywords`. The array must live until the
/// result is there: in a coroutine, until the `co_await` is over.
Eventually<Value> call(Machine& m, const Value& callable, Arguments arguments);
Eventually<Value> call_copied(Machine& m, const Value& callable, std::span<const Value> arguments);
Eventually<Value> call_method_copied(Machine& m, const Value& object, std::string_view name,
                                     std::span<const Value> arguments);
Eventually<Value> call_special_copied(Machine& m, const Value& object, Special which,
                                      std::span<const Value> arguments);
/// The values are copied where they have to outlive the call expression.
template <std::convertible_to<Value>... Values>
Eventually<Value> call(Machine& m, const Value& callable, const Values&... arguments) {
  const std::array<Value, sizeof...(Values)> values{Value(arguments)...};
  return call_copied(m, callable, values);
}
/// `callable(*arguments, **keywords)`: a tuple, and a dict or nothing.
Eventually<Value> call_with_dict(Machine& m, const Value& callable, const Value& arguments,
                                 const Value& keywords);
/// Calls a method by its name: `call_method(m, object, "close")`.
template <std::convertible_to<Value>... Values>
Eventually<Value> call_method(Machine& m, const Value& object, std::string_view name,
                              const Values&... arguments) {
  const std::array<Value, sizeof...(Values)> values{Value(arguments)...};
  return call_method_copied(m, object, name, values);
}
/// Calls a special method as the language does: looked up on the type. The method must be there.
template <std::convertible_to<Value>... Values>
Eventually<Value> call_special(Machine& m, const Value& object, Special which,
                               const Values&... arguments) {
  const std::array<Value, sizeof...(Values)> values{Value(arguments)...};
  return call_special_copied(m, object, which, values);
}
bool is_callable(Machine& m, const Value& value);

// --- Attributes -------------------------------------------------------------------------------
Eventually<Value> get_attribute(Machine& m, const Value& object, StringObject* name);
Eventually<Value> get_attribute(Machine& m, const Value& object, std::string_view name);
/// Nothing instead of AttributeError.
Eventually<Value> find_attribute(Machine& m, const Value& object, StringObject* name);
Eventually<Value> set_attribute(Machine& m, const Value& object, StringObject* name, Value value);
Eventually<Value> delete_attribute(Machine& m, const Value& object, StringObject* name);
/// What `object.__getattribute__` and `object.__setattr__` do (an empty value deletes).
Eventually<Value> generic_get_attribute(Machine& m, const Value& object, StringObject* name);
Eventually<Value> generic_set_attribute(Machine& m, const Value& object, StringObject* name,
                                        Value value);
/// The instance's own attribute; no class, no descriptor, no Python code. Empty: not there.
Value own_attribute(Machine& m, Object* object, StringObject* name);
void set_own_attribute(Machine& m, Object* object, StringObject* name, Value value);
bool remove_own_attribute(Machine& m, Object* object, StringObject* name);
/// Under which key the value of a class's slot stands among an instance's attributes.
std::string member_key(const Type* owner, std::string_view name);
/// The `__dict__` of an instance that has one; from now on it holds the attributes.
Ref<DictObject> attribute_dict(Machine& m, Object* object);
Failure attribute_error(Machine& m, const Value& object, StringObject* name);
Failure attribute_error(Machine& m, const Value& object, StringObject* name,
                        std::string_view message);
/// "'int' object has no attribute 'x'"
std::string attribute_error_message(Machine& m, const Value& object, std::string_view name);
Failure property_error(Machine& m, PropertyObject* property, const Value& instance,
                       std::string_view missing);
void replace_attribute_dict(Machine& m, Object* object, Ref<DictObject> dict);
/// What super(...).name is; nothing when there is no such attribute.
Eventually<Value> find_on_super(Machine& m, const Value& super, StringObject* name);
/// A module's own __getattr__, or AttributeError.
Eventually<Value> module_getattr(Machine& m, const Value& module, StringObject* name);

// --- Truth, equality, order, hash -------------------------------------------------------------
Eventually<bool> truth(Machine& m, const Value& value);
/// `==` as containers use it: the same object is equal.
Eventually<bool> equal(Machine& m, const Value& a, const Value& b);
/// nullopt: only Python code can tell.
std::optional<bool> equal_simple(Machine& m, const Value& a, const Value& b);
Eventually<Value> compare(Machine& m, CompareOperator op, const Value& a, const Value& b);
/// Whether the comparison is true of two things in this order.
inline bool fulfils(CompareOperator op, std::partial_ordering order) {
  switch (op) {
    case CompareOperator::lt:
      return order < 0;
    case CompareOperator::le:
      return order <= 0;
    case CompareOperator::eq:
      return order == 0;
    case CompareOperator::ne:
      return order != 0;
    case CompareOperator::gt:
      return order > 0;
    case CompareOperator::ge:
      break;
  }
  return order >= 0;
}
/// `a < b` and its truth, for sorting.
Eventually<bool> less(Machine& m, const Value& a, const Value& b);
Eventually<std::int64_t> hash(Machine& m, const Value& value);
/// nullopt: only Python code can tell, or it is unhashable.
std::optional<std::int64_t> hash_simple(const Value& value);
std::int64_t hash_double(double value);
std::int64_t hash_int64(std::int64_t value);

// --- Operators --------------------------------------------------------------------------------
Eventually<Value> binary(Machine& m, BinaryOperator op, const Value& a, const Value& b);
Eventually<Value> binary_in_place(Machine& m, BinaryOperator op, const Value& a, const Value& b);
Eventually<Value> negative(Machine& m, const Value& value);
Eventually<Value> positive(Machine& m, const Value& value);
Eventually<Value> invert(Machine& m, const Value& value);
/// pow() with two or three arguments; the modulus may be None or nothing.
Eventually<Value> power(Machine& m, const Value& a, const Value& b, const Value& modulus);
Eventually<Value> absolute(Machine& m, const Value& value);                           ///< abs()
Eventually<Value> divide_with_remainder(Machine& m, const Value& a, const Value& b);  ///< divmod()

// --- Containers -------------------------------------------------------------------------------
Eventually<Value> get_item(Machine& m, const Value& container, const Value& key);
Eventually<Value> set_item(Machine& m, const Value& container, const Value& key, Value value);
Eventually<Value> delete_item(Machine& m, const Value& container, const Value& key);
Eventually<bool> contains(Machine& m, const Value& container, const Value& value);
Eventually<std::int64_t> length(Machine& m, const Value& value);
/// len() where there is one, else 0: how much to reserve.
std::size_t length_hint(Machine& m, const Value& value);

/// How long an iterator will be, as CPython expects it (PyObject_LengthHint).
std::uint64_t hinted_length(const Value& iterator);

// --- Iteration --------------------------------------------------------------------------------
Eventually<Value> get_iterator(Machine& m, const Value& iterable);
/// The next value, or nothing at the end (StopIteration is swallowed).
Eventually<Value> next(Machine& m, const Value& iterator);
/// The same for native code that loops: what a generator gives goes to the consumer for as long as
/// that takes it. Gives the first item that it does not take.
Eventually<Value> next_for(Machine& m, const Value& iterator, Consumer& consumer);
/// Appends each item to a list.
struct Collector final : Consumer {
  HeapVector<Value>& items;
  explicit Collector(HeapVector<Value>& items) : items(items) {}
  bool take(Machine&, const Value& item) override {
    items.push_back(item);
    return true;
  }
};
/// Every value of an iterable, as a new list. Lets slices end on the way.
Eventually<Value> list_from(Machine& m, const Value& iterable);
/// The same as a tuple; a tuple is returned as it is.
Eventually<Value> tuple_from(Machine& m, const Value& iterable);

// --- Text -------------------------------------------------------------------------------------
/// Always a str.
Eventually<Value> repr(Machine& m, const Value& value);
Eventually<Value> str(Machine& m, const Value& value);
Eventually<Value> ascii(Machine& m, const Value& value);
Eventually<Value> format(Machine& m, const Value& value, const Value& spec);

// --- Numbers ----------------------------------------------------------------------------------
/// operator.index: any integer. Calls __index__ where needed.
Eventually<Value> index(Machine& m, const Value& value);
/// The same as an int64, cut off at its ends (as slices and len do).
Eventually<std::int64_t> index_clamped(Machine& m, const Value& value);
/// The same; beyond int64: OverflowError "Python int too large to convert to C ssize_t".
Eventually<std::int64_t> index_int64(Machine& m, const Value& value);
Eventually<double> to_double(Machine& m, const Value& value);  ///< As math functions take numbers.
Eventually<double> double_by_method(Machine& m,
                                    Value value);  ///< What __float__ or __index__ give.
/// What `method` (as __index__) returned, as a plain int. Warns of a subclass's instance.
Eventually<Value> integer_returned(Machine& m, std::string_view method, Value result);

// --- Dictionaries and sets with any key -------------------------------------------------------
/// Nothing when the key is not there.
Eventually<Value> dict_get(Machine& m, DictObject* dict, const Value& key);
Eventually<Value> dict_set(Machine& m, DictObject* dict, const Value& key, Value value);
/// The value that was there, or nothing.
Eventually<Value> dict_remove(Machine& m, DictObject* dict, const Value& key);
/// Adds all of a mapping or of an iterable of pairs.
Eventually<Value> dict_update(Machine& m, DictObject* dict, const Value& other);
Eventually<bool> set_contains(Machine& m, SetObject* set, const Value& key);
Eventually<bool> set_add(Machine& m, SetObject* set, const Value& key);     ///< false: was there.
Eventually<bool> set_remove(Machine& m, SetObject* set, const Value& key);  ///< false: was not.

// --- Classes ----------------------------------------------------------------------------------
Eventually<bool> is_instance(Machine& m, const Value& value, const Value& type_or_tuple);
Eventually<bool> is_subclass(Machine& m, const Value& type, const Value& type_or_tuple);
/// Binds a function, classmethod, property... found on a type to an instance, as attribute access.
Eventually<Value> bind(Machine& m, const Value& found, const Value& instance, Type* type);

// --- Exceptions -------------------------------------------------------------------------------
/// As `except type:` compares.
inline bool exception_matches(const Value& exception, const Type* type) {
  return exception.object()->type->is_subtype_of(type);
}
/// The lines that CPython prints for an uncaught exception.
Eventually<Value> format_exception(Machine& m, const Value& exception);

/// "module.Class", or "list" for built-in types: as reprs name a type. A str.
Value qualified_type_name(Machine& m, Type* type);
Eventually<Value> abstract_class_error(Machine& m, Type* type);
/// types.MappingProxyType(mapping)
Eventually<Value> mapping_proxy(Machine& m, Value mapping);

/// "0x7f..." for the repr of an object.
std::string address_text(const Object* object);
/// What id() gives: the same in every run of a program, so that what hangs on it is so too.
std::uint64_t identity_of(const Object* object);

/// The module of this dotted name, imported when it is not there yet.
Eventually<Value> import_by_name(Machine& m, std::string_view name);

// --- Words for messages -----------------------------------------------------------------------
/// Joins texts: concat("'", name, "' object is not iterable").
template <class... Parts>
std::string concat(const Parts&... parts) {
  std::string text;
  (text.append(std::string_view(parts)), ...);
  return text;
}
std::string_view type_name(Machine& m, const Value& value);

}  // namespace looplane::script
