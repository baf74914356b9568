#pragma once

// Months by the calendar, as days of a sheet.

#include "domain/table.hpp"

#include <algorithm>
#include <chrono>

namespace lifecycle {

/// Counts months from year 0; the same for all days of one.
inline int monthOf(Day day, std::chrono::sys_days nullDate)
{
    const std::chrono::year_month_day date{nullDate + std::chrono::days{day}};
    return 12 * static_cast<int>(date.year()) + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

/// Its first day.
inline Day firstDayOf(int month, std::chrono::sys_days nullDate)
{
    using namespace std::chrono;
    const sys_days first{year{month / 12} / (month % 12 + 1) / 1};
    return static_cast<Day>((first - nullDate).count());
}

/// The same day of the month, so many months later; the month's last where it has no such day (31 January, 28 February).
inline Day monthsLater(Day day, int months, std::chrono::sys_days nullDate)
{
    using namespace std::chrono;
    const year_month_day date{nullDate + days{day}};
    const int month = monthOf(day, nullDate) + months;
    const Day first = firstDayOf(month, nullDate), next = firstDayOf(month + 1, nullDate);
    return std::min(first + static_cast<Day>(static_cast<unsigned>(date.day())) - 1, next - 1);
}

} // namespace lifecycle
