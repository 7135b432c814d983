import sys


def generator():
    kept = "kept"
    try:
        try:
            sys._getframe().clear()
        except RuntimeError as error:
            print(error)
        yield kept
        print(kept)
    finally:
        print("the end of", kept)


running = generator()
print(next(running))
try:
    running.gi_frame.clear()
except RuntimeError as error:
    print(error)
print(list(running), running.gi_frame)

unstarted = generator()
unstarted.gi_frame.clear()
print(list(unstarted), unstarted.gi_frame)


def fails(argument):
    local = [argument]
    raise ValueError(local)


try:
    fails("here")
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
print(frame.f_locals)
frame.clear()
print(frame.f_locals)

del running, unstarted
exhausted = generator()
frame = exhausted.gi_frame
next(exhausted)
exhausted.close()
frame.clear()
print(frame.f_locals)
