# async with calls acquire() and release() of the program's own class.
import asyncio


class LoudLock(asyncio.Lock):
    async def acquire(self):
        print("lock: acquire")
        return await super().acquire()

    def release(self):
        print("lock: release")
        super().release()


class LoudSemaphore(asyncio.Semaphore):
    async def acquire(self):
        print("semaphore: acquire", self._value)
        return await super().acquire()

    def release(self):
        super().release()
        print("semaphore: release", self._value)


async def main():
    async with LoudLock() as nothing, LoudSemaphore(2):
        print(nothing)


asyncio.run(main())
