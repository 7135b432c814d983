#include "script/modules/re/program.hpp"
#include "script/values/unicode.hpp"

namespace looplane::script::regex {

// --- Characters ---------------------------------------------------------------------------------

static bool is_ascii_word(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_word(char32_t c, bool ascii_only) {
  if (c < 128 || ascii_only) return c < 128 && is_ascii_word(c);
  return unicode::has(c, unicode::alpha | unicode::decimal | unicode::digit | unicode::numeric);
}

static bool is_space(char32_t c, bool ascii_only) {
  if (c == ' ' || (c >= '\t' && c <= '\r')) return true;
  return !ascii_only && unicode::is_space(c);
}

static bool is_digit(char32_t c, bool ascii_only) {
  if (c < 128 || ascii_only) return c >= '0' && c <= '9';
  return unicode::has(c, unicode::decimal);
}

bool in_category(Category category, char32_t c, bool ascii_only) {
  switch (category) {
    case Category::digit:
      return is_digit(c, ascii_only);
    case Category::not_digit:
      return !is_digit(c, ascii_only);
    case Category::space:
      return is_space(c, ascii_only);
    case Category::not_space:
      return !is_space(c, ascii_only);
    case Category::word:
      return is_word(c, ascii_only);
    case Category::not_word:
      return !is_word(c, ascii_only);
  }
  return false;
}

/// A text of one character after a change of case, when it is still one.
static char32_t single(const std::u32string& text, char32_t otherwise) {
  return text.size() == 1 ? text.front() : otherwise;
}

static char32_t lowered(char32_t c, std::uint32_t flags) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if ((flags & unicode_flag) == 0) return c;
  std::u32string text;
  unicode::append_lower(text, c);
  return single(text, c);
}

static char32_t raised(char32_t c, std::uint32_t flags) {
  if (c < 128) return c >= 'a' && c <= 'z' ? c - 32 : c;
  if ((flags & unicode_flag) == 0) return c;
  std::u32string text;
  unicode::append_upper(text, c);
  return single(text, c);
}

char32_t folded(char32_t c, std::uint32_t flags) {
  if (c < 128 && c != 'i' && c != 'I') return lowered(c, flags);
  if ((flags & unicode_flag) == 0) return lowered(c, flags);
  // Lower case alone would keep apart what has one upper case: s and long s, k and the Kelvin sign.
  const char32_t lower = lowered(c, flags);
  return lowered(raised(lower, flags), flags);
}

static bool in_set_plainly(const Set& set, char32_t c) {
  for (const Range& range : set.ranges) {
    if (c >= range.first && c <= range.last) return true;
  }
  const bool ascii_only = (set.flags & unicode_flag) == 0;
  for (const Category category : set.categories) {
    if (in_category(category, c, ascii_only)) return true;
  }
  return false;
}

static bool in_set_slowly(const Set& set, char32_t c) {
  bool found = in_set_plainly(set, c);
  if (!found && (set.flags & ignore_case) != 0) {
    const char32_t lower = lowered(c, set.flags);
    found = in_set_plainly(set, lower) || in_set_plainly(set, raised(lower, set.flags)) ||
            in_set_plainly(set, folded(c, set.flags));
  }
  return found != set.negated;
}

bool in_set(const Set& set, char32_t c) {
  if (c < 256) return (set.small[c >> 6] >> (c & 63) & 1) != 0;
  return in_set_slowly(set, c);
}

// --- Instructions -------------------------------------------------------------------------------

namespace {

class Compiler {
 public:
  Compiler(const Tree& tree, Program& program) : tree_(tree), program_(program) {}

  void run() {
    program_.groups = tree_.groups;
    program_.registers = 2 * (tree_.groups + 1);
    node(tree_.root);
    emit({.operation = Operation::success});
    find_beginning();
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.instructions.size()); }
  std::uint32_t emit(Instruction instruction) {
    program_.instructions.push_back(instruction);
    return here() - 1;
  }
  std::uint32_t new_registers(std::uint32_t count) {
    return std::exchange(program_.registers, program_.registers + count);
  }
  static std::uint16_t flags_of(const Node& node) {
    // Patterns of bytes have neither flag: they are ASCII.
    return static_cast<std::uint16_t>((node.flags & ascii) != 0 ? node.flags & ~unicode_flag
                                                                : node.flags);
  }

  void node(const Node& node) {
    switch (node.type) {
      case NodeType::literal:
        return literal(node);
      case NodeType::any:
        emit({.operation = (node.flags & dot_all) != 0 ? Operation::any_at_all : Operation::any});
        return;
      case NodeType::set:
        return set(node);
      case NodeType::position:
        emit({.operation = Operation::position,
              .flags = flags_of(node),
              .argument = static_cast<std::uint32_t>(node.place)});
        return;
      case NodeType::group:
        return group(node);
      case NodeType::reference:
        emit({.operation = Operation::reference, .flags = flags_of(node), .argument = node.number});
        return;
      case NodeType::repeat:
        return repeat(node);
      case NodeType::choice:
        return choice(node);
      case NodeType::sequence:
        for (const Node& child : node.children) this->node(child);
        return;
      case NodeType::look:
        return look(node);
      case NodeType::atomic:
        return atomic(node.children.front());
      case NodeType::condition:
        return condition(node);
    }
  }

