import asyncio


class Stranger:
    """Something that is given as a loop."""

    def create_task(self, coro, **options):
        coro.close()
        return f"a task with {options}"


class NeverRuns(asyncio.AbstractEventLoop):
    def run_until_complete(self, future):
        future.close()
        return "ran it somehow"

    def create_task(self, coro, **options):
        return coro

    def shutdown_asyncgens(self):
        return main()

    def shutdown_default_executor(self, timeout=None):
        return main()

    def close(self):
        print("closed")


async def main():
    return 1


for loop in (3, Stranger(), NeverRuns()):
    print(asyncio.current_task(loop), asyncio.all_tasks(loop))
print(asyncio.ensure_future(main(), loop=Stranger()))
with asyncio.Runner(loop_factory=NeverRuns) as runner:
    print(type(runner.get_loop()).__name__, runner.run(main()))
