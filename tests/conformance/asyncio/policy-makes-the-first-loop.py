import asyncio


class Loop(asyncio.SelectorEventLoop):
    pass


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("made by the policy")
        return Loop()


asyncio.set_event_loop_policy(Policy())
loop = asyncio.get_event_loop()
print(type(loop).__name__)
print(type(asyncio.get_event_loop_policy().get_event_loop()).__name__)
loop.close()
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
