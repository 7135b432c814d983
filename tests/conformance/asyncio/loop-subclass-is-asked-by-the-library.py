import asyncio
def nm(cb):
    n = getattr(cb, "__qualname__", None) or getattr(cb, "__name__", None) or type(cb).__name__
    return n
class L(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        print("call_soon", nm(callback), len(args), context is not None)
        return super().call_soon(callback, *args, context=context)
    def call_later(self, delay, callback, *args, context=None):
        print("call_later", round(delay, 2), nm(callback), len(args))
        return super().call_later(delay, callback, *args, context=context)
    def call_at(self, when, callback, *args, context=None):
        print("call_at", nm(callback), len(args))
        return super().call_at(when, callback, *args, context=context)
    def create_future(self):
        print("create_future")
        return super().create_future()
    def create_task(self, coro, **kw):
        print("create_task", coro.__name__, kw)
        return super().create_task(coro, **kw)
    def call_exception_handler(self, ctx):
        print("handler", ctx["message"])
    def stop(self):
        print("stop"); super().stop()
    def close(self):
        print("close"); super().close()
    def run_forever(self):
        print("run_forever"); super().run_forever()
    def run_until_complete(self, f):
        print("ruc", type(f).__name__); return super().run_until_complete(f)
async def child(n):
    await asyncio.sleep(n); return n
async def main():
    print("-- sleep"); await asyncio.sleep(0.01)
    print("-- sleep0"); await asyncio.sleep(0)
    print("-- task"); print(await asyncio.create_task(child(0)))
    print("-- gather"); print(await asyncio.gather(child(0), child(0)))
    print("-- queue"); q = asyncio.Queue()
    asyncio.get_running_loop().call_later(.01, q.put_nowait, 1)
    print(await q.get())
    print("-- event"); e = asyncio.Event(); asyncio.get_running_loop().call_soon(e.set); await e.wait()
    print("-- wait_for")
    try: await asyncio.wait_for(child(1), .01)
    except TimeoutError: print("timeout")
    print("-- tg")
    async with asyncio.TaskGroup() as tg: tg.create_task(child(0), name="x")
    print("-- wait"); await asyncio.wait([asyncio.ensure_future(child(0))], timeout=1)
    print("-- lock"); l = asyncio.Lock()
    async with l: pass
    print("-- exec"); print(await asyncio.get_running_loop().run_in_executor(None, len, "abc"))
    asyncio.get_running_loop().create_future().set_exception(ValueError(1))
with asyncio.Runner(loop_factory=L) as r: r.run(main())
