# Each train takes exactly as long as we are willing to wait.
# Do we catch the local? And the express, which leaves before
# we begin to wait?
import asyncio

async def train(name):
    await asyncio.sleep(1)
    print(f'{name} arrives')
    return name

async def platform(name, arrival):
    try:
        print(f'we catch {await asyncio.wait_for(arrival, timeout=1)}')
    except TimeoutError:
        print(f'{name} is too late')

async def main():
    await platform('the local', train('the local'))
    express = asyncio.create_task(train('the express'))
    await asyncio.sleep(0)
    await platform('the express', express)

asyncio.run(main())
