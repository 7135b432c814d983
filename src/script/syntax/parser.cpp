#include "script/syntax/parser.hpp"

#include "script/syntax/diagnosis.hpp"
#include "script/syntax/rules.hpp"
#include "script/syntax/tokenizer.hpp"

namespace looplane::script::syntax {

namespace {

SyntaxTree parse_with(const Source& source, bool alone) {
  SyntaxTree tree;
  TokenStream stream = tokenize(source);
  tree.warnings = std::move(stream.warnings);
  if (stream.error_wins) {
    tree.error = diagnose(source, stream, alone);
    return tree;
  }
  Rules rules(source, stream, tree);
  if (alone) {
    tree.expression = rules.expression_alone();
  } else {
    tree.module = rules.module();
  }
  if (!rules.failed()) return tree;
  tree.module = nullptr;
  tree.expression = nullptr;
  tree.error = rules.error() ? std::move(rules.error()) : diagnose(source, stream, alone);
  return tree;
}

}  // namespace

SyntaxTree parse(const Source& source) { return parse_with(source, false); }

SyntaxTree parse_expression(const Source& source) { return parse_with(source, true); }

}  // namespace looplane::script::syntax
