#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// A tuple whose values have names, such as sys.version_info. Each one is described once, for all
/// machines: `static const StructSequence description("sys", "version_info", {"major", ...});`
class StructSequence {
 public:
  /// `creatable`: programs may make one, of a sequence.
  StructSequence(std::string_view module, std::string_view name,
                 std::initializer_list<std::string_view> fields, bool creatable = false);
  StructSequence(const StructSequence&) = delete;
  StructSequence& operator=(const StructSequence&) = delete;

  /// Makes the type; its name is "sys.version_info".
  [[nodiscard]] Type* define(Machine& m) const;
  [[nodiscard]] static constexpr std::size_t most_fields() { return 20; }

 private:
  std::vector<NativeGetter> getters_;
  TypeDefinition definition_;
};

/// A value of such a type.
Value make_struct_sequence(Machine& m, Type* type, std::span<const Value> fields);

}  // namespace looplane::script
