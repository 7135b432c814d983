import asyncio
import logging

print(sorted(logging.root.manager.loggerDict))
print(logging.getLogger("asyncio"), logging.root.manager.loggerDict["concurrent.futures"])
