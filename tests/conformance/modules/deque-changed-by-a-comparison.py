from collections import deque


class Meddler:
    """Whoever compares it changes the deque."""

    def __init__(self, items, change, answer):
        self.items, self.change, self.answer = items, change, answer

    def __eq__(self, other):
        self.change(self.items)
        return self.answer


changes = {"clear": deque.clear, "pop": deque.pop, "append": lambda items: items.append(9)}
searches = {
    "remove": lambda items: items.remove("c"),
    "index": lambda items: items.index("c"),
    "count": lambda items: items.count("c"),
    "in": lambda items: "c" in items,
}
for name, change in changes.items():
    for what, search in searches.items():
        for answer in (False, True):
            items = deque("ab")
            items.append(Meddler(items, change, answer))
            items.append("d")
            try:
                print(name, what, answer, search(items))
            except (IndexError, RuntimeError, ValueError) as error:
                print(name, what, answer, type(error).__name__, error)
