# The host wants the guest to go home, and says so twice. How
# many songs does the guest dance to? Is his task cancelled?
import asyncio

async def guest():
    songs = 0
    while songs < 4:
        try:
            await asyncio.sleep(1.5)
            songs += 1
            print(f'guest: danced to song {songs}')
        except asyncio.CancelledError:
            print('guest: just one more song')
    return f'{songs} songs'

async def main():
    party = asyncio.create_task(guest())
    await asyncio.sleep(2)
    for _ in range(2):
        print('host: please go home')
        party.cancel()
        await asyncio.sleep(1)
    print(f'host: you stayed for {await party}')
    print('cancelled:', party.cancelled())

asyncio.run(main())
