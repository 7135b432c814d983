import asyncio


class Door:
    def __init__(self):
        self.opened = asyncio.get_running_loop().create_future()

    def open(self):
        self.opened.set_result(None)

    def __await__(self):
        return self.opened.__await__()


async def guest(name, door):
    print(f"{name} waits")
    await door
    print(f"{name} goes in")


async def main():
    door = Door()
    ann = asyncio.create_task(guest("Ann", door))
    bob = asyncio.create_task(guest("Bob", door))
    await asyncio.sleep(1)
    print("the door opens")
    door.open()
    await ann
    await bob


asyncio.run(main())
