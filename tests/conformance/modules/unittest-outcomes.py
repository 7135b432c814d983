# Each assertion's words, and each way in which a test can end.
import unittest


class TestStr(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        print('setUpClass')

    @classmethod
    def tearDownClass(cls):
        print('tearDownClass')

    def setUp(self):
        self.x = [1, 2]
        self.addCleanup(print, 'cleanup')

    def tearDown(self):
        print('tearDown', self._testMethodName)

    def test_upper(self):
        """Upper works."""
        self.assertEqual('foo'.upper(), 'FOO')

    def test_fail(self):
        self.assertEqual([1, 2, 3], [1, 2, 4], 'lists')

    def test_error(self):
        {}['x']

    def test_dict(self):
        self.assertEqual({'a': 1, 'b': [1, 2]}, {'a': 1, 'b': [1, 3], 'c': 5})

    def test_multi(self):
        self.assertEqual('a\nb\nc', 'a\nx\nc')

    def test_long(self):
        self.assertEqual('x' * 100 + 'a', 'x' * 100 + 'b')

    def test_set(self):
        self.assertEqual({1, 2}, {2, 3})

    def test_tuple(self):
        self.assertEqual((1,), (1, 2))

    def test_raises(self):
        with self.assertRaises(ValueError) as cm:
            int('x')
        print(cm.exception)
        with self.assertRaisesRegex(ValueError, 'inval'):
            int('x')
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)

    def test_raises_not(self):
        with self.assertRaises(KeyError):
            pass

    @unittest.skip('not now')
    def test_skip(self):
        pass

    @unittest.skipIf(True, 'cond')
    def test_skip2(self):
        pass

    def test_skip3(self):
        self.skipTest('inside')

    @unittest.expectedFailure
    def test_xf(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_us(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest('even?', i=i):
                self.assertEqual(i % 2, 0)

    def test_others(self):
        for f in (lambda: self.assertTrue(0), lambda: self.assertIn(1, [2]), lambda: self.assertIs(1, 2), lambda: self.assertIsNone(3), lambda: self.assertIsInstance(1, str), lambda: self.assertLess(2, 1), lambda: self.assertAlmostEqual(1.1, 1.2), lambda: self.assertAlmostEqual(1, 2, delta=0.5), lambda: self.assertRegex('abc', 'x+'), lambda: self.assertCountEqual([1, 1], [1, 2]), lambda: self.assertNotEqual(1, 1), lambda: self.assertGreaterEqual(1, 2), lambda: self.assertNotIn(1, [1]), lambda: self.fail('boo'), lambda: self.assertFalse([1], 'msg'), lambda: self.assertNotIsInstance(1, int), lambda: self.assertNotAlmostEqual(1.0, 1.0), lambda: self.assertNotRegex('abc', 'b')):
            try:
                f()
            except AssertionError as e:
                print(e)


class TestB(unittest.TestCase):

    def setUp(self):
        raise RuntimeError('setup broke')

    def test_a(self):
        pass


if __name__ == '__main__':
    unittest.main(verbosity=2)
