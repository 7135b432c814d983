# AsyncMock: what was awaited, with what; specs and patches that make one.
import asyncio, unittest, inspect
from unittest.mock import AsyncMock, MagicMock, patch, call, Mock


class Api:

    async def fetch(self, n):
        return n

    def sync(self):
        return 1


async def use(api, n):
    return await api.fetch(n)


async def other():
    return 'real'


class T(unittest.IsolatedAsyncioTestCase):

    async def test_a(self):
        m = AsyncMock(return_value={'k': 1})
        print(asyncio.iscoroutinefunction(m), inspect.isawaitable((c := m(1))))
        print(await c, m.await_count, m.await_args, m.await_args_list)
        m.assert_awaited_once_with(1)
        m.assert_called_once_with(1)
        for f in (m.assert_not_awaited, lambda: m.assert_awaited_with(2), lambda: AsyncMock().assert_awaited(), lambda: AsyncMock().assert_awaited_once(), lambda: AsyncMock().assert_awaited_with(1), lambda: m.assert_any_await(5), lambda: m.assert_awaited_once_with(3)):
            try:
                f()
            except AssertionError as e:
                print(e)
        m = AsyncMock(side_effect=[1, ValueError('x')])
        print(await m())
        with self.assertRaises(ValueError):
            await m()
        with self.assertRaises(StopAsyncIteration):
            await m()

    async def test_b(self):
        api = MagicMock(spec=Api)
        api.fetch.return_value = 42
        self.assertEqual(await use(api, 3), 42)
        api.fetch.assert_awaited_once_with(3)
        print(type(api.fetch).__name__, type(api.sync).__name__)

    @patch('__main__.other')
    async def test_c(self, o):
        o.return_value = 'mocked'
        print(await other(), type(o).__name__)

    async def test_d(self):
        with patch.object(Api, 'fetch', AsyncMock(side_effect=lambda n: n * 10)) as p:
            print(await use(Api(), 4), p.mock_calls)
        with patch('asyncio.sleep', new_callable=AsyncMock) as sl:
            await asyncio.sleep(100)
            sl.assert_awaited_once_with(100)
        m = MagicMock()
        m.__aenter__.return_value = 'in'
        async with m as x:
            print(x)
        m.__aexit__.assert_awaited_once()
        m.__aiter__.return_value = [1, 2]
        print([i async for i in m])
        a = AsyncMock()
        a.method.return_value = 1
        print(await a.method(2), a.mock_calls, type(a.method).__name__)


unittest.main()
