#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace looplane::script {

/// A moment as the calendar has it, in UTC.
struct CalendarTime {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int weekday = 3;      ///< Monday is 0.
  int day_of_year = 1;  ///< From 1.
};

/// The days from 1970-01-01 to a date of the proleptic Gregorian calendar.
std::int64_t days_since_epoch(std::int64_t year, int month, int day);
CalendarTime calendar_time(std::int64_t seconds);
/// Fields that are too large carry over; weekday and day_of_year are not looked at.
std::int64_t seconds_since_epoch(const CalendarTime& time);
/// strftime in the C locale.
std::string format_time(std::string_view format, const CalendarTime& time);

}  // namespace looplane::script
