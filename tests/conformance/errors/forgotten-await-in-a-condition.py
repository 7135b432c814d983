# A coroutine that is looked at for its truth goes with the condition: the warning names its line.
import asyncio


async def ready():
    return False


async def main():
    if ready():
        print("always taken")
    while not ready():
        print("never")
    print("yes" if ready() else "no")
    assert ready(), "never fails"
    found = ready() and 1
    print(found)
    await asyncio.sleep(0)


asyncio.run(main())