  void literal(const Node& node) {
    const bool ignores = (node.flags & ignore_case) != 0;
    Instruction instruction{.operation = Operation::character, .flags = flags_of(node)};
    instruction.argument = ignores ? folded(node.character, instruction.flags) : node.character;
    if (!ignores) instruction.flags = 0;
    emit(instruction);
  }

  void set(const Node& node) {
    Set set;
    set.flags = flags_of(node);
    set.negated = node.negated;
    set.ranges.assign(node.ranges.begin(), node.ranges.end());
    set.categories.assign(node.categories.begin(), node.categories.end());
    for (char32_t c = 0; c < 256; ++c) {
      if (in_set_slowly(set, c)) set.small[c >> 6] |= std::uint64_t{1} << (c & 63);
    }
    emit({.operation = Operation::set,
          .argument = static_cast<std::uint32_t>(program_.sets.size())});
    program_.sets.push_back(std::move(set));
  }

  void group(const Node& node) {
    if (node.number == 0) return this->node(node.children.front());
    emit({.operation = Operation::save, .argument = 2 * node.number});
    this->node(node.children.front());
    emit({.operation = Operation::close_group,
          .argument = node.number,
          .second = 2 * node.number + 1});
  }

  static bool takes_one_character(const Node& node) {
    return node.type == NodeType::literal || node.type == NodeType::any ||
           node.type == NodeType::set ||
           ((node.type == NodeType::sequence ||
             (node.type == NodeType::group && node.number == 0)) &&
            node.children.size() == 1 && takes_one_character(node.children.front()));
  }

  void repeat(const Node& node) {
    const Node& body = node.children.front();
    if (takes_one_character(body)) {
      emit({.operation = Operation::repeat_one,
            .greed = node.greed,
            .argument = node.least,
            .second = node.most});
      this->node(body);
      return;
    }
    if (node.greed == Greed::possessive) {
      Node greedy = node;
      greedy.greed = Greed::greedy;
      return atomic(greedy);
    }
    const std::uint32_t count = new_registers(2);
    const auto loop = static_cast<std::uint32_t>(program_.loops.size());
    program_.loops.push_back({node.least, node.most, 0});
    emit({.operation = Operation::loop_begin, .argument = count});
    const std::uint32_t start = emit(
        {.operation = Operation::loop, .greed = node.greed, .argument = count, .second = loop});
    emit({.operation = Operation::loop_enter, .argument = count, .second = loop});
    this->node(body);
    emit({.operation = Operation::jump, .argument = start});
    program_.loops[loop].exit = here();
  }

  void choice(const Node& node) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i + 1 == node.children.size()) {
        this->node(node.children[i]);
        break;
      }
      const std::uint32_t split = emit({.operation = Operation::split});
      this->node(node.children[i]);
      ends.push_back(emit({.operation = Operation::jump}));
      program_.instructions[split].argument = here();
    }
    for (const std::uint32_t end : ends) program_.instructions[end].argument = here();
  }

  void atomic(const Node& body) {
    const std::uint32_t mark = new_registers(1);
    emit({.operation = Operation::mark, .argument = mark});
    node(body);
    emit({.operation = Operation::cut, .argument = mark});
  }

  void look(const Node& node) {
    const std::uint32_t mark = new_registers(2);
    const std::uint32_t position = mark + 1;
    emit({.operation = Operation::mark, .argument = mark});
    const std::uint32_t split = node.negated ? emit({.operation = Operation::split}) : 0;
    emit({.operation = Operation::save, .argument = position});
    if (node.behind) {
      const auto distance = static_cast<std::uint32_t>(width(node.children.front(), tree_).first);
      emit({.operation = Operation::back, .argument = distance});
    }
    this->node(node.children.front());
    if (node.negated) {
      emit({.operation = Operation::cut_and_fail, .argument = mark});
      program_.instructions[split].argument = here();
      return;
    }
    emit({.operation = Operation::cut, .argument = mark});
    emit({.operation = Operation::restore, .argument = position});
  }

  void condition(const Node& node) {
    const std::uint32_t test = emit({.operation = Operation::condition, .argument = node.number});
    this->node(node.children.front());
    if (node.children.size() == 1) {
      program_.instructions[test].second = here();
      return;
    }
    const std::uint32_t end = emit({.operation = Operation::jump});
    program_.instructions[test].second = here();
    this->node(node.children[1]);
    program_.instructions[end].argument = here();
  }

  void find_beginning() {
    for (const Instruction& instruction : program_.instructions) {
      if (instruction.operation == Operation::save) continue;
      if (instruction.operation == Operation::character && instruction.flags == 0) {
        program_.first = instruction.argument;
      } else if (instruction.operation == Operation::position) {
        const auto place = static_cast<Place>(instruction.argument);
        program_.anchored = place == Place::text_start ||
                            (place == Place::line_start && (instruction.flags & multiline) == 0);
      }
      return;
    }
  }

  const Tree& tree_;
  Program& program_;
};

}  // namespace

void compile(const Tree& tree, Program& program) { Compiler(tree, program).run(); }

}  // namespace looplane::script::regex
