# Ann rings. Does anybody hear it before her next line? Who is
# first: the butler, or the host, who has waited longer?
import asyncio

def butler(bell):
    print(f'butler: {bell.result()} is at the door')

async def host(bell):
    print('host: waiting for somebody')
    name = await bell
    print(f'host: come in, {name}!')

async def main():
    bell = asyncio.get_running_loop().create_future()
    waiting = asyncio.create_task(host(bell))
    await asyncio.sleep(1)
    bell.add_done_callback(butler)
    bell.set_result('Ann')
    print('Ann: I have rung')
    bell.add_done_callback(lambda bell: print('dog: woof'))
    await waiting
    print('Ann: thank you')

asyncio.run(main())
