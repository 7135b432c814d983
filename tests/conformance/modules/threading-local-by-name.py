# Pins the names of threading.local: what its errors and its repr call it.
import threading

local = threading.local()
local.x = 1


def other():
    try:
        print(local.x)
    except AttributeError as error:
        print(error)


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(threading.local, type(local).__name__, threading.local.__module__, local.x)
