import asyncio


async def cook(dish, minutes):
    print(f"{dish}: on the stove")
    await asyncio.sleep(minutes * 60)
    print(f"{dish}: done after {minutes} minutes")
    return minutes


async def main():
    soup, rice, eggs = await asyncio.gather(cook("soup", 30), cook("rice", 15), cook("eggs", 6))
    print(f"{soup + rice + eggs} minutes of cooking")


asyncio.run(main())
