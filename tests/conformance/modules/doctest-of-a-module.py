"""Module doc.

>>> add(1, 2)
3
>>> add('a', 'b')
'ab'
"""
import doctest
def add(a, b):
    """Adds.

    >>> add(2, 2)
    4
    >>> add(1, 'x')
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> add(1, 1)
    3
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print([1,  2,   3]) # doctest: +NORMALIZE_WHITESPACE
    [1,   2,
     3]
    >>> 1 / 0  # doctest: +SKIP
    >>> x = 5
    >>> x
    5
    >>> print('unexpected')
    """
    return a + b
class Stack:
    """
    >>> s = Stack()
    >>> s.push(1)
    >>> s.items
    [1]
    """
    def __init__(self): self.items = []
    def push(self, x):
        """
        >>> s = Stack(); s.push(3)
        >>> s.items
        [4]
        """
        self.items.append(x)
    @property
    def size(self):
        """>>> 1 + 1
        2"""
        return len(self.items)
    @staticmethod
    def st():
        ">>> True\n1"
def nodoc(): pass
if __name__ == '__main__':
    print(doctest.testmod())
    print(doctest.testmod(verbose=True))
    doctest.run_docstring_examples(Stack.push, globals(), name='push')
    r = doctest.DocTestRunner(verbose=False)
    for t in doctest.DocTestFinder().find(Stack, globs=globals()): print(t, r.run(t, out=lambda s: None))
    print([(e.source, e.want, e.lineno) for e in doctest.DocTestParser().get_examples('>>> 1\n1\ntext\n\n>>> x = [1,\n...   2]\n')])
    try: doctest.DocTestParser().get_examples('>>>bad')
    except ValueError as e: print(e)
