#include "domain/far_dates.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace lifecycle {

namespace {

constexpr Day longestWindow = 730;
constexpr std::size_t atMostOneIn = 100;

/// How many rows stand on each day from the first to the last.
struct RowsByDay {
    Day first = std::numeric_limits<Day>::max(), last = std::numeric_limits<Day>::min();
    std::size_t dated = 0;
    std::vector<std::uint32_t> rows;

    std::uint32_t on(Day day) const { return rows[static_cast<std::size_t>(day - first)]; }
};

RowsByDay rowsByDay(std::span<const Day> days, Day none)
{
    RowsByDay by;
    for (const Day day : days)
        if (day != none) {
            by.first = std::min(by.first, day);
            by.last = std::max(by.last, day);
            ++by.dated;
        }
    if (by.dated == 0)
        return by;
    by.rows.resize(static_cast<std::size_t>(by.last - by.first) + 1);
    for (const Day day : days)
        if (day != none)
            ++by.rows[static_cast<std::size_t>(day - by.first)];
    return by;
}

std::optional<Day> firstFarPast(const RowsByDay& by)
{
    std::optional<Day> far;
    std::size_t beyond = 0;
    Day next = by.last; // the earliest day of those that may be far
    for (Day day = by.last; day >= by.first && beyond * atMostOneIn <= by.dated; --day) {
        if (by.on(day) == 0)
            continue;
        if (beyond > 0 && next - day > std::max(longestWindow, day - by.first))
            far = next;
        beyond += by.on(day);
        next = day;
    }
    return far;
}

std::optional<Day> lastFarBefore(const RowsByDay& by)
{
    std::size_t before = 0;
    Day previous = by.first;
    for (Day day = by.first; day <= by.last && before * atMostOneIn <= by.dated; ++day) {
        if (by.on(day) == 0)
            continue;
        if (before > 0 && day - previous > std::max(longestWindow, by.last - day))
            return previous;
        before += by.on(day);
        previous = day;
    }
    return std::nullopt;
}

} // namespace

FarDates farDatesOf(std::span<const Day> days, Day none)
{
    const auto by = rowsByDay(days, none);
    return by.dated == 0 ? FarDates{} : FarDates{firstFarPast(by), lastFarBefore(by)};
}

} // namespace lifecycle
