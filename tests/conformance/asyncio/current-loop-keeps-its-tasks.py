# The loop of set_event_loop() outlives the program: tasks that wait for its timers, or are ready, are not destroyed.
import asyncio


async def sleeper():
    await asyncio.sleep(10)


async def waiter(event):
    await event.wait()


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(sleeper()), asyncio.create_task(asyncio.wait_for(waiter(event), 5)), asyncio.create_task(waiter(event))]
    tasks.append(asyncio.gather(*tasks, return_exceptions=True))
    await asyncio.sleep(0.1)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
ready = loop.create_task(sleeper())
print("end")
