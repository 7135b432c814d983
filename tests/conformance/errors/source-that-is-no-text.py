# What compile, exec and eval say of bytes that are no UTF-8, of text that cannot be written, and of
# null characters.
sources = [b"\x80", b"\x80\x00", "\udc80", "x = '\ud800'", "a\x00b", b"x\x00"]
for source in sources:
    for run in exec, eval, lambda text: compile(text, "<input>", "exec"):
        try:
            run(source)
        except (SyntaxError, UnicodeError) as error:
            print(type(error).__name__, error)
