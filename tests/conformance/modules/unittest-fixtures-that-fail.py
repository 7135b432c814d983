# What a class or a module sets up fails, or is left out.
import unittest


def setUpModule():
    print('setUpModule')


def tearDownModule():
    print('tearDownModule')


class A(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        raise ValueError('class')

    def test_1(self):
        pass


class B(unittest.TestCase):

    def test_2(self):
        try:
            raise KeyError('inner')
        except KeyError as e:
            raise RuntimeError('outer') from e

    def test_3(self):
        self.assertEqual(list(range(50)), list(range(49)))

    def test_4(self):
        assert 1 == 2, 'plain'


@unittest.skip('whole')
class C(unittest.TestCase):

    def test_5(self):
        pass


unittest.main()
