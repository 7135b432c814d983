import asyncio


async def counted(values):
    for value in values:
        await asyncio.sleep(0)
        yield value


async def slow():
    for value in range(2):
        await asyncio.sleep(0.1)
        yield value


async def main():
    rows = ([x + y async for x in counted([1, 2])] for y in (10, 20))
    print(type(rows).__name__, [row async for row in rows])
    print([[x async for x in counted(range(n))] for n in range(3)])
    print({n: {x async for x in counted([n])} for n in range(2)})
    generator = slow()
    print(await asyncio.gather(generator.asend(None), generator.asend(None), return_exceptions=True))
    for source in ("[i for i in x if (j := 0) for j in x]", "[[(j := i) for i in x] for j in x]"):
        try:
            compile(source, "<source>", "eval")
        except SyntaxError as error:
            print(error.msg)


asyncio.run(main())
