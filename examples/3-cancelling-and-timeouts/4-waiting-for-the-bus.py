# You give the bus 2 seconds. It needs 1 more to turn around.
# When do you start to walk: after 2 seconds, or after 3?
import asyncio

async def bus():
    try:
        print('bus: on the way')
        await asyncio.sleep(5)
        return 'bus'
    except asyncio.CancelledError:
        print('bus: nobody there? I turn around')
        await asyncio.sleep(1)
        print('bus: back in the garage')
        raise

async def main():
    try:
        ride = await asyncio.wait_for(bus(), timeout=2)
        print(f'I take the {ride}')
    except TimeoutError:
        print('I walk')

asyncio.run(main())
