# Messages and reprs name the class that has the method: most of a loop's are BaseEventLoop's.
import asyncio


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


async def main():
    loop = asyncio.get_running_loop()
    attempt(lambda: loop.call_soon())
    attempt(lambda: loop.call_later(1))
    attempt(lambda: loop.call_at())
    attempt(lambda: loop.create_task(main(), "name"))
    attempt(lambda: loop.run_in_executor(None))
    attempt(lambda: loop.run_forever(1))
    attempt(lambda: loop.close(1))
    attempt(lambda: loop.add_signal_handler())
    attempt(lambda: loop.remove_signal_handler())
    print(loop.call_soon)
    print(loop.close)
    print([cls.__name__ for cls in type(loop).__mro__[-5:]])
    print(isinstance(loop, asyncio.BaseEventLoop), issubclass(asyncio.SelectorEventLoop, asyncio.BaseEventLoop))


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    asyncio.run(main())
