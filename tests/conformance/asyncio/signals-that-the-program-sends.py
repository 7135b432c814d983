# SIGINT cancels the main task once; handlers of the loop run in its turn.
import asyncio, signal, os


async def w(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('w cancelled', n)
        raise
    finally:
        print('w done', n)


async def main():
    ts = [asyncio.create_task(w(i)) for i in range(2)]
    asyncio.get_running_loop().call_later(1, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.gather(*ts)
    except asyncio.CancelledError:
        print('main cancelled', asyncio.current_task().cancelling())
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print('KeyboardInterrupt', repr(e), repr(e.__cause__), repr(e.__context__))


async def swallow():
    signal.raise_signal(signal.SIGINT)
    print('after raise')
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('swallowed')
        return 5


print(asyncio.run(swallow()))


async def twice():
    signal.raise_signal(signal.SIGINT)
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        print('second raises')
    await asyncio.sleep(0)


try:
    asyncio.run(twice())
except KeyboardInterrupt:
    print('KI')


def h(sig, frame):
    print('handler', signal.Signals(sig).name, frame is not None)


old = signal.signal(signal.SIGTERM, h)
print(old, signal.getsignal(signal.SIGTERM) is h)
signal.raise_signal(signal.SIGTERM)
os.kill(os.getpid(), signal.SIGTERM)
print('alive')


async def loophandlers():
    loop = asyncio.get_running_loop()
    ev = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, lambda: (print('usr1'), ev.set()))
    loop.add_signal_handler(signal.SIGTERM, print, 'term', 'args')
    loop.call_soon(print, 'soon1')
    signal.raise_signal(signal.SIGTERM)
    loop.call_soon(print, 'soon2')
    loop.call_later(0, print, 'timer0')
    await asyncio.sleep(0)
    print('it1')
    await asyncio.sleep(0)
    print('it2')
    await asyncio.sleep(0)
    print('it3')
    loop.call_later(0.5, os.kill, os.getpid(), signal.SIGUSR1)
    await ev.wait()
    try:
        loop.add_signal_handler(signal.SIGINT, swallow)
    except TypeError as e:
        print(e)
    for b in ('x', 999):
        try:
            loop.add_signal_handler(b, print)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    try:
        loop.add_signal_handler(signal.SIGKILL, print)
    except RuntimeError as e:
        print(e)
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM), signal.getsignal(signal.SIGTERM))


asyncio.run(loophandlers())
