#include "script/syntax/grammar.hpp"

namespace looplane::script::syntax {

namespace {

// The order of rules and alternatives is CPython 3.13's, because it decides which mistake is found
// first and how far the parser has looked by then.
//
//   name = ...          a rule; `name* =`: its results are remembered; `name- =`: no mistakes below
//   'if'  "match"       a token by its spelling; a soft keyword
//   NAME                a kind of token
//   x?  x*  x+  x % ',' optional, any number, at least one, at least one with commas between
//   &x  !x              x must, must not come next
//   &&':'               an error when it does not come next
//   ~                   no other alternative from here on
//   a:x  b:x            labels for the report
//   -> At "..."         a mistake: what to report, see Report
//
// Rules named wrong_... are for mistakes. `@` stands for the parameters' two forms: those of def,
// which are annotated and end at ')', and those of lambda.
constexpr std::string_view rules = R"grammar(

file = statement* END
lone_expression = expressions NEWLINE* END
statement = compound_statement | simple_statements
simple_statements = simple_statement !';' NEWLINE | simple_statement % ';' ';'? NEWLINE

simple_statement* =
  assignment
  | &"type" type_alias
  | star_expressions
  | &'return' 'return' star_expressions?
  | &('import' | 'from') import_statement
  | &'raise' raise_statement
  | 'pass'
  | &'del' del_statement
  | &'yield' yield_expression
  | &'assert' 'assert' expression (',' expression)?
  | 'break'
  | 'continue'
  | &'global' 'global' NAME % ','
  | &'nonlocal' 'nonlocal' NAME % ','

compound_statement =
  &('def' | '@' | 'async') function_definition
  | &'if' if_statement
  | &('class' | '@') class_definition
  | &('with' | 'async') with_statement
  | &('for' | 'async') for_statement
  | &'try' try_statement
  | &'while' while_statement
  | match_statement

assignment =
  NAME ':' expression ('=' assigned)?
  | ('(' single_target ')' | attribute_or_item) ':' expression ('=' assigned)?
  | (star_targets '=')+ assigned !'='
  | single_target augmented ~ assigned
  | wrong_assignment
assigned = yield_expression | star_expressions
augmented = '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
raise_statement = 'raise' expression ('from' expression)? | 'raise'
del_statement = 'del' del_target % ',' ','? &(';' | NEWLINE) | wrong_del

import_statement = wrong_import | 'import' imported % ',' | import_from
import_from =
  'from' ('.' | '...')* dotted_name 'import' import_targets
  | 'from' ('.' | '...')+ 'import' import_targets
import_targets =
  '(' import_alias % ',' ','? ')'
  | import_alias % ',' !','
  | '*'
  | wrong_import_targets
import_alias = NAME ('as' NAME)?
imported = dotted_name ('as' NAME)?
dotted_name* = NAME ('.' NAME)*

block* = NEWLINE INDENT statement+ DEDENT | simple_statements | wrong_block
decorators = ('@' named_expression NEWLINE)+
class_definition = decorators class_head | class_head
class_head = wrong_class | 'class' NAME type_params? ('(' arguments? ')')? ':' block
function_definition = decorators function_head | function_head
function_head =
  wrong_def
  | 'def' NAME type_params? &&'(' params_def? ')' ('->' expression)? &&':' block
  | 'async' 'def' NAME type_params? &&'(' params_def? ')' ('->' expression)? &&':' block

params_@ = wrong_params_@ | parameters_@
parameters_@ =
  slash_plain_@ plain_@* defaulted_@* star_etc_@?
  | slash_defaulted_@ defaulted_@* star_etc_@?
  | plain_@+ defaulted_@* star_etc_@?
  | defaulted_@+ star_etc_@?
  | star_etc_@
slash_plain_@ = plain_@+ '/' ',' | plain_@+ '/' &close_@
slash_defaulted_@ = plain_@* defaulted_@+ '/' ',' | plain_@* defaulted_@+ '/' &close_@
star_etc_@ =
  wrong_star_etc_@
  | '*' plain_@ maybe_defaulted_@* keywords_@?
  | star_annotated_@ maybe_defaulted_@* keywords_@?
  | '*' ',' maybe_defaulted_@+ keywords_@?
  | keywords_@
keywords_@ = wrong_keywords_@ | '**' plain_@
plain_@ = param_@ ',' | param_@ &close_@
defaulted_@ = param_@ default ',' | param_@ default &close_@
maybe_defaulted_@ = param_@ default? ',' | param_@ default? &close_@
close_def = ')'
close_lambda = ':'
param_def = NAME (':' expression)?
param_lambda = NAME
star_annotated_def = '*' NAME ':' star_expression (',' | &')')
star_annotated_lambda = !NAME NAME
default = '=' expression | wrong_default

if_statement =
  wrong_if
  | 'if' named_expression ':' block elif_statement
  | 'if' named_expression ':' block else_block?
elif_statement =
  wrong_elif
  | 'elif' named_expression ':' block elif_statement
  | 'elif' named_expression ':' block else_block?
else_block = wrong_else | 'else' &&':' block
while_statement = wrong_while | 'while' named_expression ':' block else_block?
for_statement =
  wrong_for
  | 'for' star_targets 'in' ~ star_expressions ':' block else_block?
  | 'async' 'for' star_targets 'in' ~ star_expressions ':' block else_block?
  | wrong_for_target
with_statement =
  wrong_with_block
  | 'with' '(' with_item % ',' ','? ')' ':' block
  | 'with' with_item % ',' ':' block
  | 'async' 'with' '(' with_item % ',' ','? ')' ':' block
  | 'async' 'with' with_item % ',' ':' block
  | wrong_with
with_item = expression 'as' star_target &(',' | ')' | ':') | wrong_with_item | expression
try_statement =
  wrong_try
  | 'try' &&':' block finally_block
  | 'try' &&':' block except_block+ else_block? finally_block?
  | 'try' &&':' block except_star_block+ else_block? finally_block?
except_block =
  wrong_except_block
  | 'except' expression ('as' NAME)? ':' block
  | 'except' ':' block
  | wrong_except
except_star_block =
  wrong_except_star_block
  | 'except' '*' expression ('as' NAME)? ':' block
  | wrong_except
finally_block = wrong_finally | 'finally' &&':' block

match_statement = "match" subject ':' NEWLINE INDENT case_block+ DEDENT | wrong_match
subject = star_named_expression ',' star_named_expressions? | named_expression
case_block = wrong_case | "case" patterns guard? ':' block
guard = 'if' named_expression
patterns = open_sequence | pattern
pattern = as_pattern | or_pattern
as_pattern = or_pattern 'as' capture_target | wrong_as_pattern
or_pattern = closed_pattern % '|'
closed_pattern* =
  literal
  | capture_target
  | "_"
  | attribute_name !('.' | '(' | '=')
  | '(' pattern ')'
  | '[' sequence_items? ']' | '(' open_sequence? ')'
  | mapping_pattern
  | class_pattern
literal = signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
complex_number = signed_number '+' NUMBER | signed_number '-' NUMBER
signed_number = NUMBER | '-' NUMBER
capture_target = !"_" NAME !('.' | '(' | '=')
attribute_name* = NAME '.' NAME ('.' NAME)*
name_or_attribute = attribute_name | NAME
open_sequence = maybe_star_pattern ',' sequence_items?
sequence_items = maybe_star_pattern % ',' ','?
maybe_star_pattern = star_pattern | pattern
star_pattern* = '*' capture_target | '*' "_"
mapping_pattern =
  '{' '}'
  | '{' '**' capture_target ','? '}'
  | '{' key_pattern % ',' ',' '**' capture_target ','? '}'
  | '{' key_pattern % ',' ','? '}'
key_pattern = (literal | attribute_name) ':' pattern
class_pattern =
  name_or_attribute '(' ')'
  | name_or_attribute '(' positional_patterns ','? ')'
  | name_or_attribute '(' keyword_pattern % ',' ','? ')'
  | name_or_attribute '(' positional_patterns ',' keyword_pattern % ',' ','? ')'
  | wrong_class_pattern
positional_patterns = pattern % ','
keyword_pattern = NAME '=' pattern

type_alias = "type" NAME type_params? '=' expression
type_params =
  '[' a:']' -> From "Type parameter list cannot be empty"
  | '[' type_param % ',' ','? ']'
type_param* =
  NAME (':' expression)? ('=' expression)?
  | wrong_type_param
  | '*' NAME ('=' star_expression)?
  | '**' NAME ('=' expression)?

expressions = expression (',' expression)+ ','? | expression ',' | expression
expression* =
  wrong_expression
  | wrong_legacy_statement
  | disjunction 'if' disjunction 'else' expression
  | disjunction
  | lambda
yield_expression = 'yield' 'from' expression | 'yield' star_expressions?
star_expressions = star_expression (',' star_expression)+ ','? | star_expression ',' | star_expression
star_expression* = '*' bitwise_or | expression
star_named_expressions = star_named_expression % ',' ','?
star_named_expression = '*' bitwise_or | named_expression
assignment_expression = NAME ':=' ~ expression
named_expression = assignment_expression | wrong_named_expression | expression !':='
disjunction* = conjunction ('or' conjunction)+ | conjunction
conjunction* = inversion ('and' inversion)+ | inversion
inversion* = 'not' inversion | comparison
comparison = bitwise_or compared+ | bitwise_or
compared =
  '==' bitwise_or | '!=' bitwise_or | '<=' bitwise_or | '<' bitwise_or | '>=' bitwise_or
  | '>' bitwise_or | 'not' 'in' bitwise_or | 'in' bitwise_or | 'is' 'not' bitwise_or | 'is' bitwise_or
bitwise_or* = bitwise_xor ('|' bitwise_xor)*
bitwise_xor* = bitwise_and ('^' bitwise_and)*
bitwise_and* = shift ('&' shift)*
shift* = sum ('<<' sum | '>>' sum)*
sum* = term ('+' term | '-' term | wrong_operand)*
term* = factor ('*' factor | '/' factor | '//' factor | '%' factor | '@' factor | wrong_operand)*
factor* = '+' factor | '-' factor | '~' factor | wrong_sign | power
power = await_primary '**' factor | await_primary
await_primary* = 'await' primary | primary
primary* = atom ('.' NAME | generator | '(' arguments? ')' | '[' slices ']')*
slices = slice !',' | (slice | starred) % ',' ','?
slice = expression? ':' expression? (':' expression?)? | named_expression
atom =
  NAME | 'True' | 'False' | 'None'
  | &(STRING | FSTRING_START) strings
  | NUMBER
  | &'(' (tuple | group | generator)
  | &'[' (list | list_comprehension)
  | &'{' (dict | set | dict_comprehension | set_comprehension)
  | '...'
group = '(' (yield_expression | named_expression) ')' | wrong_group
lambda = 'lambda' params_lambda? ':' expression
f_string_middle = replacement_field | FSTRING_MIDDLE
replacement_field =
  '{' assigned '='? ('!' NAME)? (':' format_spec*)? '}'
  | wrong_replacement_field
format_spec = FSTRING_MIDDLE | replacement_field
strings* = (FSTRING_START f_string_middle* FSTRING_END | STRING)+
list = '[' star_named_expressions? ']'
tuple = '(' (star_named_expression ',' star_named_expressions?)? ')'
set = '{' star_named_expressions '}'
dict = '{' (dict_item % ',' ','?)? '}' | '{' wrong_dict_items '}'
dict_item = '**' bitwise_or | expression ':' expression
clauses = clause+
clause =
  'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
  | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
  | 'async'? 'for' (bitwise_or (',' bitwise_or)* ','?) !'in'
    -> Last "'in' expected after for-loop variables"
  | wrong_for_target
list_comprehension = '[' named_expression clauses ']' | wrong_comprehension
set_comprehension = '{' named_expression clauses '}' | wrong_comprehension
generator = '(' (assignment_expression | expression !':=') clauses ')' | wrong_comprehension
dict_comprehension = '{' expression ':' expression clauses '}' | wrong_dict_comprehension

arguments* = args ','? &')' | wrong_arguments
positional = starred | (assignment_expression | expression !':=') !'='
args = positional % ',' (',' keyword_args)? | keyword_args
keyword_args =
  keyword_or_starred % ',' ',' keyword_or_unpacked % ','
  | keyword_or_starred % ','
  | keyword_or_unpacked % ','
starred =
  wrong_starred_unpacking
  | '*' expression
  | '*' -> Last "Invalid star expression"
keyword_or_starred = wrong_keyword | NAME '=' expression | starred
keyword_or_unpacked = wrong_keyword | NAME '=' expression | '**' expression

star_targets = star_target !',' | star_target (',' star_target)* ','?
star_target* = '*' (!'*' star_target) | target_or_atom
target_or_atom* = target_primary target_end | star_atom
target_end = '.' NAME !more_follows | '[' slices ']' !more_follows
star_atom =
  NAME
  | '(' target_or_atom ')'
  | '(' (star_target (',' star_target)+ ','? | star_target ',')? ')'
  | '[' (star_target % ',' ','?)? ']'
single_target = attribute_or_item | NAME | '(' single_target ')'
attribute_or_item = target_primary target_end
target_primary* =
  atom &more_follows
  (('.' NAME | '[' slices ']' | generator | '(' arguments? ')') &more_follows)*
more_follows = '(' | '[' | '.'
del_target* = target_primary target_end | del_atom
del_atom =
  NAME | '(' del_target ')' | '(' (del_target % ',' ','?)? ')' | '[' (del_target % ',' ','?)? ']'

wrong_arguments =
  ((positional % ',' ',' keyword_args) | keyword_args) a:',' (starred !'=') % ','
    -> From "iterable argument unpacking follows keyword argument unpacking"
  | a:expression b:clauses ',' (args | expression clauses)?
    -> BareGenerator "Generator expression must be parenthesized"
  | a:NAME b:'=' expression clauses
    -> Between "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | (args ',')? a:NAME b:'=' &(',' | ')') -> Between "expected argument value expression"
  | a:args b:clauses -> BareGeneratorInCall "Generator expression must be parenthesized"
  | args ',' a:expression b:clauses -> BareGenerator "Generator expression must be parenthesized"
  | a:args ',' args -> PositionalAfterKeyword "positional argument follows keyword argument"
wrong_keyword =
  a:('True' | 'False' | 'None') b:'=' -> Between "cannot assign to %t"
  | a:NAME b:'=' expression clauses
    -> Between "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(NAME '=') a:expression b:'='
    -> Between "expression cannot contain assignment, perhaps you meant \"==\"?"
  | a:'**' expression '=' b:expression -> Between "cannot assign to keyword argument unpacking"
expression_without_mistakes- = disjunction 'if' disjunction 'else' expression | disjunction | lambda
wrong_legacy_statement =
  a:NAME !'(' b:star_expressions
    -> LegacyStatement "Missing parentheses in call to '%t'. Did you mean %t(...)?"
wrong_expression =
  !(NAME STRING | SOFT_KEYWORD) a:disjunction b:expression_without_mistakes
    -> ForgottenComma "invalid syntax. Perhaps you forgot a comma?"
  | a:disjunction 'if' b:disjunction !('else' | ':')
    -> Between "expected 'else' after 'if' expression"
  | a:'lambda' params_lambda? b:':' &FSTRING_MIDDLE
    -> Between "f-string: lambda expressions are not allowed without parentheses"
wrong_operand =
  ('+' | '-' | '*' | '/' | '%' | '//' | '@') a:'not' b:inversion
    -> Between "'not' after an operator must be parenthesized"
wrong_sign =
  ('+' | '-' | '~') a:'not' b:factor -> Between "'not' after an operator must be parenthesized"
wrong_named_expression* =
  a:expression ':=' expression -> At "cannot use assignment expressions with %k"
  | a:NAME '=' b:bitwise_or !('=' | ':=')
    -> Between "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(list | tuple | generator | 'True' | 'None' | 'False') a:bitwise_or '=' bitwise_or !('=' | ':=')
    -> At "cannot assign to %k here. Maybe you meant '==' instead of '='?"
wrong_assignment =
  a:wrong_annotated ':' expression -> At "only single target (not %k) can be annotated"
  | a:star_named_expression ',' star_named_expressions* ':' expression
    -> At "only single target (not tuple) can be annotated"
  | a:expression ':' expression -> At "illegal target for annotation"
  | (star_targets '=')* a:star_expressions '=' -> AssignTarget "cannot assign to %k"
  | (star_targets '=')* a:yield_expression '='
    -> At "assignment to yield expression not possible"
  | a:star_expressions augmented assigned
    -> At "'%k' is an illegal expression for augmented assignment"
wrong_annotated = list | tuple | '(' wrong_annotated ')'
wrong_del = 'del' a:star_expressions -> DeleteTarget "cannot delete %k"
wrong_block = NEWLINE !INDENT -> Indentation "expected an indented block"
wrong_comprehension =
  ('[' | '(' | '{') a:starred clauses -> At "iterable unpacking cannot be used in comprehension"
  | ('[' | '{') a:star_named_expression ',' b:star_named_expressions clauses
    -> ComprehensionTarget "did you forget parentheses around the comprehension target?"
  | ('[' | '{') a:star_named_expression b:',' clauses
    -> Between "did you forget parentheses around the comprehension target?"
wrong_dict_comprehension =
  '{' a:'**' bitwise_or clauses '}' -> At "dict unpacking cannot be used in dict comprehension"
wrong_params_@ =
  a:'/' ',' -> At "at least one argument must precede /"
  | (slash_plain_@ | slash_defaulted_@) maybe_defaulted_@* a:'/' -> At "/ may appear only once"
  | slash_plain_@? plain_@* (slash_defaulted_@ | defaulted_@+) a:plain_@
    -> AtParameter "parameter without a default follows parameter with a default"
  | plain_@* a:'(' wrong_inner_@ ','? b:')' -> Between "%p parameters cannot be parenthesized"
  | (slash_plain_@ | slash_defaulted_@)? maybe_defaulted_@* '*' (',' | plain_@) maybe_defaulted_@*
    a:'/' -> At "/ must be ahead of *"
  | maybe_defaulted_@+ '/' a:'*' -> At "expected comma between / and *"
wrong_inner_def = plain_def+
wrong_inner_lambda = param_lambda % ','
wrong_default = a:'=' &(')' | ',') -> At "expected default value expression"
wrong_star_etc_def =
  a:'*' (')' | ',' (')' | '**')) -> At "named arguments must follow bare *"
  | '*' param_def a:'=' -> At "var-positional argument cannot have default value"
  | '*' (plain_def | ',') maybe_defaulted_def* a:'*' (plain_def | ',')
    -> At "* argument may appear only once"
wrong_star_etc_lambda =
  '*' (':' | ',' (':' | '**')) -> Last "named arguments must follow bare *"
  | '*' param_lambda a:'=' -> At "var-positional argument cannot have default value"
  | '*' (plain_lambda | ',') maybe_defaulted_lambda* a:'*' (plain_lambda | ',')
    -> At "* argument may appear only once"
wrong_keywords_@ =
  '**' param_@ a:'=' -> At "var-keyword argument cannot have default value"
  | '**' param_@ ',' a:param_@ -> At "arguments cannot follow var-keyword argument"
  | '**' param_@ ',' a:('*' | '**' | '/') -> At "arguments cannot follow var-keyword argument"
wrong_with_item =
  expression 'as' a:expression &(',' | ')' | ':') -> AssignTarget "cannot assign to %k"
wrong_for_target = 'async'? 'for' a:star_expressions -> ForTarget "cannot assign to %k"
wrong_group =
  '(' a:starred ')' -> At "cannot use starred expression here"
  | '(' a:'**' expression ')' -> At "cannot use double starred expression here"
wrong_import =
  a:'import' dotted_name % ',' 'from' dotted_name
    -> From "Did you mean to use 'from ... import ...' instead?"
  | 'import' a:NEWLINE -> From "Expected one or more names after 'import'"
wrong_import_targets =
  import_alias % ',' ',' NEWLINE
    -> Last "trailing comma not allowed without surrounding parentheses"
  | a:NEWLINE -> From "Expected one or more names after 'import'"
wrong_with =
  'async'? 'with' (expression ('as' star_target)?) % ',' NEWLINE -> Last "expected ':'"
  | 'async'? 'with' '(' (expressions ('as' star_target)?) % ',' ','? ')' NEWLINE
    -> Last "expected ':'"
wrong_with_block =
  'async'? a:'with' (expression ('as' star_target)?) % ',' ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'with' statement on line %l"
  | 'async'? a:'with' '(' (expressions ('as' star_target)?) % ',' ','? ')' ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'with' statement on line %l"
wrong_try =
  a:'try' ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'try' statement on line %l"
  | 'try' ':' block !('except' | 'finally') -> Last "expected 'except' or 'finally' block"
  | 'try' ':' block* except_block+ a:'except' b:'*' expression ('as' NAME)? ':'
    -> Between "cannot have both 'except' and 'except*' on the same 'try'"
  | 'try' ':' block* except_star_block+ a:'except' (expression ('as' NAME)?)? ':'
    -> At "cannot have both 'except' and 'except*' on the same 'try'"
wrong_except =
  'except' '*'? a:expression ',' expressions ('as' NAME)? ':'
    -> From "multiple exception types must be parenthesized"
  | 'except' '*'? expression ('as' NAME)? NEWLINE -> Last "expected ':'"
  | 'except' NEWLINE -> Last "expected ':'"
  | 'except' '*' (NEWLINE | ':') -> Last "expected one or more exception types"
wrong_finally =
  a:'finally' ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'finally' statement on line %l"
wrong_except_block =
  a:'except' expression ('as' NAME)? ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'except' statement on line %l"
  | a:'except' ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'except' statement on line %l"
wrong_except_star_block =
  a:'except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'except*' statement on line %l"
wrong_match =
  "match" subject NEWLINE -> Last "expected ':'"
  | a:"match" subject ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'match' statement on line %l"
wrong_case =
  "case" patterns guard? NEWLINE -> Last "expected ':'"
  | a:"case" patterns guard? ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'case' statement on line %l"
wrong_as_pattern =
  or_pattern 'as' a:"_" -> At "cannot use '_' as a target"
  | or_pattern 'as' !NAME a:expression -> At "invalid pattern target"
wrong_class_pattern =
  name_or_attribute '(' (positional_patterns ',')? keyword_pattern % ',' ',' a:positional_patterns
    -> At "positional patterns follow keyword patterns"
wrong_if =
  'if' named_expression NEWLINE -> Last "expected ':'"
  | a:'if' named_expression ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'if' statement on line %l"
wrong_elif =
  'elif' named_expression NEWLINE -> Last "expected ':'"
  | a:'elif' named_expression ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'elif' statement on line %l"
wrong_else =
  a:'else' ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'else' statement on line %l"
wrong_while =
  'while' named_expression NEWLINE -> Last "expected ':'"
  | a:'while' named_expression ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'while' statement on line %l"
wrong_for =
  'async'? 'for' star_targets 'in' star_expressions NEWLINE -> Last "expected ':'"
  | 'async'? a:'for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after 'for' statement on line %l"
wrong_def =
  'async'? a:'def' NAME type_params? '(' params_def? ')' ('->' expression)? ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after function definition on line %l"
wrong_class =
  'class' NAME type_params? ('(' arguments? ')')? NEWLINE -> Last "expected ':'"
  | a:'class' NAME type_params? ('(' arguments? ')')? ':' NEWLINE !INDENT
    -> Indentation "expected an indented block after class definition on line %l"
wrong_dict_items =
  dict_item % ',' ',' wrong_dict_item
  | expression ':' a:'*' bitwise_or
    -> From "cannot use a starred expression in a dictionary value"
  | expression a:':' &('}' | ',') -> At "expression expected after dictionary key and ':'"
wrong_dict_item =
  a:expression !':' -> AfterKey "':' expected after dictionary key"
  | expression ':' a:'*' bitwise_or
    -> From "cannot use a starred expression in a dictionary value"
  | expression a:':' &('}' | ',') -> At "expression expected after dictionary key and ':'"
wrong_starred_unpacking =
  a:'*' expression '=' b:expression -> Between "cannot assign to iterable argument unpacking"
wrong_replacement_field =
  '{' a:'=' -> At "f-string: valid expression required before '='"
  | '{' a:'!' -> At "f-string: valid expression required before '!'"
  | '{' a:':' -> At "f-string: valid expression required before ':'"
  | '{' a:'}' -> At "f-string: valid expression required before '}'"
  | '{' !assigned -> Next "f-string: expecting a valid expression after '{'"
  | '{' assigned !('=' | '!' | ':' | '}') -> Next "f-string: expecting '=', or '!', or ':', or '}'"
  | '{' assigned '=' !('!' | ':' | '}') -> Next "f-string: expecting '!', or ':', or '}'"
  | '{' assigned '='? wrong_conversion
  | '{' assigned '='? ('!' NAME)? !(':' | '}') -> Next "f-string: expecting ':' or '}'"
  | '{' assigned '='? ('!' NAME)? ':' format_spec* !'}'
    -> Next "f-string: expecting '}', or format specs"
  | '{' assigned '='? ('!' NAME)? !'}' -> Next "f-string: expecting '}'"
wrong_conversion =
  '!' &(':' | '}') -> Next "f-string: missing conversion character"
  | '!' !NAME -> Next "f-string: invalid conversion character"
wrong_type_param =
  '*' NAME a:':' b:expression -> From "cannot use %b with TypeVarTuple"
  | '**' NAME a:':' b:expression -> From "cannot use %b with ParamSpec"
)grammar";

}  // namespace

const Grammar& python_grammar() {
  static const Grammar grammar = compile_grammar(rules);
  return grammar;
}

}  // namespace looplane::script::syntax
