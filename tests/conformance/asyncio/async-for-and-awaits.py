# async for over what __anext__ may return, coroutines of the library by name, calls and awaits too deep.
import asyncio
class It:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n
class Bad:
    def __aiter__(self): return self
    def __anext__(self): return 5
class Fut:
    def __init__(self): self.n = 2
    def __aiter__(self): return self
    def __anext__(self):
        f = asyncio.get_running_loop().create_future()
        if self.n: f.set_result(self.n)
        else: f.set_exception(StopAsyncIteration())
        self.n -= 1
        return f
class Raises:
    def __aiter__(self): return self
    def __anext__(self): raise ValueError("anext")
async def agen():
    for i in range(3):
        yield i
        await asyncio.sleep(0)
async def child(): return 1
async def main():
    async for x in It(3): print(x)
    try:
        async for x in Bad(): print(x)
    except TypeError as e: print(e, repr(e.__cause__))
    try:
        async for x in Fut(): print(x)
    except Exception as e: print(type(e), e)
    try:
        async for x in Raises(): print(x)
    except ValueError as e: print(e)
    async for x in agen(): print(x)
    print([x async for x in agen() if x])
    c = child()
    print(await c)
    try: await c
    except RuntimeError as e: print(e)
    print(asyncio.sleep.__name__, asyncio.Queue().put(1).__qualname__, asyncio.Queue().get().__name__)
    q = asyncio.Queue(2)
    co = q.get()
    print(co.__name__, co.__qualname__, repr(co)[:28])
    co.close()
    async def prod():
        for i in range(5): await q.put(i)
    t = asyncio.create_task(prod())
    print([await q.get() for _ in range(5)])
    def deep(n): return 0 if n == 0 else 1 + deep(n-1)
    print(deep(900))
    async def adeep(n): return 0 if n == 0 else 1 + await adeep(n-1)
    print(await adeep(300))
    try: await adeep(5000)
    except RecursionError as e: print(e)
asyncio.run(main())
