# Recorded with CPython alone: reference.py does not simulate the threads of multiprocessing.
from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool as DPool
import multiprocessing as mp, threading, asyncio
from concurrent.futures import ProcessPoolExecutor
from time import sleep
def work(n):
    sleep(n / 10)
    return n * n
def add(a, b): return a + b
def fail(n):
    if n == 2: raise ValueError(f"no {n}")
    return n
counter = None
def init(shared):
    global counter
    counter = shared
def inc():
    with counter.get_lock(): counter.value += 1
async def main():
    global counter
    counter = mp.Value('d', 0)
    with ProcessPoolExecutor(max_workers=2, initializer=init, initargs=(counter,)) as pool:
        loop = asyncio.get_running_loop()
        await asyncio.gather(*[loop.run_in_executor(pool, inc) for _ in range(5)])
    print(counter.value, counter)
if __name__ == "__main__":
    with ThreadPool(3) as pool:
        print(pool)
        result = pool.map_async(work, range(4), callback=print)
        print(result.get(), result.ready(), result.successful())
        print(list(pool.imap(work, [3, 1])), list(pool.imap_unordered(work, [3, 1])), pool.starmap(add, [(1, 2), (3, 4)]), pool.apply(add, (5, 6)))
        failed = pool.apply_async(int, ("x",), error_callback=print)
        failed.wait()
        try: failed.get()
        except ValueError as error: print("caught", error)
        try: pool.map(fail, range(5))
        except ValueError as error: print("caught", error)
        it = pool.imap(fail, range(4))
        while True:
            try: print(next(it))
            except ValueError as e: print(e)
            except StopIteration: break
        r = pool.apply_async(work, (20,))
        try: r.successful()
        except ValueError as e: print(str(e)[:20])
        try: r.get(timeout=.1)
        except mp.TimeoutError as e: print(type(e), repr(e))
        print(pool.map(work, []))
    try: pool.map(work, [1])
    except ValueError as e: print(e)
    with DPool(2) as pool: print(pool.map(work, [1, 2]))
    p = ThreadPool(2)
    try: p.join()
    except ValueError as e: print(e)
    p.close(); p.join(); print(p)
    for bad in (-1, "x"):
        try: ThreadPool(bad)
        except Exception as e: print(type(e), e)
    asyncio.run(main())
    a = mp.Array('i', [1, 2, 3]); a[0] = 7; print(a[:], len(a), list(a)); print(mp.Array('d', 2)[:], mp.RawValue('i', 5), mp.Value('h', 40000).value, mp.Array('c', b"abc")[:])
    print(mp.Lock())
    with mp.Pool(2) as pool: print(pool.map(work, [1, 2, 3]), pool)
    with mp.Manager() as m:
        d = m.dict(); l = m.list([1]); q = m.Queue(); d["a"] = 1; l.append(2); q.put(5); print(dict(d), list(l), q.get())
