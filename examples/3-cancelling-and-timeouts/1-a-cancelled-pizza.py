# The customer cancels. Which comes first: "the order is
# cancelled", or "the oven is off"?
import asyncio

async def bake_pizza():
    try:
        print('the oven is on')
        await asyncio.sleep(3)
        print('the pizza is ready')
    except asyncio.CancelledError:
        print('the oven is off')
        raise
    finally:
        print('the table is wiped')

async def main():
    pizza = asyncio.create_task(bake_pizza())
    await asyncio.sleep(1)
    pizza.cancel()
    print('the order is cancelled:', pizza.cancelled())
    try:
        await pizza
    except asyncio.CancelledError:
        print('now it is cancelled:', pizza.cancelled())

asyncio.run(main())
