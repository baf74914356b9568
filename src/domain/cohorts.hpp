#pragma once

// Cohorts: the customers whose first order fell in the same calendar month. How many of them bought in each month since, and what
// they brought. The last month is not over where T is not its last day.

#include "domain/order_log.hpp"

#include <chrono>
#include <cstddef>
#include <vector>

namespace lifecycle {

struct Cohort {
    Day month = 0;                    ///< the month's first day
    std::size_t customers = 0;
    std::vector<std::size_t> buying;  ///< with a purchase in the month, that of the first order first
    std::vector<double> contribution;
};

struct Cohorts {
    std::vector<Cohort> months;       ///< in order of time; a month without first orders has none
    bool lastIsPartial = false;
};

Cohorts cohortsOf(const OrderLog& log, Day asOf, std::chrono::sys_days nullDate);

} // namespace lifecycle
