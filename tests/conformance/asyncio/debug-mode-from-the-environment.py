# PYTHONASYNCIODEBUG is read as a loop is made, also when the program itself has set it.
import asyncio
import os


async def main():
    return asyncio.get_running_loop().get_debug()


print(asyncio.run(main()))
os.environ["PYTHONASYNCIODEBUG"] = "1"
print(asyncio.run(main()), asyncio.run(main(), debug=False))
loop = asyncio.new_event_loop()
print(loop.get_debug(), loop)
loop.close()
os.environ["PYTHONASYNCIODEBUG"] = ""
print(asyncio.run(main()), asyncio.run(main(), debug=True))
