# The seller knows some prices by heart and looks up the
# others. Which await gives the other customer a turn, and
# which goes straight on? How often are the bananas looked up?
import asyncio

known = {'apples': 3, 'pears': 4, 'plums': 5}

async def price_of(fruit):
    if fruit not in known:
        await asyncio.sleep(1)  # looks it up
        known[fruit] = len(fruit)
    return known[fruit]

async def customer(name, *fruits):
    for fruit in fruits:
        print(f'{name} asks for {fruit}')
        price = await price_of(fruit)
        print(f'{name} hears {price}')

async def main():
    ann = customer('Ann', 'apples', 'bananas', 'pears')
    bob = customer('Bob', 'plums', 'bananas', 'apples')
    await asyncio.gather(ann, bob)

asyncio.run(main())
