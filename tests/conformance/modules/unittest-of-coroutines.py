# IsolatedAsyncioTestCase: fixtures, clean-up, time-outs, failures.
import asyncio, unittest


class Client:

    async def get(self, n):
        await asyncio.sleep(n)
        if n > 2:
            raise TimeoutError('slow')
        return n * 2


class T(unittest.IsolatedAsyncioTestCase):

    def setUp(self):
        print('setUp')

    async def asyncSetUp(self):
        self.c = Client()
        self.loop = asyncio.get_running_loop()
        print('asyncSetUp', self.loop.get_debug())

    async def asyncTearDown(self):
        await asyncio.sleep(0)
        print('asyncTearDown')

    def tearDown(self):
        print('tearDown')

    async def test_get(self):
        self.assertEqual(await self.c.get(1), 2)

    async def test_gather(self):
        self.assertEqual(await asyncio.gather(*(self.c.get(i) for i in range(3))), [0, 2, 4])

    async def test_timeout(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.1):
                await self.c.get(2)
        with self.assertRaisesRegex(TimeoutError, 'slow'):
            await self.c.get(3)

    async def test_fail(self):
        self.addAsyncCleanup(self.bye)
        r = await self.c.get(1)
        self.assertEqual(r, 3, 'wrong answer')

    async def bye(self):
        print('bye')

    def test_sync(self):
        self.assertTrue(True)

    async def test_error(self):
        await asyncio.create_task(self.c.get(5))


if __name__ == '__main__':
    unittest.main()
