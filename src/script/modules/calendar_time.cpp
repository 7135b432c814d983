#include "script/modules/calendar_time.hpp"

#include <algorithm>
#include <array>

namespace looplane::script {

namespace {

constexpr std::int64_t seconds_per_day = 86400;

constexpr std::array<std::string_view, 7> weekday_names = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

int weekday_of(std::int64_t days) {
  constexpr int thursday = 3;  // 1970-01-01
  return static_cast<int>(((days + thursday) % 7 + 7) % 7);
}

std::string padded(std::int64_t value, int width, char fill = '0') {
  std::string digits = std::to_string(value < 0 ? -value : value);
  while (static_cast<int>(digits.size()) < width) digits.insert(digits.begin(), fill);
  return value < 0 ? "-" + digits : digits;
}

template <std::size_t size>
std::string_view name_in(const std::array<std::string_view, size>& names, int index) {
  return index >= 0 && index < static_cast<int>(size) ? names[static_cast<std::size_t>(index)]
                                                      : std::string_view("?");
}

/// The week of the year, for weeks that begin on `first` (0: Monday).
int week_of_year(const CalendarTime& time, int first) {
  const int since_first = (time.weekday - first + 7) % 7;
  return (time.day_of_year + 6 - since_first) / 7;
}

/// The ISO 8601 year and week.
void iso_week(const CalendarTime& time, std::int64_t& year, int& week) {
  const int day = time.day_of_year - 1;
  // The Thursday of the same week decides.
  const int thursday = day - time.weekday + 3;
  const auto length_of = [](std::int64_t y) {
    return static_cast<int>(days_since_epoch(y + 1, 1, 1) - days_since_epoch(y, 1, 1));
  };
  year = time.year;
  int place = thursday;
  if (place < 0) {
    --year;
    place += length_of(year);
  } else if (place >= length_of(year)) {
    place -= length_of(year);
    ++year;
  }
  week = place / 7 + 1;
}

std::string iso_part(char directive, const CalendarTime& time) {
  std::int64_t year = 0;
  int week = 0;
  iso_week(time, year, week);
  if (directive == 'V') return padded(week, 2);
  return directive == 'g' ? padded(year % 100, 2) : std::to_string(year);
}

std::string date_part(char directive, const CalendarTime& time) {
  switch (directive) {
    case 'a':
      return std::string(name_in(weekday_names, time.weekday).substr(0, 3));
    case 'A':
      return std::string(name_in(weekday_names, time.weekday));
    case 'b':
    case 'h':
      return std::string(name_in(month_names, time.month - 1).substr(0, 3));
    case 'B':
      return std::string(name_in(month_names, time.month - 1));
    case 'C':
      return padded(time.year / 100, 2);
    case 'd':
      return padded(time.day, 2);
    case 'e':
      return padded(time.day, 2, ' ');
    case 'j':
      return padded(time.day_of_year, 3);
    case 'm':
      return padded(time.month, 2);
    case 'u':
      return std::to_string(time.weekday + 1);
    case 'U':
      return padded(week_of_year(time, 6), 2);
    case 'w':
      return std::to_string((time.weekday + 1) % 7);
    case 'W':
      return padded(week_of_year(time, 0), 2);
    case 'y':
      return padded(time.year % 100, 2);
    case 'Y':
      return std::to_string(time.year);
    default:
      return iso_part(directive, time);
  }
}

std::string hour_part(char directive, const CalendarTime& time) {
  const int twelve = time.hour % 12 == 0 ? 12 : time.hour % 12;
  switch (directive) {
    case 'H':
      return padded(time.hour, 2);
    case 'I':
      return padded(twelve, 2);
    case 'k':
      return padded(time.hour, 2, ' ');
    case 'l':
      return padded(twelve, 2, ' ');
    case 'M':
      return padded(time.minute, 2);
    case 'p':
      return time.hour < 12 ? "AM" : "PM";
    case 'P':
      return time.hour < 12 ? "am" : "pm";
    case 's':
      return std::to_string(seconds_since_epoch(time));
    default:
      return padded(time.second, 2);
  }
}

/// What a directive stands for that is made of others.
std::string_view composed(char directive) {
  switch (directive) {
    case 'c':
      return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
      return "%m/%d/%y";
    case 'F':
      return "%Y-%m-%d";
    case 'r':
      return "%I:%M:%S %p";
    case 'R':
      return "%H:%M";
    case 'T':
    case 'X':
      return "%H:%M:%S";
    default:
      return {};
  }
}

std::string part(char directive, const CalendarTime& time) {
  constexpr std::string_view of_date = "aAbhBCdejmuUwWyYGgV";
  constexpr std::string_view of_hour = "HIklMpPsS";
  if (of_date.find(directive) != of_date.npos) return date_part(directive, time);
  if (of_hour.find(directive) != of_hour.npos) return hour_part(directive, time);
  if (const std::string_view format = composed(directive); !format.empty()) {
    return format_time(format, time);
  }
  switch (directive) {
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case 'z':
      return "+0000";
    case 'Z':
      return "UTC";
    case '%':
      return "%";
    default:
      return std::string("%") + directive;
  }
}

/// What may stand between the % and the directive (glibc).
struct Flags {
  char padding = 0;  ///< '-', '_' or '0'.
  bool upper = false;
  bool swapped = false;  ///< '#'
  std::size_t width = 0;
};

Flags read_flags(std::string_view format, std::size_t& position) {
  Flags flags;
  for (; position < format.size(); ++position) {
    const char c = format[position];
    if (c == '-' || c == '_' || (c == '0' && flags.width == 0)) {
      flags.padding = c;
    } else if (c == '^') {
      flags.upper = true;
    } else if (c == '#') {
      flags.swapped = true;
    } else if (c >= '0' && c <= '9') {
      constexpr std::size_t widest = 1000;
      flags.width = std::min(flags.width * 10 + static_cast<std::size_t>(c - '0'), widest);
    } else {
      break;
    }
  }
  return flags;
}

void change_case(std::string& text, char directive, const Flags& flags) {
  constexpr std::string_view lowered = "pZ";
  const bool lower = flags.swapped && lowered.find(directive) != lowered.npos;
  if (!lower && !flags.swapped && !flags.upper) return;
  if (directive == 'P') return;
  for (char& c : text) {
    if (lower && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!lower && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
}

/// One conversion; `position` is that of its %, and then of its last character.
std::string conversion(std::string_view format, std::size_t& position, const CalendarTime& time) {
  constexpr std::string_view numbers = "CdejkHIlmMSsuUVwWyYGg";
  constexpr std::string_view known = "aAbhBCdejmuUwWyYGgVHIklMpPsScDxFrRTXntzZ%";
  constexpr std::string_view with_era = "cCxXyY";
  constexpr std::string_view with_other_digits = "deHImMSuUVwWy";
  const std::size_t begin = position++;
  const Flags flags = read_flags(format, position);
  std::string_view allowed = known;
  if (position < format.size() && (format[position] == 'E' || format[position] == 'O')) {
    allowed = format[position++] == 'E' ? with_era : with_other_digits;
  }
  const char directive = position < format.size() ? format[position] : '\0';
  const bool is_known = allowed.find(directive) != allowed.npos;
  position = std::min(position, format.size() - 1);
  std::string written =
      is_known ? part(directive, time) : std::string(format.substr(begin, position - begin + 1));
  const bool is_number = is_known && numbers.find(directive) != numbers.npos;
  char fill = is_number && written.front() != ' ' ? '0' : ' ';
  std::size_t width = flags.width;
  if (flags.padding != 0) fill = flags.padding == '0' ? '0' : ' ';
  if (is_number && flags.padding != 0) {
    if (flags.padding != '-') width = std::max(width, written.size());
    written.erase(0, std::min(written.find_first_not_of("0 "), written.size() - 1));
  }
  if (is_known) change_case(written, directive, flags);
  if (written.size() < width) written.insert(0, width - written.size(), fill);
  return written;
}

}  // namespace

// Years are counted from March, so that the leap day is the last one.
std::int64_t days_since_epoch(std::int64_t year, int month, int day) {
  const std::int64_t from_march = month > 2 ? year : year - 1;
  const std::int64_t era = floor_divide(from_march, 400);
  const std::int64_t year_of_era = from_march - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  constexpr std::int64_t days_per_era = 146097;
  constexpr std::int64_t epoch = 719468;  // 1970-01-01, from 0000-03-01
  return era * days_per_era + day_of_era - epoch;
}

CalendarTime calendar_time(std::int64_t seconds) {
  const std::int64_t days = floor_divide(seconds, seconds_per_day);
  const auto of_day = static_cast<int>(seconds - days * seconds_per_day);
  CalendarTime time;
  time.hour = of_day / 3600;
  time.minute = of_day / 60 % 60;
  time.second = of_day % 60;
  time.weekday = weekday_of(days);
  // An estimate of the year that is right or one too large.
  time.year = 1970 + floor_divide(days, 365);
  while (days_since_epoch(time.year, 1, 1) > days) {
    const std::int64_t beyond = days_since_epoch(time.year, 1, 1) - days;
    time.year -= std::max<std::int64_t>(1, beyond / 366);
  }
  time.day_of_year = static_cast<int>(days - days_since_epoch(time.year, 1, 1)) + 1;
  time.month = 12;
  while (days_since_epoch(time.year, time.month, 1) > days) --time.month;
  time.day = static_cast<int>(days - days_since_epoch(time.year, time.month, 1)) + 1;
  return time;
}

std::int64_t seconds_since_epoch(const CalendarTime& time) {
  const std::int64_t months = time.year * 12 + time.month - 1;
  const std::int64_t year = floor_divide(months, 12);
  const auto month = static_cast<int>(months - year * 12) + 1;
  const std::int64_t days = days_since_epoch(year, month, 1) + time.day - 1;
  return days * seconds_per_day + std::int64_t{time.hour} * 3600 + std::int64_t{time.minute} * 60 +
         time.second;
}

std::string format_time(std::string_view format, const CalendarTime& time) {
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '%' && i + 1 < format.size()) {
      text += conversion(format, i, time);
    } else {
      text += format[i];
    }
  }
  return text;
}

}  // namespace looplane::script
