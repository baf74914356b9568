#pragma once

// The days at which a history looks: the ends of weeks, months, quarters, years, or of every so many days.

#include "domain/table.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lifecycle {

struct Period {
    enum class Unit : std::uint8_t { days, week, month, quarter, year };
    Unit unit = Unit::month;
    int days = 0; ///< of the unit days, at least 1
};

/// `week`, `month`, `quarter`, `year` in any of the five languages, or a number of days from 1 to 3660.
std::optional<Period> periodNamed(std::string_view text);

/// Days per period; of a month, a quarter and a year the mean of the calendar's 400 years.
double lengthOf(Period period);

struct PeriodEnds {
    Day before = 0;           ///< the last day before the first period
    std::vector<Day> ends;    ///< rising; the first period holds `first`, the last one ends on T
    bool lastIsPartial = false;
};

/// From the period of the first day to T. A week ends on Sunday. The last period ends on T, partial unless the calendar's ends
/// there too. Periods of a number of days are counted back from T, so each is whole.
PeriodEnds periodEnds(Day first, Day asOf, Period period, std::chrono::sys_days nullDate);

} // namespace lifecycle
