# A frame is kept longer than the generator or coroutine whose body it was, however that ended.
import sys

kept = []

def numbers(end):
    kept.append(sys._getframe())
    yield 1
    if end == "raise":
        raise ValueError(end)

def delegating():
    kept.append(sys._getframe())
    yield from numbers("return")

async def child():
    kept.append(sys._getframe())
    return "result"

async def parent():
    return await child()

def exhaust(generator):
    for number in generator:
        print(number)

exhaust(numbers("return"))
try:
    exhaust(numbers("raise"))
except ValueError as error:
    print("failed", error)
exhaust(delegating())
print(list(numbers("list")))
try:
    parent().send(None)
except StopIteration as stop:
    print(stop.value)

def waiting():
    yield 1

# Others take their place, and are suspended: their frames could not be cleared.
others = [waiting() for _ in range(100)]
for other in others:
    next(other)
for frame in kept:
    frame.clear()
    print(frame.f_code.co_name, frame.f_locals)
