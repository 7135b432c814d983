"""Timing small pieces of code."""

import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def _indented(text, count):
    return text.replace('\n', '\n' + ' ' * count)


class Timer:
    """Times a statement, given as text or as a function."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        namespace = {}
        parameters = ''
        texts = []
        for name, what in (('setup', setup), ('stmt', stmt)):
            if isinstance(what, str):
                compile(what, '<timeit-src>', 'exec')
                texts.append(what)
            elif callable(what):
                namespace[f'_{name}'] = what
                parameters += f', _{name}=_{name}'
                texts.append(f'_{name}()')
            else:
                raise ValueError(f'{name} is neither a string nor callable')
        self.src = (f'def inner(_it, _timer{parameters}):\n    {_indented(texts[0], 4)}\n'
                    f'    _t0 = _timer()\n    for _i in _it:\n        {_indented(texts[1], 8)}\n'
                    '        pass\n    _t1 = _timer()\n    return _t1 - _t0\n')
        names = dict(globals) if globals is not None else {}
        names.update(namespace)
        exec(compile(self.src, '<timeit-src>', 'exec'), names)
        self.inner = names['inner']

    def timeit(self, number=default_number):
        """The seconds that `number` executions take."""
        from itertools import repeat as times
        return self.inner(times(None, number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        """The same several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number of executions that take at least 0.2 seconds, the seconds)"""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2 or number >= 10_000_000:
                    return (number, taken)
            scale *= 10

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """The seconds that `number` executions of a statement take."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    """The same several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
