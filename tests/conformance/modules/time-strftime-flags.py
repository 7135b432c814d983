# Pins the flags and widths of strftime's directives, as the C library of Linux has them.
import datetime
import time

moment = time.struct_time((2024, 2, 9, 3, 5, 7, 4, 40, 0))
for form in (
    "%-d|%_d|%05d|%5d|%-5d|%^a|%#a|%^B|%#p|%#Z|%^c|%10Y|%_10Y|%-Y|%10a|%010a|%e|%-e|%0e|%4e|%k|%-k|%0k|%P|%Ey|%OH|%5q|%Ed|%-|%5|%|%10D|%3n|"
    "%-j|%5j|%_j|%-I:%M|%^5b|%3C|%-m/%-d/%y|%G-%-V|%_H|%-p|%10B|%020A".split("|")
):
    print(form, repr(time.strftime(form, moment)))
print(datetime.datetime(2024, 2, 9, 3).strftime("%^a %-d %10Y %_H"))
