# A scheduler that never ran keeps a coroutine in a cycle: the end of the program finds it.
async def main():
    print("never printed")


class Task:
    def __init__(self, scheduler, coroutine):
        self.coroutine = coroutine
        self.scheduler = scheduler
        scheduler.ready.append(self.step)

    def step(self):
        self.coroutine.send(None)


class Scheduler:
    def __init__(self):
        self.ready = []

    def run(self):
        for step in self.raedy:
            step()


scheduler = Scheduler()
Task(scheduler, main())
scheduler.run()
