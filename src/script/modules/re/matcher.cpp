#include "script/modules/re/matcher.hpp"

namespace looplane::script::regex {

Matcher::Matcher(const Program& program, const Request& request)
    : program_(program), request_(request), registers_(program.registers, nowhere) {
  begun_at_ = request_.start;
  begin(request_.start);
  if (request_.search && program_.first) {
    begun_at_ = request_.start;
    if (request_.start >= request_.end || request_.subject[request_.start] != *program_.first) {
      pc_ = nowhere;
    }
  }
}

void Matcher::begin(std::uint32_t position) {
  begun_at_ = position;
  pc_ = 0;
  position_ = position;
}

/// Where a search goes on when nothing begins where it was.
bool Matcher::next_start() {
  if (!request_.search || program_.anchored) return false;
  std::uint32_t position = begun_at_ + 1;
  if (program_.first) {
    while (position < request_.end && request_.subject[position] != *program_.first) ++position;
    if (position >= request_.end) return false;
  }
  if (position > request_.end) return false;
  std::fill(registers_.begin(), registers_.end(), nowhere);
  last_group_ = 0;
  begin(position);
  return true;
}

Matcher::Status Matcher::run(std::uint32_t steps) {
  for (; steps > 0; --steps) {
    const bool went_on = pc_ != nowhere && step();
    if (found_) return Status::found;
    if (!went_on && !go_back() && !next_start()) return Status::failed;
  }
  return Status::working;
}

// --- Going back ---------------------------------------------------------------------------------

void Matcher::set(std::uint32_t number, std::uint32_t value) {
  if (!choices_.empty()) {
    choices_.push_back({Choice::Type::set_register, number, registers_[number]});
  }
  registers_[number] = value;
}

void Matcher::undo(const Choice& choice) {
  if (choice.type == Choice::Type::set_register) {
    registers_[choice.instruction] = choice.position;
  } else if (choice.type == Choice::Type::set_last_group) {
    last_group_ = choice.position;
  }
}

bool Matcher::go_back() {
  while (!choices_.empty()) {
    Choice& choice = choices_.back();
    switch (choice.type) {
      case Choice::Type::set_register:
      case Choice::Type::set_last_group:
        undo(choice);
        choices_.pop_back();
        continue;
      case Choice::Type::resume:
        pc_ = choice.instruction;
        position_ = choice.position;
        choices_.pop_back();
        return true;
      case Choice::Type::greedy:
        pc_ = choice.instruction;
        position_ = --choice.position;
        if (choice.position == choice.limit) choices_.pop_back();
        return true;
      case Choice::Type::lazy: {
        const Instruction& taken = program_.instructions[choice.instruction - 1];
        const bool more = choice.limit > 0 && choice.position < request_.end &&
                          takes(taken, request_.subject[choice.position]);
        if (!more) {
          choices_.pop_back();
          continue;
        }
        pc_ = choice.instruction;
        position_ = ++choice.position;
        if (choice.limit != unlimited) --choice.limit;
        return true;
      }
    }
  }
  return false;
}

/// Forgets the choices above, but not what has to be undone when one below is taken.
void Matcher::cut(std::uint32_t height) {
  std::size_t kept = height;
  for (std::size_t i = height; i < choices_.size(); ++i) {
    const bool is_undo = choices_[i].type >= Choice::Type::set_register;
    if (is_undo && height > 0) choices_[kept++] = choices_[i];
  }
  choices_.resize(kept);
}

void Matcher::unwind_to(std::uint32_t height) {
  while (choices_.size() > height) {
    undo(choices_.back());
    choices_.pop_back();
  }
}

// --- Going on -----------------------------------------------------------------------------------

bool Matcher::takes(const Instruction& instruction, char32_t c) const {
  switch (instruction.operation) {
    case Operation::character:
      return c == instruction.argument ||
             (instruction.flags != 0 && folded(c, instruction.flags) == instruction.argument);
    case Operation::any:
      return c != '\n';
    case Operation::set:
      return in_set(program_.sets[instruction.argument], c);
    default:
      return true;
  }
}

bool Matcher::is_at(const Instruction& instruction) const {
  const Subject& text = request_.subject;
  const std::uint32_t end = request_.end;
  const bool lines = (instruction.flags & multiline) != 0;
  switch (static_cast<Place>(instruction.argument)) {
    case Place::text_start:
      return position_ == 0;
    case Place::text_end:
      return position_ == end;
    case Place::line_start:
      return position_ == 0 || (lines && text[position_ - 1] == '\n');
    case Place::line_end:
      return position_ == end || (position_ + 1 == end && text[position_] == '\n') ||
             (lines && text[position_] == '\n');
    default:
      break;
  }
  const bool ascii_only = (instruction.flags & unicode_flag) == 0;
  const bool before = position_ > 0 && in_category(Category::word, text[position_ - 1], ascii_only);
  const bool behind = position_ < end && in_category(Category::word, text[position_], ascii_only);
  // \B does not match an empty text (before Python 3.14).
  if (static_cast<Place>(instruction.argument) == Place::boundary) return before != behind;
  return before == behind && end > 0;
}

/// Of one character, the next instruction.
bool Matcher::repeat_one(const Instruction& instruction) {
  const Instruction& taken = program_.instructions[pc_];
  const std::uint32_t room = request_.end - position_;
  if (room < instruction.argument) return false;
  const std::uint32_t wanted =
      instruction.greed == Greed::lazy ? instruction.argument : std::min(instruction.second, room);
  std::uint32_t count = 0;
  while (count < wanted && takes(taken, request_.subject[position_ + count])) ++count;
  if (count < instruction.argument) return false;
  const std::uint32_t least_end = position_ + instruction.argument;
  ++pc_;
  position_ += count;
  if (instruction.greed == Greed::greedy && position_ > least_end) {
    choices_.push_back({Choice::Type::greedy, pc_, position_, least_end});
  } else if (instruction.greed == Greed::lazy && instruction.second > count) {
    const std::uint32_t more =
        instruction.second == unlimited ? unlimited : instruction.second - count;
    choices_.push_back({Choice::Type::lazy, pc_, position_, more});
  }
  return true;
}

bool Matcher::loop(const Instruction& instruction) {
  const Loop& loop = program_.loops[instruction.second];
  const std::uint32_t count = registers_[instruction.argument];
  if (count < loop.least) return true;  // to loop_enter, which follows
  // A round that took nothing would be taken forever.
  const bool may_enter = count < loop.most && registers_[instruction.argument + 1] != position_;
  if (!may_enter) {
    pc_ = loop.exit;
  } else if (instruction.greed == Greed::lazy) {
    choices_.push_back({Choice::Type::resume, pc_, position_});
    pc_ = loop.exit;
  } else {
    choices_.push_back({Choice::Type::resume, loop.exit, position_});
  }
  return true;
}

bool Matcher::matches_reference(const Instruction& instruction) {
  const std::uint32_t start = registers_[2 * instruction.argument];
  const std::uint32_t end = registers_[2 * instruction.argument + 1];
  if (start == nowhere || end == nowhere || end < start) return false;
  const std::uint32_t size = end - start;
  if (request_.end - position_ < size) return false;
  const bool ignores = (instruction.flags & ignore_case) != 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const char32_t a = request_.subject[start + i];
    const char32_t b = request_.subject[position_ + i];
    if (a == b) continue;
    if (!ignores || folded(a, instruction.flags) != folded(b, instruction.flags)) return false;
  }
  position_ += size;
  return true;
}

