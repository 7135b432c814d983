# Three letters are written, only two arrive. Which one is
# lost, and when does Python say so?
import asyncio

async def send(name):
    print(f'{name} reads a letter')
    return f'an answer from {name}'

async def main():
    send('Ann')
    print('Ann should have hers by now')
    letter = send('Bob')
    print('the letter to Bob lies on the table')
    print(await letter)
    print(await send('Cleo'))

asyncio.run(main())
