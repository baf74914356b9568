#pragma once

// The last window beside the one before, and, since a season looks like a change, beside the same days a year before.

#include "domain/order_log.hpp"

#include <cstddef>
#include <optional>

namespace lifecycle {

struct WindowSum {
    Day first = 0, last = 0;
    double contribution = 0;
    std::size_t customers = 0; ///< who bought in it
    std::size_t purchases = 0; ///< their purchase days
};

struct WindowComparison {
    WindowSum recent, previous;
    std::optional<WindowSum> yearBefore; ///< 365 days before; none where the log does not hold all of it
    bool previousIsWhole = false;        ///< the log holds all of the previous window
};

/// `window`: days, at least 1.
WindowComparison compareWindows(const OrderLog& log, Day asOf, int window);

} // namespace lifecycle
