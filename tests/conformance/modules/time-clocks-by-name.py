# What get_clock_info tells, and clocks that are asked by number.
import time

for name in ("monotonic", "time", "process_time"):
    print(time.get_clock_info(name))
try:
    time.get_clock_info("sundial")
except ValueError as error:
    print(error)
print(time.localtime().tm_zone, time.localtime().tm_gmtoff, time.clock_getres(time.CLOCK_MONOTONIC))
print(time.CLOCK_REALTIME, isinstance(time.clock_gettime(time.CLOCK_MONOTONIC), float))
try:
    time.clock_gettime(99)
except OSError as error:
    print(error)
