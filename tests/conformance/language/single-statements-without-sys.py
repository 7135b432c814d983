# Each expression of a single statement is shown, also before anybody has imported sys.
eval(compile("1 + 1", "<input>", "single"))
exec(compile("'text'", "<input>", "single"))
exec(compile("None", "<input>", "single"))
print(_)
