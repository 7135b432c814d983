class Length:
    def __init__(self, metres):
        self.metres = metres

    def __eq__(self, other):
        if not isinstance(other, Length):
            return NotImplemented
        return self.metres == other.metres


print(bool(NotImplemented))
if Length(1).__eq__("one"):
    print("taken for true")
print(Length(1) == "one", not NotImplemented)
