# Pins copyreg: how copy and pickle take classes apart; numbers for classes.
import copy
import copyreg
import pickle


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def reduced(point):
    print("reducing", point.x)
    return Point, (point.x, point.y)


copyreg.pickle(Point, reduced)
print(pickle.loads(pickle.dumps(Point(1, 2))).y, copy.copy(Point(3, 4)).x, copy.deepcopy([Point(5, [6])])[0].y)
print(copyreg.dispatch_table[Point] is reduced)
for refused in (lambda: copyreg.pickle(Point, 5), lambda: copyreg.constructor(5), lambda: copyreg.add_extension("m", "n", 5),
                lambda: copyreg.add_extension("m", "n", 5), lambda: copyreg.add_extension("m", "x", 5), lambda: copyreg.add_extension("m", "n", 0),
                lambda: copyreg.remove_extension("m", "n", 5), lambda: copyreg.remove_extension("m", "n", 5)):
    try:
        print(refused())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
