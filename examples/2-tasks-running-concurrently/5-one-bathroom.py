# Ann leaves the bathroom and wants in again at once, while
# Bob and Cleo stand in line. Nobody is inside at that moment:
# does she get in before them?
import asyncio

async def person(name, bathroom, visits):
    for visit in range(1, visits + 1):
        print(f'{name} wants in')
        async with bathroom:
            print(f'{name} is in for visit {visit}')
            await asyncio.sleep(1)
        print(f'{name} is out')

async def main():
    bathroom = asyncio.Lock()
    async with asyncio.TaskGroup() as house:
        house.create_task(person('Ann', bathroom, 2))
        house.create_task(person('Bob', bathroom, 1))
        house.create_task(person('Cleo', bathroom, 1))
    print('the bathroom is free')

asyncio.run(main())
