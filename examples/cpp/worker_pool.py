import asyncio


async def worker(number, jobs):
    while True:
        job = await jobs.get()
        await asyncio.sleep(job * 0.1)
        print(f"worker {number}: job {job} done")
        jobs.task_done()


async def main():
    jobs = asyncio.Queue()
    for job in range(1, 7):
        jobs.put_nowait(job)
    workers = [asyncio.create_task(worker(number, jobs)) for number in range(1, 4)]
    await jobs.join()
    for each in workers:
        each.cancel()
    ends = await asyncio.gather(*workers, return_exceptions=True)
    cancelled = sum(isinstance(end, asyncio.CancelledError) for end in ends)
    print(f"all done, {cancelled} workers cancelled")


asyncio.run(main())
