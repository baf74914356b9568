#pragma once

// Cohorts: the customers whose first order fell in the same calendar month. How many of them bought in each month since, and what
// they brought. The last month is not over where T is not its last day. Of a long log quarters (or years) say more than months.

#include "domain/order_log.hpp"

#include <chrono>
#include <cstddef>
#include <vector>

namespace lifecycle {

struct OrderCohort {
    Day first = 0;                    ///< the first day of its month, quarter or year
    std::size_t customers = 0;
    std::vector<std::size_t> buying;  ///< with a purchase in each, that of the first order first
    std::vector<double> contribution;
};

struct OrderCohorts {
    std::vector<OrderCohort> all;     ///< in order of time; a month without first orders has none
    bool lastIsPartial = false;
};

/// `months`: 1, 3 or 12 together.
OrderCohorts cohortsOf(const OrderLog& log, Day asOf, std::chrono::sys_days nullDate, int months = 1);

} // namespace lifecycle
