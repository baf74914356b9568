#pragma once

// Dates that lie far from all others: one slip (2042 for 2024) would move a log's last day, and with it every metric.
//
// Far past the rest: rows that stand beyond a gap longer than 730 days (the longest window) and longer than all of the log before
// the gap, and that are together at most one in a hundred rows. A sensible last order never is all three: who buys once in three
// years has a log longer than three years, and in a log of less than a hundred rows each row may be the last order. Far before the
// rest: the same looked at from the other end.

#include "domain/table.hpp"

#include <optional>
#include <span>

namespace lifecycle {

struct FarDates {
    std::optional<Day> from;  ///< this day and all later ones lie far past the rest
    std::optional<Day> until; ///< this day and all earlier ones lie far before the rest
};

/// One day per row, in any order; rows with `none` have no day.
FarDates farDatesOf(std::span<const Day> days, Day none);

} // namespace lifecycle
