# A StreamReader in memory: lines, separators, limits, the end, errors.
import asyncio


async def main():
    r = asyncio.StreamReader()
    r.feed_data(b'line1\nline2\npartial')
    print(r, await r.readline(), await r.readuntil(b'\n'), await r.read(4), r.at_eof())
    r.feed_eof()
    print(await r.read(), r.at_eof(), await r.read(), await r.readline())
    r = asyncio.StreamReader(limit=5)
    r.feed_data(b'0123456789\n')
    try:
        await r.readuntil()
    except asyncio.LimitOverrunError as e:
        print(e, e.consumed)
    try:
        await r.readline()
    except ValueError as e:
        print(e)
    print(r)
    r = asyncio.StreamReader()
    r.feed_data(b'ab')
    r.feed_eof()
    try:
        await r.readexactly(5)
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)
    r = asyncio.StreamReader()
    asyncio.get_running_loop().call_later(0.1, r.feed_data, b'late\n')
    print(await r.readline(), r)
    t = asyncio.create_task(r.readexactly(3))
    await asyncio.sleep(0)
    try:
        await r.read()
    except RuntimeError as e:
        print(e)
    r.feed_data(b'a')
    await asyncio.sleep(0)
    r.feed_data(b'bcd')
    print(await t, r)
    r.set_exception(ConnectionResetError('gone'))
    try:
        await r.read()
    except ConnectionResetError as e:
        print(e, r.exception())
    r = asyncio.StreamReader()

    async def feeder():
        for i in range(3):
            r.feed_data(f'l{i}\n'.encode())
            await asyncio.sleep(0.1)
        r.feed_data(b'tail')
        r.feed_eof()
    f = asyncio.create_task(feeder())
    async for line in r:
        print(line)
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as e:
        print(e)
    try:
        await asyncio.StreamReader().readuntil(b'')
    except ValueError as e:
        print(e)
    r = asyncio.StreamReader()
    r.feed_data(b'a;b\rc')
    print(await r.readuntil((b'\r', b';')), await r.readuntil((b'\r', b';')))
    try:
        await asyncio.wait_for(r.readline(), 0.1)
    except TimeoutError:
        print('no line', r)


asyncio.run(main())
