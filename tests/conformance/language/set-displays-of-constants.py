"""Sets of constants come in the order of the frozenset that the compiler makes of them."""

print({"apple", "banana", "cherry", "date"}, {"red", "green", "blue"}, {"a", "b", "c"})
print({("a", 1), ("b", 2), ("c", 3)}, {10, 3, 7, 22, 5, 6}, {-1, -2, 2.5}, {"x", "y"})
print([name for name in {"north", "south", "east", "west"}])
for letter in {"p", "q", "r", "s", "t"}:
    print(letter, end=" ")
print()


def colors():
    return {"red", "green", "blue"} | {"cyan", "magenta", "yellow", "black"}


print(colors(), sorted(colors()))
stock = dict.fromkeys(["pear", "plum", "fig", "kiwi", "lime", "date"], 1)
print(stock.keys() & {"fig", "plum", "apple"}, stock.keys() - {"fig"}, stock.keys() ^ {"apple"},
      stock.keys() | {"apple"}, stock.keys() & stock.keys())
