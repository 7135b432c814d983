# A service with a mocked repository: retries, subtests, clean-up, long differences.
import asyncio, unittest, sys
from unittest import mock, IsolatedAsyncioTestCase, TestCase


class Repo:

    async def all(self):
        raise NotImplementedError


class Service:

    def __init__(self, repo, clock=asyncio.sleep):
        self.repo, self.clock = (repo, clock)

    async def names(self, retries=2):
        for i in range(retries + 1):
            try:
                return [u['name'].title() for u in await self.repo.all()]
            except ConnectionError:
                if i == retries:
                    raise
                await self.clock(2 ** i)


class ServiceTest(IsolatedAsyncioTestCase):

    async def asyncSetUp(self):
        self.repo = mock.create_autospec(Repo, instance=True) if False else mock.AsyncMock(spec=Repo)
        self.clock = mock.AsyncMock()
        self.svc = Service(self.repo, self.clock)

    async def test_ok(self):
        """Names are titled."""
        self.repo.all.return_value = [{'name': 'ann'}, {'name': 'bob'}]
        self.assertEqual(await self.svc.names(), ['Ann', 'Bob'])
        self.repo.all.assert_awaited_once()
        self.clock.assert_not_awaited()

    async def test_retry(self):
        self.repo.all.side_effect = [ConnectionError('1'), ConnectionError('2'), [{'name': 'x'}]]
        self.assertEqual(await self.svc.names(), ['X'])
        self.assertEqual(self.clock.await_args_list, [mock.call(1), mock.call(2)])
        self.assertListEqual(self.clock.mock_calls, [mock.call(1), mock.call(3)])

    async def test_gives_up(self):
        self.repo.all.side_effect = ConnectionError('down')
        with self.assertRaises(ConnectionError) as cm:
            await self.svc.names(1)
        self.assertIn('down', str(cm.exception))
        self.assertEqual(self.repo.all.await_count, 2)

    async def test_sub(self):
        for i in (1, 2, 3):
            with self.subTest(i=i):
                await asyncio.sleep(0.01)
                self.assertLess(i, 3)

    @unittest.skipUnless(sys.platform == 'none', 'needs none')
    async def test_skipped(self):
        pass

    async def test_forgot(self):
        self.svc.names

    @unittest.expectedFailure
    async def test_expected(self):
        self.fail('as expected')

    async def test_leak(self):
        asyncio.create_task(asyncio.sleep(100))
        self.addAsyncCleanup(asyncio.sleep, 0)

    async def test_ctx(self):
        cm = await self.enterAsyncContext(asyncio.timeout(5))
        self.assertFalse(cm.expired())


class Params(TestCase):
    cases = [(2, 3, 5), (0, 0, 1)]

    def test_add(self):
        for a, b, want in self.cases:
            with self.subTest(a=a, b=b):
                self.assertEqual(a + b, want, msg='sum')

    def test_dicts(self):
        self.assertDictEqual({'a': [1, 2]}, {'a': [1, 3]})

    def test_strings(self):
        self.assertMultiLineEqual('one\ntwo\n', 'one\nTwo\n')

    def test_called(self):
        m = mock.Mock()
        m(1, key='v')
        m.assert_called_once_with(2, key='v')

    def test_long_list(self):
        self.assertEqual([f'item-{i}' for i in range(60)], [f'item-{i}' for i in range(59)] + ['other'])


suite = unittest.TestSuite()
ld = unittest.TestLoader()
suite.addTests([ld.loadTestsFromTestCase(ServiceTest), ld.loadTestsFromTestCase(Params)])
r = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
print(len(r.failures), len(r.errors), len(r.skipped), r.testsRun, r.wasSuccessful(), [str(t) for t, _ in r.failures])
r = unittest.TextTestRunner(stream=sys.stdout, verbosity=0, failfast=True, buffer=True).run(ld.loadTestsFromName('Params.test_add', sys.modules['__main__']))
print(r)
