# Pins HTMLCalendar, the calendars with a locale and what is deprecated of the module.
import calendar
import warnings

sundays_first = calendar.HTMLCalendar(firstweekday=6)
print(sundays_first.formatmonth(2024, 2))
print(sundays_first.formatyear(2023, width=4)[:400])
print(sundays_first.formatyearpage(2024)[:420])
print(sundays_first.formatyearpage(2024, css=None, encoding="ascii")[:240])


class Marked(calendar.HTMLCalendar):
    cssclasses = [f"day {name}" for name in calendar.HTMLCalendar.cssclasses]

    def formatday(self, day, weekday):
        return super().formatday(day, weekday).replace("td", "TD")


print(Marked().formatmonth(2024, 5, withyear=False))
print(calendar.LocaleTextCalendar(locale="C").formatmonth(2024, 1))
calendar.format(["a", "b"], 5, 2)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(calendar.January, [str(one.message) for one in caught])
