# Three runners wait for the gun. Does the first one run
# before the starter's next line? And Dan, who comes too late:
# does he wait for another shot?
import asyncio

async def runner(name, gun):
    print(f'{name} is ready')
    await gun.wait()
    print(f'{name} runs')

async def main():
    gun = asyncio.Event()
    async with asyncio.TaskGroup() as race:
        for name in 'Ann', 'Bob', 'Cleo':
            race.create_task(runner(name, gun))
        await asyncio.sleep(1)
        gun.set()
        race.create_task(runner('Dan', gun))
        print('the starter puts the gun away')
        await asyncio.sleep(0)
        print('the starter looks up')

asyncio.run(main())
