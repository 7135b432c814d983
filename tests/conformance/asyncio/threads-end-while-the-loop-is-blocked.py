# A thread that is done wakes the loop; a time.sleep on the loop's own thread goes on all the same.
import asyncio
import time

begin = 0.0


def say(*what):
    print(f'{time.monotonic() - begin:.2f}', *what)


async def heartbeat():
    for beat in range(3):
        say('beat', beat)
        await asyncio.sleep(0.5)


async def rude():
    await asyncio.sleep(0.7)
    say('blocks')
    time.sleep(2)
    say('blocked')


async def polite():
    await asyncio.to_thread(time.sleep, 1)
    say('a thread is back')


def tell(loop):
    for number in range(3):
        time.sleep(0.6)
        loop.call_soon_threadsafe(say, 'told', number)


async def main():
    telling = asyncio.to_thread(tell, asyncio.get_running_loop())
    await asyncio.gather(heartbeat(), rude(), polite(), telling)
    say('done')


begin = time.monotonic()
asyncio.run(main())
