# The waiter calls three orders into the kitchen. When does
# the first cook begin: when he is called, or when the waiter
# sits down? The tea is done first: when is it served?
import asyncio

async def cook(dish, seconds):
    print(f'kitchen: {dish} begun')
    await asyncio.sleep(seconds)
    print(f'kitchen: {dish} done')
    return dish

async def main():
    orders = []
    for dish, seconds in ('pizza', 3), ('salad', 2), ('tea', 1):
        print(f'waiter: one {dish}, please')
        orders.append(asyncio.create_task(cook(dish, seconds)))
    print('waiter: I sit down')
    for order in orders:
        dish = await order
        print(f'waiter: your {dish}')

asyncio.run(main())
