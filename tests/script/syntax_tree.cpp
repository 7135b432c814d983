// The tree's shape and places, for what is easily got wrong. Columns are bytes from 0.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "script/syntax/parser.hpp"

using namespace looplane::script::syntax;

namespace {

/// A program of one statement, and its tree.
struct Parsed {
  explicit Parsed(std::string_view text) : source(text), tree(parse(source)) {
    INFO(text << (tree.error ? ": " + tree.error->message : ""));
    REQUIRE_FALSE(tree.error.has_value());
  }

  Stmt* statement() const { return tree.module->body.front(); }

  template <class T>
  T* statement_as() const {
    T* found = try_as<T>(statement());
    REQUIRE(found != nullptr);
    return found;
  }

  template <class T>
  T* value_as() const {
    T* found = try_as<T>(statement_as<Expression>()->value);
    REQUIRE(found != nullptr);
    return found;
  }

  Source source;
  SyntaxTree tree;
};

std::string place(const Range& range) {
  return std::to_string(range.line) + ":" + std::to_string(range.column) + "-" +
         std::to_string(range.end_line) + ":" + std::to_string(range.end_column);
}

std::string repeat(std::string_view text, int times) {
  std::string result;
  for (int time = 0; time < times; ++time) result += text;
  return result;
}

}  // namespace

TEST_CASE("operators bind as in Python", "[syntax]") {
  const Parsed parsed("-a ** -b + c * d");
  const BinOp* sum = parsed.value_as<BinOp>();
  CHECK(sum->op == Operator::Add);
  const UnaryOp* negated = try_as<UnaryOp>(sum->left);
  REQUIRE(negated != nullptr);
  CHECK(is<BinOp>(negated->operand));
  CHECK(place(sum->range) == "1:0-1:16");
}

TEST_CASE("a parenthesis belongs to the expression around it, not to the one in it", "[syntax]") {
  const Parsed parsed("(a) + (b, c)");
  const BinOp* sum = parsed.value_as<BinOp>();
  CHECK(place(sum->range) == "1:0-1:12");
  CHECK(place(sum->left->range) == "1:1-1:2");
  CHECK(sum->left->parenthesized);
  CHECK(place(sum->right->range) == "1:6-1:12");
}

TEST_CASE("columns are bytes, and can be told in characters", "[syntax]") {
  const Parsed parsed("é = 'ü' + x");
  const Expr* value = parsed.statement_as<Assign>()->value;
  const Expr* right = as<BinOp>(value)->right;
  CHECK(right->range.column == 12);
  CHECK(parsed.source.character_column(1, right->range.column) == 10);
}

TEST_CASE("equal names are one text", "[syntax]") {
  const Parsed parsed("x = x");
  const Assign* assign = parsed.statement_as<Assign>();
  CHECK(as<Name>(assign->targets[0])->id.data() == as<Name>(assign->value)->id.data());
  CHECK(as<Name>(assign->targets[0])->ctx == ExprContext::Store);
}

TEST_CASE("an f-string has texts and fields by turns", "[syntax]") {
  const Parsed parsed("f'a{{{x!r:>{w}}' \"b\" f'{y = }'");
  const JoinedStr* joined = parsed.value_as<JoinedStr>();
  REQUIRE(joined->values.size() == 4);
  CHECK(as<Constant>(joined->values[0])->text == "a{");
  const FormattedValue* field = as<FormattedValue>(joined->values[1]);
  CHECK(field->conversion == 'r');
  CHECK(as<JoinedStr>(field->format_spec)->values.size() == 2);
  CHECK(as<Constant>(joined->values[2])->text == "by = ");
  CHECK(as<FormattedValue>(joined->values[3])->conversion == 'r');
}

TEST_CASE("numbers and escapes are decoded", "[syntax]") {
  CHECK(Parsed("0x_FF").value_as<Constant>()->text == "FF");
  CHECK(Parsed("0x_FF").value_as<Constant>()->base == 16);
  CHECK(Parsed("1_000").value_as<Constant>()->text == "1000");
  CHECK(Parsed("1_0.5e1").value_as<Constant>()->number == 105.0);
  CHECK(Parsed("2.5j").value_as<Constant>()->constant == ConstantKind::Imaginary);
  CHECK(Parsed(R"('\x41\u00e9\101\
\t')")
            .value_as<Constant>()
            ->text ==
        "A\xC3\xA9"
        "A\t");
  CHECK(Parsed(R"(b'\xff' b"\0")").value_as<Constant>()->text == std::string("\xff\0", 2));
  CHECK(Parsed(R"(r'\d')").value_as<Constant>()->text == "\\d");
}

