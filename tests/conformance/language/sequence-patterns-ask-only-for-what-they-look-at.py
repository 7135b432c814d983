# With *_ in a sequence pattern, the subject is asked for its length and single items.
import collections.abc


class Endless(collections.abc.Sequence):
    def __len__(self):
        return 42

    def __getitem__(self, index):
        print("item", index)
        return index


def look(subject):
    match subject:
        case [first, *_, 41]:
            print("first", first, "last 41")
        case [first, second, *_]:
            print("two", first, second)
        case [*_, last]:
            print("last", last)
        case [*_]:
            print("none")


look(Endless())
look(range(1 << 30))
look([7])
look(())
look(memoryview(b"ab"))
match range(10):
    case [_, *_, [a]] | [_, a, *_]:
        print(a)
match [[1, 2, 3], [4, 5]]:
    case [[x, *_], [*_, y]]:
        print(x, y)
match ("go", "north", "fast"):
    case ["go", direction, *_] if direction == "south":
        print("no")
    case ["go", *_, how]:
        print(how)
