# A loop that nobody closes has tasks that never began: it is closed as the program ends, and tells of them.
import asyncio


async def main():
    print("never printed")


loop = asyncio.new_event_loop()
task = loop.create_task(main(), name="forgotten")
print("end")
