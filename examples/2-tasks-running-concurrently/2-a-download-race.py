# Three downloads run at once. In which order do they finish,
# and in which order does gather hand out their results?
import asyncio

async def download(name, seconds):
    print(f'{name}: connecting')
    await asyncio.sleep(seconds)
    print(f'{name}: complete')
    return f'{name} took {seconds} s'

async def main():
    results = await asyncio.gather(
        download('film', 3),
        download('song', 1),
        download('book', 2),
    )
    for place, result in enumerate(results, start=1):
        print(place, result)

asyncio.run(main())
