#include <algorithm>
#include <looplane/context.hpp>
#include <looplane/event_loop.hpp>

namespace looplane {

Ref<Counted> Context::get(const Counted& variable) const {
  if (!entries_) return {};
  for (const Entry& entry : entries_->items) {
    if (entry.variable == &variable) return entry.value;
  }
  return {};
}

Ref<Counted> Context::set(Counted& variable, Ref<Counted> value) {
  if (!entries_) {
    entries_ = make_ref<Entries>();
  } else if (entries_->reference_count() > 1) {  // shared with a copy
    Ref<Entries> own = make_ref<Entries>();
    own->items = entries_->items;
    entries_ = std::move(own);
  }
  std::vector<Entry>& items = entries_->items;
  auto found = std::find_if(items.begin(), items.end(),
                            [&](const Entry& entry) { return entry.variable == &variable; });
  if (found == items.end()) {
    if (value) items.push_back({Ref<Counted>(&variable), std::move(value)});
    return {};
  }
  std::swap(found->value, value);
  if (!found->value) items.erase(found);
  return value;
}

Ref<Context> Context::copy_entries(const Context& context) {
  Ref<Context> copy = make_ref<Context>();
  copy->entries_ = context.entries_;
  return copy;
}

ThreadState& ThreadState::make_mine() {
  thread_local ThreadState state;
  mine_ = &state;
  return state;
}

Context& ThreadState::ensure_context() {
  if (!context) {
    if (TaskBase* task = running_loop ? running_loop->current_task() : nullptr) {
      context = Ref<Context>(&task->ensure_context());
    } else {
      context = make_ref<Context>();
    }
  }
  return *context;
}

}  // namespace looplane
