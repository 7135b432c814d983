import asyncio


class Counting(asyncio.DefaultEventLoopPolicy):
    made = 0

    def new_event_loop(self):
        type(self).made += 1
        return super().new_event_loop()


policy = asyncio.get_event_loop_policy()
print(asyncio.get_event_loop_policy() is policy)
loop = policy.new_event_loop()
policy.set_event_loop(loop)
print(policy.get_event_loop() is loop)

asyncio.set_event_loop_policy(None)
fresh = asyncio.get_event_loop_policy()
print(fresh is policy)

mine = Counting()
asyncio.set_event_loop_policy(mine)
asyncio.set_event_loop_policy(mine)
print(asyncio.get_event_loop_policy() is mine, Counting.made)
made = asyncio.new_event_loop()
made.close()

plain = asyncio.DefaultEventLoopPolicy()
asyncio.set_event_loop_policy(plain)
print(asyncio.get_event_loop_policy() is plain)
plain.set_event_loop(None)
try:
    plain.get_event_loop()
except RuntimeError as error:
    print(error)
loop.close()