/// Executes one instruction; false: it does not match here.
bool Matcher::step() {
  const Instruction& instruction = program_.instructions[pc_++];
  switch (instruction.operation) {
    case Operation::character:
    case Operation::any:
    case Operation::any_at_all:
    case Operation::set:
      return position_ < request_.end && takes(instruction, request_.subject[position_++]);
    case Operation::position:
      return is_at(instruction);
    case Operation::save:
      set(instruction.argument, position_);
      return true;
    case Operation::close_group:
      set(instruction.second, position_);
      if (!choices_.empty()) choices_.push_back({Choice::Type::set_last_group, 0, last_group_});
      last_group_ = instruction.argument;
      return true;
    case Operation::split:
      choices_.push_back({Choice::Type::resume, instruction.argument, position_});
      return true;
    case Operation::jump:
      pc_ = instruction.argument;
      return true;
    case Operation::reference:
      return matches_reference(instruction);
    case Operation::repeat_one:
      return repeat_one(instruction);
    case Operation::loop_begin:
      set(instruction.argument, 0);
      set(instruction.argument + 1, nowhere);
      return true;
    case Operation::loop:
      return loop(instruction);
    case Operation::loop_enter:
      set(instruction.argument, registers_[instruction.argument] + 1);
      set(instruction.argument + 1, position_);
      return true;
    case Operation::mark:
      set(instruction.argument, static_cast<std::uint32_t>(choices_.size()));
      return true;
    case Operation::cut:
      cut(registers_[instruction.argument]);
      return true;
    case Operation::cut_and_fail:
      unwind_to(registers_[instruction.argument]);
      return false;
    case Operation::restore:
      position_ = registers_[instruction.argument];
      return true;
    case Operation::back:
      if (position_ < instruction.argument) return false;
      position_ -= instruction.argument;
      return true;
    case Operation::condition:
      if (registers_[2 * instruction.argument + 1] == nowhere) pc_ = instruction.second;
      return true;
    case Operation::success:
      break;
  }
  if (request_.whole && position_ != request_.end) return false;
  if (request_.not_empty_at_start && begun_at_ == request_.start && position_ == request_.start) {
    return false;
  }
  registers_[0] = begun_at_;
  registers_[1] = position_;
  return found_ = true;
}

}  // namespace looplane::script::regex
