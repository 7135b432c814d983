def careful():
    while True:
        try:
            yield "ready"
        except ValueError as error:
            print("caught", repr(error))


generator = careful()
next(generator)
print(generator.throw(ValueError("one argument")))
print(generator.throw(ValueError, "two arguments"))
