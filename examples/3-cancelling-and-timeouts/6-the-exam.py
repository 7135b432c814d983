# 3 seconds for each question, 7 for the whole exam. Which
# questions are cut short, and by which of the two timeouts?
import asyncio

async def answer(question, seconds):
    try:
        async with asyncio.timeout(3):
            await asyncio.sleep(seconds)
        print(f'question {question}: answered')
    except TimeoutError:
        print(f'question {question}: took too long')
    finally:
        print(f'question {question}: next page')

async def main():
    try:
        async with asyncio.timeout(7):
            for question, seconds in enumerate([2, 5, 1, 2, 1], 1):
                await answer(question, seconds)
            print('all pages turned')
    except TimeoutError:
        print('pencils down')

asyncio.run(main())
