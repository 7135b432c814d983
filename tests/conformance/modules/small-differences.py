# Answers of the library that were not CPython's.
import calendar
import copy
import datetime
import struct
import sys
from collections import namedtuple
from dataclasses import dataclass


def attempt(expression):
    try:
        print(expression, '=>', eval(expression))
    except Exception as error:
        print(expression, '->', type(error).__name__, error)


class Holiday(datetime.date):
    pass


day, moment = datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 13, 5)
Point = namedtuple('Point', 'x y')
for expression in ('Holiday(2020, 1, 1)', 'setattr(day, "year", 3)', 'setattr(moment, "hour", 3)',
                   'delattr(datetime.timedelta(1), "days")', 'moment.isoformat("ab")', 'moment.isoformat(" ")',
                   'struct.pack("f", 1e300)', 'struct.pack("<f", 1e300)', 'struct.pack("f", -1e300)',
                   'copy.deepcopy(sys)', 'copy.copy(sys)', 'calendar.month(2024, 13)', 'Point.x',
                   'Point.y.__doc__', 'setattr(Point(1, 2), "x", 3)'):
    attempt(expression)
try:
    @dataclass(order=True)
    class Version:
        major: int

        def __lt__(self, other):
            return True
except TypeError as error:
    print(error)
