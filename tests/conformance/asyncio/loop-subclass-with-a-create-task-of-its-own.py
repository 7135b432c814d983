import asyncio


class Counting(asyncio.SelectorEventLoop):
    def create_task(self, coro, **options):
        print("create_task", coro.__name__, options)
        return super().create_task(coro, **options)

    def close(self):
        print("close")
        super().close()


async def child(number):
    await asyncio.sleep(0)
    return number


async def main():
    print(await asyncio.create_task(child(1), name="first"))
    print(await asyncio.gather(child(2), child(3)))
    async with asyncio.TaskGroup() as group:
        group.create_task(child(4), name="fourth")
    print(await asyncio.wait_for(child(5), 1))
    print(await asyncio.shield(child(6)))
    print(await asyncio.ensure_future(child(7)))


asyncio.run(main(), loop_factory=Counting)


class Refusing(asyncio.SelectorEventLoop):
    def create_task(self, coro):
        coro.close()
        raise ValueError("no tasks here")


loop = Refusing()
for make in (lambda: loop.run_until_complete(main()), lambda: asyncio.ensure_future(main(), loop=loop)):
    try:
        make()
    except ValueError as error:
        print(error)
loop.close()
