#include <looplane/task_group.hpp>

#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/primitives.hpp"

// asyncio.TaskGroup (taskgroups.py).

namespace looplane::script {

namespace {

struct TaskGroupObject : Object {
  struct Part final : OutsideResource {
    explicit Part(Machine& m) : OutsideResource(m) { group.emplace(asyncio_state(m).environment); }
    void release_outside() override { group.reset(); }
    std::optional<TaskGroup> group;
  };
  Part part;
  TaskGroupObject(Machine& m, Type* type) : Object(Kind::native, type), part(m) {}
};

}  // namespace

static TaskGroupObject* self_of(const Value& self) { return self.as<TaskGroupObject>(); }
static TaskGroup& group_of(const Value& self) { return *self_of(self)->part.group; }

static Eventually<Value> group_new(Machine& m, Arguments a) {
  return Value(m.make<TaskGroupObject>(a[0].as<Type>(), m));
}

static Eventually<Value> group_init(Machine&, Arguments) { return Value::none(); }

static Eventually<Value> repr_method(Machine& m, Arguments a) {
  return m.string(group_of(a[0]).repr());
}

static Coro<Value> enter_body(Ref<TaskGroupObject> self) {
  EventLoop& loop = co_await this_loop();
  if (Error error = self->part.group->enter(loop)) co_await fail(std::move(error));
  co_return Value(self);
}
static Eventually<Value> enter_method(Machine& m, Arguments a) {
  return new_coroutine(m, "TaskGroup.__aenter__",
                       enter_body(Ref<TaskGroupObject>::share(self_of(a[0]))));
}

static Coro<Value> exit_body(Machine& m, Ref<TaskGroupObject> self, Value raised) {
  const Error before = to_error(m, raised.is_none() ? Value() : std::move(raised));
  looplane::Outcome<Error> outcome = co_await looplane::attempt(self->part.group->exit(before));
  if (outcome.error) co_await fail(std::move(outcome.error));
  // What was raised is raised again, as TaskGroup._aexit does: its traceback shows both places.
  if (*outcome.value) co_await fail(std::move(*outcome.value));
  co_return Value::none();
}
static Eventually<Value> exit_method(Machine& m, Arguments a) {
  return new_coroutine(m, "TaskGroup.__aexit__",
                       exit_body(m, Ref<TaskGroupObject>::share(self_of(a[0])), a[2]));
}

/// (self, coro, *, name=None, context=None)
static Eventually<Value> create_task_method(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value coroutine = a[1];
  if (const Error error = group_of(self).check_create()) {
    (void)co_await call_method(m, coroutine, "close");
    co_return raise_error(m, error);
  }
  const Value loop = co_await require_running_loop(m);
  Value task = co_await create_task(m, loop_of(loop), coroutine, a[2], a[3]);
  if (is_future(task)) {
    if (TaskBase* base = task.as<FutureObject>()->base->as_task()) group_of(self).adopt(*base);
  }
  co_return task;
}

// What programs look at though it is private.

static Eventually<Value> set_of_tasks(Machine& m, Value self) {
  Ref<SetObject> set = m.new_set();
  for (TaskBase* task : group_of(self).tasks()) {
    (void)co_await set_add(m, set.get(), future_value(*task));
  }
  co_return Value(set);
}
static Eventually<Value> get_tasks(Machine& m, const Value& self) { return set_of_tasks(m, self); }
static Eventually<Value> get_parent(Machine&, const Value& self) {
  const LoopRef<TaskBase>& parent = group_of(self).parent();
  return parent ? future_value(*parent) : Value::none();
}
static Eventually<Value> get_errors(Machine& m, const Value& self) {
  Ref<ListObject> list = m.new_list();
  for (const Error& each : group_of(self).errors()) list->items.push_back(exception_in(each));
  return Value(list);
}
static Eventually<Value> get_entered(Machine&, const Value& self) {
  return Value::boolean(group_of(self).entered());
}
static Eventually<Value> get_exiting(Machine&, const Value& self) {
  return Value::boolean(group_of(self).exiting());
}
static Eventually<Value> get_aborting(Machine&, const Value& self) {
  return Value::boolean(group_of(self).aborting());
}

const Primitive* task_group_in(Machine& m, const Value& value) {
  if (!value.is(Kind::native) || !m.is_instance(value, m.asyncio->task_group)) return nullptr;
  const std::optional<TaskGroup>& group = value.as<TaskGroupObject>()->part.group;
  return group ? &*group : nullptr;
}

void define_task_group(Machine& m, AsyncioState& state) {
  static const NativeMethod methods[] = {
      {"__new__", group_new, NativeMethod::Binding::none},
      {"def __init__(self)", group_init},
      {"def __repr__(self)", repr_method},
      {"async def __aenter__(self)", enter_method},
      {"async def __aexit__(self, et, exc, tb)", exit_method},
      {"def create_task(self, coro, *, name=None, context=None)", create_task_method},
  };
  static const NativeGetter getters[] = {
      {"_tasks", get_tasks},     {"_parent_task", get_parent}, {"_errors", get_errors},
      {"_entered", get_entered}, {"_exiting", get_exiting},    {"_aborting", get_aborting},
  };
  static const TypeDefinition definition = {
      .name = "TaskGroup",
      .module = "asyncio.taskgroups",
      .size = sizeof(TaskGroupObject),
      .finish = [](Object* o) { static_cast<TaskGroupObject*>(o)->~TaskGroupObject(); },
      .methods = methods,
      .getters = getters,
      .has_attributes = true};
  state.task_group = m.define(definition, m.types.object);
}

}  // namespace looplane::script
