# re.Scanner, a lexer of a few lines; what cannot be copied; arguments that are wrong or missing.
import argparse
import copy
import datetime
import re
import threading

scanner = re.Scanner([
    (r"[a-zA-Z_]\w*", lambda scanner, text: ("name", text)),
    (r"\d+\.\d*", lambda scanner, text: ("float", float(text))),
    (r"(\d)(\d)*", lambda scanner, text: ("int", int(text), scanner.match.start())),
    (r"=|\+|-|\*|/", lambda scanner, text: ("operator", text)),
    (r"[()]", "bracket"),
    (r"\s+", None),
])
print(scanner.scan("total = (foo + 3.5) * 312"))
print(scanner.scan("a $ b"))
print(scanner.scan(""))
print(re.Scanner([("x*", lambda scanner, text: text), ("B", "b")], re.I).scan("XxB"))


class Account:
    def __init__(self):
        self.lock = threading.Lock()


for original in (threading.Lock(), threading.RLock(), threading.Event(), Account()):
    for function in (copy.copy, copy.deepcopy):
        try:
            print(type(function(original)).__name__)
        except TypeError as error:
            print("TypeError:", error)
for moment in (datetime.date(2024, 1, 1), datetime.time(1), datetime.datetime(2024, 1, 1)):
    try:
        moment.strftime()
    except TypeError as error:
        print("TypeError:", error)
try:
    argparse.ArgumentParser().add_argument("x", type="number")
except ValueError as error:
    print("ValueError:", error)
