# Each cook waits for the next one, and the egg is bad. Who
# hears of it, who cleans up, and in which order?
import asyncio

async def crack_egg():
    await asyncio.sleep(1)
    raise ValueError('this egg is bad')

async def stir_dough():
    try:
        await crack_egg()
        print('the dough is smooth')
    finally:
        print('the bowl is washed')

async def bake_cake():
    try:
        await stir_dough()
    except ValueError as error:
        print(f'the baker says: {error}')
        return 'some bread'
    finally:
        print('the oven is off')
    return 'a cake'

async def main():
    print('we have', await bake_cake())

asyncio.run(main())