TEST_CASE("characters have names", "[syntax]") {
  CHECK(Parsed("'\\N{BULLET}\\N{greek small letter alpha}'").value_as<Constant>()->text ==
        "\xE2\x80\xA2\xCE\xB1");
  CHECK(Parsed("'\\N{nbsp}\\N{GRINNING FACE}'").value_as<Constant>()->text ==
        "\xC2\xA0\xF0\x9F\x98\x80");
  CHECK(Parsed("'\\N{CJK UNIFIED IDEOGRAPH-4E00}'").value_as<Constant>()->text == "\xE4\xB8\x80");
  const Source unknown("'\\N{BULLETS}'");
  CHECK(parse(unknown).error->message ==
        "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: unknown "
        "Unicode character name");
}

TEST_CASE("a useless escape is warned of", "[syntax]") {
  const Parsed parsed("x = 1\ny = '\\d'\n");
  REQUIRE(parsed.tree.warnings.size() == 1);
  CHECK(parsed.tree.warnings[0].message == "invalid escape sequence '\\d'");
  CHECK(parsed.tree.warnings[0].range.line == 2);
}

TEST_CASE("match, case, type and _ are names too", "[syntax]") {
  CHECK(Parsed("match (x)").value_as<Call>() != nullptr);
  CHECK(Parsed("match[x] = case").statement_as<Assign>() != nullptr);
  CHECK(Parsed("type = type(_)").statement_as<Assign>() != nullptr);
  const Parsed parsed(
      "match x, y:\n  case [1, *_] | {'a': b.c, **d} if e: pass\n  case C(a=1): pass\n");
  const Match* match = parsed.statement_as<Match>();
  CHECK(is<Tuple>(match->subject));
  REQUIRE(match->cases.size() == 2);
  CHECK(is<MatchOr>(match->cases[0].pattern));
  CHECK(match->cases[0].guard != nullptr);
}

TEST_CASE("a parenthesis after with may hold items or an expression", "[syntax]") {
  CHECK(Parsed("with (a, b as c,): pass").statement_as<With>()->items.size() == 2);
  CHECK(Parsed("with (a, b) as c: pass").statement_as<With>()->items.size() == 1);
  CHECK(Parsed("with (yield): pass").statement_as<With>()->items.size() == 1);
}

TEST_CASE("type parameters have bounds and defaults", "[syntax]") {
  const Parsed parsed("def f[T: int = str, *Ts = *x, **P](a: T) -> T: pass");
  const FunctionDef* function = parsed.statement_as<FunctionDef>();
  REQUIRE(function->type_params.size() == 3);
  CHECK(function->type_params[0].bound != nullptr);
  CHECK(function->type_params[1].kind == TypeParamKind::TypeVarTuple);
  CHECK(is<Starred>(function->type_params[1].default_value));
  CHECK(function->type_params[2].kind == TypeParamKind::ParamSpec);
}

TEST_CASE("long chains are no deep nesting", "[syntax]") {
  Parsed(repeat("x + ", 20'000) + "x");
  Parsed("x" + repeat(".x()[0]", 10'000));
  Parsed("if x:\n pass\n" + repeat("elif x:\n pass\n", 5'000));
  Parsed(repeat("'a' ", 10'000));
  Parsed(repeat("(", 200) + "x" + repeat(")", 200));
}

TEST_CASE("nesting has an end", "[syntax]") {
  const Source source(repeat("not ", 100'000) + "x");
  const SyntaxTree tree = parse(source);
  REQUIRE(tree.error.has_value());
  CHECK(tree.error->kind == SyntaxErrorKind::MemoryError);
}

TEST_CASE("an expression alone is parsed for eval", "[syntax]") {
  const Source pair("(a,\n b)");
  REQUIRE(parse_expression(pair).expression != nullptr);
  CHECK(is<Tuple>(parse_expression(pair).expression));
  CHECK(parse_expression(Source("a = b")).error.has_value());
}
