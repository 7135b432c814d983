"""exit, quit, copyright, credits, license, help."""

print(exit, quit, license, help, sep="\n")
print(copyright, credits, sep="\n")
credits()

def add(a: int, b: int = 2) -> int:
    """Adds two.

    Nothing more.
    """


help(add)
for leave in (exit, quit):
    try:
        leave("bye")
    except SystemExit as error:
        print(error.code)
print(__debug__)
