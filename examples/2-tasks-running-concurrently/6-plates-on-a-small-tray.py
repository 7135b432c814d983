# The tray holds two plates. How many does the cook make
# before the first one is eaten? When does he close?
import asyncio

async def cook(tray):
    for number in range(1, 6):
        print(f'cook: plate {number} is ready')
        await tray.put(number)
    print('cook: closing time')
    await tray.put(None)

async def guest(tray):
    while (number := await tray.get()) is not None:
        print(f'guest: takes plate {number}, {tray.qsize()} left')
        await asyncio.sleep(1)
    print('guest: thank you')

async def main():
    tray = asyncio.Queue(maxsize=2)
    await asyncio.gather(cook(tray), guest(tray))

asyncio.run(main())
