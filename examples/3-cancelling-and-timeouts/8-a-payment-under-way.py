# The customer closes the page while the bank is at work. Is
# the payment made? And without the shield?
import asyncio

async def pay(amount):
    print(f'bank: taking {amount} euros')
    await asyncio.sleep(2)
    print('bank: done')
    return amount

async def check_out(payment):
    try:
        await asyncio.shield(payment)
        print('shop: thank you')
    except asyncio.CancelledError:
        print('shop: the customer has left')
        raise

async def main():
    payment = asyncio.create_task(pay(20))
    page = asyncio.create_task(check_out(payment))
    await asyncio.sleep(1)
    page.cancel()
    print('customer: closes the page')
    print(f'books: {await payment} euros received')

asyncio.run(main())
