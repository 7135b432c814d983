# One seat is left, and two clerks sell tickets. How many
# people sit on it? Move the sleep below the subtraction: what
# changes, and why?
import asyncio

seats = 1

async def clerk(name):
    global seats
    print(f'{name} sees {seats} free')
    if seats > 0:
        await asyncio.sleep(1)  # prints the ticket
        seats -= 1
        print(f'{name} has sold a ticket, {seats} left')
    else:
        print(f'{name} is sorry')

async def main():
    await asyncio.gather(clerk('Ann'), clerk('Bob'))
    print('sold out' if seats == 0 else f'{-seats} guest must stand')

asyncio.run(main())
