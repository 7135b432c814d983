#include <charconv>

#include "script/machine/binding.hpp"
#include "script/machine/operations.hpp"

// Reads the signatures of native functions: "pop(self, index=-1, /)".

namespace looplane::script {

namespace {

class SignatureReader {
 public:
  SignatureReader(Machine& m, std::string_view text) : m_(m), text_(text) {}

  std::unique_ptr<Signature> read() {
    auto signature = std::make_unique<Signature>();
    const auto open = text_.find('(');
    if (open == text_.npos) {
      signature->binds = false;
      return signature;
    }
    text_ = text_.substr(open + 1, text_.rfind(')') - open - 1);
    while (!text_.empty()) add(*signature, next_part());
    for (const Signature::Parameter& parameter : signature->parameters) {
      if (parameter.keyword_only) continue;
      ++signature->positional_count;
      if (parameter.required) ++signature->required_count;
    }
    return signature;
  }

 private:
  /// Up to the next comma that is not within quotes or brackets.
  std::string_view next_part() {
    char quote = 0;
    int depth = 0;
    std::size_t end = 0;
    for (; end < text_.size(); ++end) {
      const char c = text_[end];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')') {
        --depth;
      } else if (c == ',' && depth == 0) {
        break;
      }
    }
    std::string_view part = text_.substr(0, end);
    text_.remove_prefix(end == text_.size() ? end : end + 1);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    return part;
  }

  void add(Signature& signature, std::string_view part) {
    if (part == "/") {
      for (Signature::Parameter& parameter : signature.parameters) parameter.positional_only = true;
      return;
    }
    if (part == "*") {
      keyword_only_ = true;
      return;
    }
    if (part.starts_with("**")) {
      signature.star_keywords = true;
      return;
    }
    if (part.starts_with('*')) {
      signature.star_args = true;
      keyword_only_ = true;
      return;
    }
    Signature::Parameter parameter;
    parameter.keyword_only = keyword_only_;
    const auto equals = part.find('=');
    parameter.name = Ref<StringObject>::share(m_.intern(part.substr(0, equals)));
    if (equals != part.npos) {
      parameter.required = false;
      parameter.default_value = default_value(part.substr(equals + 1));
    }
    signature.parameters.push_back(std::move(parameter));
  }

  Value default_value(std::string_view text) {
    if (text == "None") return Value::none();
    if (text == "True") return Value::boolean(true);
    if (text == "False") return Value::boolean(false);
    if (text == "()") return m_.empty_tuple();
    if (text.front() == '\'' || text.front() == '"') return quoted(text.substr(1, text.size() - 2));
    std::int64_t whole = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, whole).ptr == end) return m_.integer(whole);
    if (text == "...") return {};
    return Value::number(std::strtod(std::string(text).c_str(), nullptr));
  }

  Value quoted(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n') {
        plain += '\n';
        ++i;
      } else {
        plain += text[i];
      }
    }
    return m_.string(plain);
  }

  Machine& m_;
  std::string_view text_;
  bool keyword_only_ = false;
};

}  // namespace

const Signature& Machine::signature_of(const NativeMethod& method) {
  std::unique_ptr<Signature>& known = signatures_[&method];
  if (known == nullptr) {
    known = SignatureReader(*this, method.signature).read();
    known->like_python = is_like_python(method);
    const bool positional_only = known->positional_count == known->parameters.size();
    if (positional_only && !known->star_args && !known->star_keywords) {
      known->exact_count = known->positional_count;
    }
  }
  return *known;
}

}  // namespace looplane::script
