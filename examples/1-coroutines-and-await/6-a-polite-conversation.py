# sleep(0) lets others speak. Ann does it after every
# sentence, Bob after every second one. What does their
# conversation sound like, and who has finished first?
import asyncio

async def speak(name, sentences, breath):
    for number in range(1, sentences + 1):
        print(f'{name}: sentence {number}')
        if number % breath == 0:
            await asyncio.sleep(0)
    print(f'{name} has finished')

async def main():
    ann = asyncio.create_task(speak('Ann', 4, breath=1))
    bob = asyncio.create_task(speak('Bob', 6, breath=2))
    await ann
    print('main heard Ann')
    await bob
    print('main heard Bob')

asyncio.run(main())
