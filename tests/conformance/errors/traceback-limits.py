# limit=0 leaves no frames, and then no heading either; an error in a keyword of timedelta.
import datetime
import traceback


def fail():
    try:
        int("x")
    except ValueError as error:
        raise KeyError("key") from error


try:
    fail()
except KeyError as error:
    print(traceback.format_exc(limit=0))
    print(traceback.format_exc(limit=0, chain=False))
    print(traceback.format_exception(error, limit=0))
    print(traceback.format_exc(limit=-1, chain=False).count("File"))
try:
    datetime.timedelta(huors=1)
except TypeError as error:
    print(error)
