# SIGALRM by signal.alarm() and setitimer(): it ends sleeps. The record is CPython's own, with its clock:
# that of reference.py does not end its sleeps.
import signal, time, os, asyncio
class Timeout(Exception): pass
def handler(n, frame): raise Timeout(f'in {frame.f_code.co_name}')
print(signal.signal(signal.SIGALRM, handler))
def work(): time.sleep(5)
print(signal.alarm(1))
try: work()
except Timeout as e: print('caught', e)
print(signal.alarm(0))
signal.alarm(3); time.sleep(1); print(signal.alarm(0))
count = 0
def tick(n, frame):
    global count; count += 1
    if count == 3: signal.setitimer(signal.ITIMER_REAL, 0)
signal.signal(signal.SIGALRM, tick)
print(signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1), signal.getitimer(signal.ITIMER_REAL)[1])
time.sleep(1); print(count)
def show(n, frame): print('handler', n, frame.f_code.co_name)
signal.signal(signal.SIGUSR1, show); os.kill(os.getpid(), signal.SIGUSR1)
def f(): signal.raise_signal(signal.SIGUSR1)
f()
async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGALRM, print, 'alarm')
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    await asyncio.sleep(0.5); print('end')
asyncio.run(main())
