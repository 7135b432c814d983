# Two pots go on the stove, then main watches the clock. Who
# speaks first? And after two seconds both the rice and the
# clock are due: which line comes first?
import asyncio

async def cook(dish, seconds):
    print(f'{dish}: on the stove')
    await asyncio.sleep(seconds)
    print(f'{dish}: done')

async def watch_the_clock():
    for second in range(1, 3):
        await asyncio.sleep(1)
        print(f'tick {second}')

async def main():
    soup = asyncio.create_task(cook('soup', 3))
    rice = asyncio.create_task(cook('rice', 2))
    print('the stove is hot')
    await watch_the_clock()
    await rice
    await soup
    print('dinner!')

asyncio.run(main())
