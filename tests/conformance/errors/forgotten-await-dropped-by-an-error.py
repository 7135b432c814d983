# What is dropped as an error leaves a function where no handler takes it: the handler's line.
import asyncio


async def work():
    pass


async def main():
    for thing, timeout in ((work(), 0), (work(), 1)):
        try:
            await asyncio.wiat_for(thing, timeout)
        except TimeoutError as error:
            print(error)
            print("not reached")


asyncio.run(main())
