# Calls at a time, by priority, cancelled, and without waiting.
import sched, time

s = sched.scheduler(time.time, time.sleep)


def say(a='default', n=0):
    print(f'{time.time() - start:.2f}', a, n)


start = time.time()
s.enter(5, 2, say, ('b',))
s.enter(5, 1, say, argument=('a',), kwargs={'n': 3})
e = s.enter(10, 1, say)
s.enterabs(start + 2, 1, say, ('abs',))
print(len(s.queue), s.empty(), e.priority, e.action is say, e.kwargs)
s.cancel(e)
try:
    s.cancel(e)
except ValueError as x:
    print('ValueError', x)
s.run()
print(s.empty())
t = sched.scheduler()


def tick(n):
    print('tick', n)
    if n:
        t.enter(1, 1, tick, (n - 1,))


t.enter(0, 1, tick, (3,))
t.run()
t.enter(3, 1, print, ('later',))
print(round(t.run(blocking=False), 2))
print(sched.Event(1, 2, 3, print, (), {})._replace(action=None))
