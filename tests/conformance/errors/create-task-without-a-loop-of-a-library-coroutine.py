# The library's own coroutines are found never awaited too, when the exception that kept them goes.
import asyncio

try:
    asyncio.create_task(asyncio.sleep(0.1, 2), name="early")
except RuntimeError as error:
    print(error)
print("next")
asyncio.create_task(asyncio.sleep(1))
