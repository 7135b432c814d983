# Bob slips. What becomes of the others: on one rope (a
# TaskGroup), and each alone (gather)?
import asyncio

climbers = [('Ann', 1), ('Bob', 2), ('Cleo', 3)]

async def climb(name, seconds):
    try:
        await asyncio.sleep(seconds)
        if name == 'Bob':
            raise RuntimeError('Bob slips')
        print(f'{name} is on the top')
    except asyncio.CancelledError:
        print(f'{name} turns back')
        raise

async def main():
    try:
        async with asyncio.TaskGroup() as rope:
            for climber in climbers:
                rope.create_task(climb(*climber))
    except* RuntimeError as group:
        print('on one rope:', *group.exceptions)
    try:
        await asyncio.gather(*[climb(*climber) for climber in climbers])
    except RuntimeError as error:
        print('each alone:', error)
    await asyncio.sleep(2)

asyncio.run(main())
