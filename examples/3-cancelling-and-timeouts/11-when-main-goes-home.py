# Main does not wait for the cleaner. Who switches off the
# light, and when: before main's last line, or after it?
import asyncio

async def clean():
    try:
        for room in 'hall', 'kitchen', 'cellar':
            print(f'cleaner: {room}')
            await asyncio.sleep(1)
    finally:
        print('cleaner: light off')

async def main():
    cleaner = asyncio.create_task(clean())
    await asyncio.sleep(1.5)
    print('main: I go home')
    return cleaner

left_behind = asyncio.run(main())
print('after the loop, cancelled:', left_behind.cancelled())
