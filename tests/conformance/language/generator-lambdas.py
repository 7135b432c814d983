def echo(generator):
    shown = [next(generator)]
    try:
        shown.append(generator.send("answer"))
    except StopIteration as stop:
        shown.append(("returned", stop.value))
    return shown


print(echo((lambda: (yield "question"))()))
print(echo((lambda: [(yield 1), 2])()))
print(list((lambda: (yield from "abc"))()))
