# Both coroutines are made before the first await. Is
# breakfast ready after 2 seconds, or after 3?
import asyncio

async def toast_bread():
    print('the bread goes into the toaster')
    await asyncio.sleep(1)
    return 'toast'

async def boil_eggs():
    print('the eggs go into the water')
    await asyncio.sleep(2)
    return 'eggs'

async def main():
    toast = toast_bread()
    eggs = boil_eggs()
    print('breakfast is being made')
    first = await eggs
    print(f'{first} are on the table')
    second = await toast
    print(f'{second} is on the table')

asyncio.run(main())
