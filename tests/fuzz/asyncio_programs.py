"""Random asyncio programs: `generate(seed)` gives the source of one.

A program is a few coroutine functions w0, w1... that do random things with the objects that they
share, and a main that starts some of them. A function calls and starts only functions after it, and
loops are short, so every program ends, if only in a deadlock, which is an answer too.
"""

import random

HEAD = """\
import asyncio, concurrent.futures, contextlib, contextvars, time

var = contextvars.ContextVar("var", default=0)

def say(*words):
    try:
        name = asyncio.current_task().get_name()
    except (RuntimeError, AttributeError):
        name = "-"
    print(f"{time.monotonic():.2f} {name}:", *words)
"""

DELAYS = ["0", "0", "0", "0.1", "0.1", "0.2", "0.25", "0.3", "0.5", "1", "-1"]
ERRORS = ["ValueError", "RuntimeError", "KeyError", "OSError", "TimeoutError", "ZeroDivisionError",
          "LookupError"]
SHARED = {
    "lock": "asyncio.Lock()",
    "event": "asyncio.Event()",
    "condition": "asyncio.Condition()",
    "semaphore": "asyncio.Semaphore({n})",
    "bounded": "asyncio.BoundedSemaphore({n})",
    "barrier": "asyncio.Barrier({n})",
    "queue": "asyncio.Queue({size})",
    "priority": "asyncio.PriorityQueue({size})",
    "stack": "asyncio.LifoQueue({size})",
    "future": "asyncio.get_running_loop().create_future()",
}


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.depth = 0
        self.names = 0
        self.functions = self.random.randint(1, 4)
        self.generators = self.random.choice([0, 0, 1, 2])
        self.managers = self.random.choice([0, 0, 1])
        self.blocking = self.random.choice([0, 0, 1])
        self.shared = self.random.sample(sorted(SHARED), self.random.randint(1, 4))
        self.level = 0       # of the function that is being written: it may call those after it
        self.tasks = []      # names of variables in it that hold tasks
        self.room = 0        # how many more statements it may have
        self.in_generator = False
        # Each program leans to some kinds of statements, so that they meet.
        self.weights = [weight * self.random.choice([0, 1, 1, 2, 5]) for weight, _ in STATEMENTS]
        self.weights[0] += 1

    # --- Writing ---

    def write(self, line):
        self.lines.append("    " * self.depth + line)

    def block(self, head, *body):
        """A head and what writes its body."""
        self.write(head)
        self.depth += 1
        length = len(self.lines)
        for each in body:
            if isinstance(each, str):
                self.write(each)
            else:
                each()
        if len(self.lines) == length:
            self.write("pass")
        self.depth -= 1

    def name(self, letter):
        self.names += 1
        return f"{letter}{self.names}"

    def pick(self, *choices):
        return self.random.choice(choices)

    def delay(self):
        return self.random.choice(DELAYS)

    def error(self):
        return f"{self.random.choice(ERRORS)}({self.random.randint(0, 9)})"

    def call(self):
        """The call of a later coroutine function, or of sleep."""
        if self.level + 1 < self.functions and self.random.random() < 0.85:
            return f"w{self.random.randrange(self.level + 1, self.functions)}({self.random.randint(0, 3)})"
        return f"asyncio.sleep({self.delay()}, {self.random.randint(0, 9)})"

    def statements(self, most=3):
        for _ in range(self.random.randint(1, most)):
            self.statement()

    def statement(self):
        if self.room <= 0 or self.depth > 7:
            return self.write(f"say({self.random.randint(0, 99)})")
        self.room -= 1
        _, kind = self.random.choices(STATEMENTS, self.weights)[0]
        return kind(self)

    # --- Statements ---

    def say(self):
        self.write(f"say({self.random.randint(0, 99)})")

    def sleep(self):
        self.write(f"await asyncio.sleep({self.delay()})")

    def start(self):
        task = self.name("t")
        extra = self.pick("", "", f", name='{task}'", f", name='{task}'")
        maker = self.pick(f"asyncio.create_task({self.call()}{extra})",
                          f"asyncio.create_task({self.call()}{extra})",
                          f"asyncio.ensure_future({self.call()})",
                          f"asyncio.get_running_loop().create_task({self.call()}{extra})")
        if self.random.random() < 0.04:
            maker = f"asyncio.Task({self.call()}, loop=asyncio.get_running_loop(), eager_start=True)"
        self.write(f"{task} = {maker}")
        self.tasks.append(task)

    def drop(self):
        self.write(self.pick(f"asyncio.create_task({self.call()})", f"{self.call()}",
                             f"asyncio.ensure_future({self.call()})"))

    def task(self):
        if not self.tasks:
            self.start()
        return self.random.choice(self.tasks)

    def cancel(self):
        self.write(f"say({self.task()}.cancel({self.pick('', '', repr('stop'), 'msg=7')}))")

    def look(self):
        task = self.task()
        self.write(self.pick(
            f"say({task}.done(), {task}.cancelled(), {task}.cancelling())",
            f"say({task})",
            f"say({task}.uncancel())",
            f"say({task}.get_name(), {task}.get_coro().__name__)",
            f"{task}.add_done_callback(lambda t: say('done', t.get_name(), t.cancelled()))",
            f"{task}.set_name('renamed')",
            f"say({task}.done() and not {task}.cancelled() and {task}.exception())",
            f"say(len(asyncio.all_tasks()), sorted(t.get_name() for t in asyncio.all_tasks()))"))

    def result(self):
        task = self.task()
        self.write(self.pick(f"say({task}.result())", f"say({task}.exception())",
                             f"{task}.result()"))

    def join(self):
        self.write(self.pick(f"say(await {self.task()})", f"await {self.task()}"))

    def call_directly(self):
        self.write(self.pick(f"say(await {self.call()})", f"await {self.call()}"))

    def several(self, least=1):
        """Awaitables: calls, and tasks that exist."""
        found = [self.call() for _ in range(self.random.randint(least, 3))]
        for task in self.tasks:
            if self.random.random() < 0.2:
                found.append(task)
        return found

    def gather(self):
        group = ", ".join(self.several(0) or [self.call()])
        extra = self.pick("", "", ", return_exceptions=True")
        if self.random.random() < 0.25:
            gathered = self.name("g")
            self.write(f"{gathered} = asyncio.gather({group}{extra})")
            self.statements(2)
            if self.random.random() < 0.4:
                self.write(f"say({gathered}.cancel({self.pick('', repr('all'))}))")
            self.write(f"say(await {gathered})")
        else:
            self.write(f"say(await asyncio.gather({group}{extra}))")

    def wait(self):
        for _ in range(self.random.randint(1, 3)):
            self.start()
        chosen = ", ".join(self.random.sample(self.tasks, self.random.randint(1, min(4, len(self.tasks)))))
        timeout = self.pick("", "", f", timeout={self.pick('0', '0.1', '0.2', '0.3', '1')}")
        when = self.pick("", f", return_when=asyncio.{self.pick('FIRST_COMPLETED', 'FIRST_EXCEPTION')}")
        self.write(f"done, pending = await asyncio.wait([{chosen}]{timeout}{when})")
        self.write("say(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))")
        if self.random.random() < 0.4:
            self.block("for t in sorted(pending, key=lambda t: t.get_name()):", "t.cancel()")
        elif self.random.random() < 0.4:
            self.block("for t in sorted(done, key=lambda t: t.get_name()):",
                       "say(t.get_name(), t.cancelled() or t.exception() or t.result())")

    def wait_for(self):
        inner = self.pick(self.call(), self.call(), self.task())
        limit = self.pick("0", "0.1", "0.2", "0.3", "1", "None", "-1")
        self.write(f"say(await asyncio.wait_for({inner}, {limit}))")

    def shield(self):
        inner = self.pick(self.call(), self.task())
        self.write(self.pick(f"say(await asyncio.shield({inner}))",
                             f"say(await asyncio.wait_for(asyncio.shield({inner}), 0.2))"))

    def as_completed(self):
        timeout = self.pick("", "", f", timeout={self.pick('0', '0.2', '1')}")
        group = f"asyncio.as_completed([{', '.join(self.several())}]{timeout})"
        if self.in_generator or self.random.random() < 0.5:
            self.block(f"for each in {group}:", "say(await each)", self.maybe(self.statement, 0.3))
        else:
            self.block(f"async for each in {group}:", "say(each.done(), await each)", self.maybe(self.statement, 0.3))

    def maybe(self, action, chance):
        return lambda: self.random.random() < chance and action()

    def timeout(self):
        name = self.name("cm")
        kind = self.pick("asyncio.timeout({})", "asyncio.timeout({})", "asyncio.timeout_at(asyncio.get_running_loop().time() + {})")
        limit = self.pick("0", "0.1", "0.2", "0.3", "1", "-1")
        head = kind.format(limit) if self.random.random() < 0.9 else "asyncio.timeout(None)"
        body = [self.statements]
        if self.random.random() < 0.2:
            moved = self.pick("None", f"asyncio.get_running_loop().time() + {self.pick('0', '0.1', '1')}")
            body.insert(self.pick(0, 1), f"{name}.reschedule({moved})")
        self.block(f"async with {head} as {name}:", *body)
        if self.random.random() < 0.5:
            self.write(f"say({name}.expired())")

    def group(self):
        name = self.name("g")
        before = list(self.tasks)

        def start():
            if self.random.random() < 0.3:
                return self.write(f"{name}.create_task({self.call()})")
            task = self.name("t")
            extra = self.pick("", f", name='{task}'")
            self.write(f"{task} = {name}.create_task({self.call()}{extra})")
            self.tasks.append(task)
            return None

        def body():
            for _ in range(self.random.randint(1, 3)):
                start()
                self.maybe(self.statement, 0.4)()

        self.block(f"async with asyncio.TaskGroup() as {name}:", body)
        self.tasks = before
        if self.random.random() < 0.2:
            self.write(f"say({name})")

    def scoped(self, body):
        """Names that a part which may be left out made are not used after it."""
        before = list(self.tasks)
        body()
        self.tasks = before

    def attempt(self):
        def body():
            self.statements(4)

        self.scoped(lambda: self.block("try:", body))
        kind = self.random.random()
        finishing = kind < 0.3
        if kind < 0.15:
            pass
        elif kind < 0.3 or kind > 0.45:
            caught = self.pick("asyncio.CancelledError", "asyncio.CancelledError", "Exception", "Exception",
                               "BaseException", "ValueError", "TimeoutError", "ExceptionGroup", "RuntimeError")
            ending = self.pick("", "", "", "raise", "", "raise " + self.error(),
                               "raise " + self.error() + " from error", "return -1")
            self.scoped(lambda: self.block(f"except {caught} as error:", "say(repr(error))",
                                           self.maybe(self.statement, 0.4), *([self.ending(ending)])))
        else:
            caught = self.pick("Exception", "ValueError", "TimeoutError", "(RuntimeError, KeyError)", "asyncio.CancelledError")
            self.block(f"except* {caught} as error:", "say(repr(error))", self.maybe(self.say, 0.4))
        if finishing or self.random.random() < 0.2:
            self.scoped(lambda: self.block("finally:", f"say('finally {self.random.randint(0, 99)}')",
                                           self.maybe(self.statement, 0.5)))

    def ending(self, ending):
        if self.in_generator and ending.startswith("return"):
            ending = "return"
        return lambda: ending and self.write(ending)

    def fail(self):
        error = self.pick(self.error(), self.error(), self.error(), "asyncio.CancelledError()",
                          f"ExceptionGroup('eg', [{self.error()}, {self.error()}])", "StopAsyncIteration()",
                          "StopIteration(3)", "asyncio.CancelledError('own')", "ValueError")
        if self.random.random() < 0.02:
            error = self.pick("SystemExit(3)", "KeyboardInterrupt()")
        condition = self.pick("n > 1", "n == 0", "n % 2", "n < 3", "True")
        self.block(f"if {condition}:", f"raise {error}")

    def leave(self):
        self.block(f"if {self.pick('n > 1', 'n == 0', 'n % 2')}:",
                   "return" if self.in_generator else f"return {self.random.randint(0, 99)}")

    def self_cancel(self):
        self.write(f"asyncio.current_task().cancel({self.pick('', repr('self'))})")
        self.maybe(self.sleep, 0.6)()

    def loop_statement(self):
        if self.depth > 4:
            return self.say()
        return self.block(f"for i in range({self.random.randint(2, 3)}):", lambda: self.scoped(self.statements))

    def branch(self):
        return self.block(f"if {self.pick('n', 'n > 1', 'n == 0', 'n % 2')}:", lambda: self.scoped(self.statements))

    def callback(self):
        loop = "asyncio.get_running_loop()"
        number = self.random.randint(0, 99)
        what = f"say, 'callback', {number}"
        if self.tasks and self.random.random() < 0.4:
            what = f"{self.random.choice(self.tasks)}.cancel"
        elif self.random.random() < 0.1:
            what = "lambda: 1 / 0"
        elif "event" in self.shared and self.random.random() < 0.3:
            what = "event.set"
        elif "future" in self.shared and self.random.random() < 0.3:
            what = self.pick(f"lambda: future.done() or future.set_result({number})", "future.cancel",
                             f"lambda: future.done() or future.set_exception({self.error()})")
        handle = self.name("h")
        made = self.pick(f"{loop}.call_soon({what})", f"{loop}.call_later({self.delay()}, {what})",
                         f"{loop}.call_later({self.delay()}, {what})",
                         f"{loop}.call_at({loop}.time() + {self.delay()}, {what})",
                         f"{loop}.call_soon_threadsafe({what})")
        self.write(f"{handle} = {made}" if self.random.random() < 0.3 else made)
        if self.lines[-1].lstrip().startswith(handle):
            self.write(self.pick(f"{handle}.cancel()", f"say({handle}.cancelled())"))

    def context(self):
        self.write(self.pick(f"var.set({self.random.randint(0, 9)})", "say(var.get())", "say(var.get())",
                             f"asyncio.create_task({self.call()}, context=contextvars.copy_context())",
                             f"contextvars.copy_context().run(var.set, {self.random.randint(10, 19)})",
                             "asyncio.get_running_loop().call_soon(lambda: say(var.get()))"))

    def iterate(self):
        if not self.generators or self.in_generator:
            return self.say()
        generator = f"g{self.random.randrange(self.generators)}({self.random.randint(0, 3)})"
        kind = self.random.random()
        if kind < 0.4:
            return self.block(f"async for item in {generator}:", "say('item', item)", self.maybe(self.statement, 0.4),
                              self.maybe(lambda: self.block("if item:", "break"), 0.4))
        if kind < 0.5:
            return self.write(f"say([item async for item in {generator}])")
        name = self.name("a")
        if kind < 0.7:
            return self.block(f"async with contextlib.aclosing({generator}) as {name}:",
                              lambda: self.block(f"async for item in {name}:", "say('item', item)",
                                                 self.pick("break", "pass", "raise ValueError('leaving')")))
        self.write(f"{name} = {generator}")
        for _ in range(self.random.randint(1, 4)):
            self.write(self.pick(f"say(await anext({name}, 'over'))", f"say(await {name}.asend(None))",
                                 f"say(await {name}.asend(5))", f"say(await {name}.athrow({self.error()}))",
                                 f"say(await {name}.aclose())", f"say(await {name}.__anext__())",
                                 f"asyncio.create_task(anext({name}, 'no'))" if self.random.random() < 0.1 else "say()"))
        return None

    def manage(self):
        if not self.managers or self.in_generator:
            return self.say()
        kind = self.random.random()
        if kind < 0.7:
            name = self.name("m")
            return self.block(f"async with manager({self.random.randint(0, 3)}) as {name}:", f"say({name})",
                              lambda: self.scoped(self.statements))
        name = self.name("m")
        return self.block(f"async with contextlib.AsyncExitStack() as {name}:",
                          f"say(await {name}.enter_async_context(manager({self.random.randint(0, 3)})))",
                          lambda: self.maybe(lambda: self.write(
                              f"{name}.push_async_callback(asyncio.sleep, {self.delay()})"), 0.5)(),
                          lambda: self.scoped(self.statements))

    def block_thread(self):
        if not self.blocking:
            return self.say()
        number = self.random.randint(0, 3)
        run = self.pick(f"asyncio.to_thread(blocking, {number})",
                        f"asyncio.get_running_loop().run_in_executor(None, blocking, {number})")
        return self.write(self.pick(f"say(await {run})", f"say(await asyncio.wait_for({run}, 0.2))",
                                    f"say(await asyncio.gather({run}, {self.call()}, {run}))"))

    def use_shared(self):
        kind = self.random.choice(self.shared)
        getattr(self, "use_" + kind)()

    def use_lock(self):
        if self.random.random() < 0.75:
            return self.block("async with lock:", lambda: self.scoped(self.statements))
        return self.write(self.pick("await lock.acquire()", "lock.release()", "say(lock.locked())", "say(lock)"))

    def use_event(self):
        self.write(self.pick("event.set()", "event.clear()", "say(await event.wait())", "say(event.is_set())",
                             "await event.wait()", "say(event)"))

    def use_condition(self):
        kind = self.random.random()
        if kind < 0.5:
            self.block("async with condition:", self.pick("await condition.wait()", "await condition.wait()",
                                                          "say(await condition.wait_for(lambda: n > 0))"),
                       "say('woken')")
        elif kind < 0.9:
            self.block("async with condition:", self.pick("condition.notify()", "condition.notify(2)",
                                                          "condition.notify_all()"), self.maybe(self.statement, 0.3))
        else:
            self.write(self.pick("condition.notify()", "say(condition)", "say(condition.locked())"))

    def use_semaphore(self, name="semaphore"):
        if self.random.random() < 0.7:
            return self.block(f"async with {name}:", lambda: self.scoped(self.statements))
        return self.write(self.pick(f"await {name}.acquire()", f"{name}.release()", f"say({name}.locked())",
                                    f"say({name})"))

    def use_bounded(self):
        self.use_semaphore("bounded")

    def use_barrier(self):
        self.write(self.pick("say(await barrier.wait())", "say(await barrier.wait())", "await barrier.abort()",
                             "await barrier.reset()", "say(barrier.n_waiting, barrier.broken, barrier.parties)",
                             "say(barrier)"))

    def use_queue(self, name="queue"):
        item = self.random.randint(0, 9)
        self.write(self.pick(
            f"await {name}.put({item})", f"await {name}.put({item})", f"say(await {name}.get())",
            f"say(await {name}.get())", f"{name}.put_nowait({item})", f"say({name}.get_nowait())",
            f"say({name}.qsize(), {name}.empty(), {name}.full())", f"{name}.task_done()", f"await {name}.join()",
            f"{name}.shutdown({self.pick('', 'immediate=True')})" if self.random.random() < 0.3 else f"say({name})"))

    def use_priority(self):
        self.use_queue("priority")

    def use_stack(self):
        self.use_queue("stack")

    def use_future(self):
        self.write(self.pick("say(await future)", "say(await future)", "say(future)", "say(future.cancel())",
                             f"future.done() or future.set_result({self.random.randint(0, 9)})",
                             f"future.set_result({self.random.randint(0, 9)})",
                             f"future.done() or future.set_exception({self.error()})", "say(future.result())",
                             "future.add_done_callback(lambda f: say('future', f.cancelled()))"))

    # --- Functions ---

    def function(self, head, body, level, room):
        self.level, self.room, self.tasks = level, room, []
        self.write("")
        self.block(head, body)

    def generator_body(self):
        self.in_generator = True

        def yielding():
            for _ in range(self.random.randint(1, 3)):
                self.maybe(self.statement, 0.5)()
                self.write(self.pick("yield n", "yield 1", "say('sent', (yield n + 1))"))

        if self.random.random() < 0.6:
            self.scoped(lambda: self.block("try:", yielding))
            if self.random.random() < 0.5:
                self.block(f"except {self.pick('ValueError', 'GeneratorExit', 'Exception', 'BaseException')} as error:",
                           "say(repr(error))", self.pick("raise", "raise", "yield 77", "pass"))
            self.block("finally:", "say('generator ends')", self.maybe(self.sleep, 0.4))
        else:
            yielding()
        self.in_generator = False

    def manager_body(self):
        self.write("say('enter', n)")
        self.maybe(self.statement, 0.5)()
        self.scoped(lambda: self.block("try:", "yield n * 10"))
        if self.random.random() < 0.4:
            self.block("except Exception as error:", "say('manager saw', repr(error))", self.pick("raise", "pass"))
        self.block("finally:", "say('exit', n)", self.maybe(self.sleep, 0.5))

    def worker_body(self):
        self.statements(5)
        if self.random.random() < 0.7:
            self.write(f"return {self.pick('n', 'n * 10', repr('done'))}")

    def main_body(self):
        if self.shared:
            self.write("global " + ", ".join(self.shared))
        self.write(f"n = {self.random.randint(0, 3)}")
        for name in self.shared:
            made = SHARED[name].format(n=self.random.randint(1, 3), size=self.random.choice(["", "1", "2"]))
            self.write(f"{name} = {made}")
        if self.random.random() < 0.08:
            self.write("asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)")
        if self.random.random() < 0.05:
            self.write("asyncio.get_running_loop().set_exception_handler("
                       "lambda loop, context: say('handler', sorted(context), context['message']))")
        for _ in range(self.random.randint(2, 6)):
            self.statement()
        if self.tasks and self.random.random() < 0.6:
            self.write(f"say(await asyncio.gather({', '.join(self.tasks)}, return_exceptions=True))")

    def with_loop(self, *body):
        """Closed at the end: otherwise CPython's output depends on its collector."""
        self.write("loop = asyncio.new_event_loop()")
        self.block("try:", *body)
        self.block("finally:", "loop.close()")

    def ending_body(self):
        """How the loop is run."""
        kind = self.random.random()
        if kind < 0.7:
            run = "asyncio.run(main())"
        elif kind < 0.76:
            run = "asyncio.run(main(), debug=True)"
        elif kind < 0.84:
            self.block("with asyncio.Runner() as runner:", "runner.run(main())", f"print(runner.run({self.call()}))")
            run = None
        elif kind < 0.93:
            self.with_loop(
                "loop.run_until_complete(main())",
                self.maybe(lambda: self.write(f"loop.run_until_complete({self.call()})"), 0.5),
                self.pick("pass", "loop.run_until_complete(loop.shutdown_asyncgens())", "print(loop.is_running())"))
            run = None
        else:
            self.with_loop(
                "task = loop.create_task(main())",
                self.pick("task.add_done_callback(lambda t: loop.stop())", f"loop.call_later({self.delay()}, loop.stop)"),
                "loop.run_forever()", self.pick("pass", "print(task)", "print(task.done())"))
            run = None
        if run is None:
            return
        if self.random.random() < 0.15:
            self.block("try:", run)
            # not BaseException: reference.py raises one of its own for a deadlock
            self.block("except (Exception, SystemExit, KeyboardInterrupt, asyncio.CancelledError) as error:",
                       "print(repr(error))")
        else:
            self.write(run)
        if self.random.random() < 0.2:
            self.write("print('the end')")

    def generate(self):
        self.lines = HEAD.rstrip("\n").split("\n")
        if self.blocking:
            self.write("")
            self.block("def blocking(n):", "say('thread', n)", f"time.sleep({self.pick('0', '0.1', '0.2', '0.3')})",
                       lambda: self.maybe(lambda: self.block("if n == 0:", f"raise {self.error()}"), 0.5)(),
                       "say('thread ends', n)", "return n")
        for index in range(self.functions - 1, 0, -1):
            self.function(f"async def w{index}(n):", self.worker_body, index, self.random.randint(3, 10))
        for index in range(self.generators):
            self.function(f"async def g{index}(n):", self.generator_body, self.functions, 4)
        if self.managers:
            self.write("")
            self.write("@contextlib.asynccontextmanager")
            self.level, self.room, self.tasks, self.in_generator = self.functions, 3, [], True
            self.block("async def manager(n):", self.manager_body)
            self.in_generator = False
        self.function("async def main():", self.main_body, 0, self.random.randint(6, 16))
        self.level = 0
        self.write("")
        self.ending_body()
        return "\n".join(self.lines) + "\n"


STATEMENTS = [
    (4, Program.say), (5, Program.sleep), (5, Program.start), (1, Program.drop), (3, Program.cancel),
    (2, Program.look), (1, Program.result), (3, Program.join), (2, Program.call_directly), (2, Program.gather),
    (1, Program.wait), (2, Program.wait_for), (1, Program.shield), (1, Program.as_completed),
    (2, Program.timeout), (2, Program.group), (5, Program.attempt), (2, Program.fail), (1, Program.leave),
    (1, Program.self_cancel), (2, Program.loop_statement), (1, Program.branch), (2, Program.callback),
    (1, Program.context), (2, Program.iterate), (1, Program.manage), (1, Program.block_thread),
    (7, Program.use_shared),
]


def generate(seed):
    return Program(seed).generate()
