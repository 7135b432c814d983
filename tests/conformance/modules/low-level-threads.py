# Recorded with CPython alone: in reference.py's world such threads cannot sleep.
import _thread
import threading
import time


def job(name, delay, *, word="-"):
    for i in range(2):
        time.sleep(delay)
        print(name, i, word, threading.current_thread().name, threading.current_thread().daemon)


_thread.start_new_thread(job, ("a", 0.1))
_thread.start_new_thread(job, ("b", 0.15), {"word": "+"})
_thread.start_new_thread(lambda: _thread.exit(), ())
print(threading.active_count())
for wrong in [(5, ()), (job, []), (job, (), 3)]:
    try:
        _thread.start_new_thread(*wrong)
    except TypeError as error:
        print(error)
lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked())
lock.release()
with lock:
    print("held")
print(_thread.error, _thread.LockType, _thread.LockType is type(threading.Lock()), _thread.TIMEOUT_MAX)
time.sleep(1)
print("end", threading.active_count())
try:
    _thread.interrupt_main()
    time.sleep(1)
except KeyboardInterrupt:
    print("interrupted")
