# A roll takes 1 second to bake and 2 to eat. Does the baker
# bake ahead? What closes the bakery: the break, or aclose()?
import asyncio

async def bakery():
    try:
        number = 1
        while True:
            await asyncio.sleep(1)
            print(f'roll {number} is out of the oven')
            yield f'roll {number}'
            number += 1
    finally:
        print('the bakery closes')

async def main():
    rolls = bakery()
    async for roll in rolls:
        print(f'eating {roll}')
        await asyncio.sleep(2)
        if roll == 'roll 3':
            break
    print('no longer hungry')
    await rolls.aclose()
    print('going home')

asyncio.run(main())
