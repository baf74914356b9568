#pragma once

// What a customer brings over its life: the average contribution in the first month since the first order, the second, and so on.
// A month of life runs from the day of the first order to the day before the same day of the next month.
//
// All customers who have lived through the whole month are counted, those who bought nothing in it with 0. Late months hold the
// oldest customers alone, so an average over all of them compares different people: the curve is given by cohort too, the customers
// whose first order fell in the same quarter (or month, or year).

#include "domain/order_log.hpp"

#include <cstddef>
#include <chrono>
#include <optional>
#include <vector>

namespace lifecycle {

struct MonthOfLife {
    std::size_t exposed = 0; ///< customers who have lived through it
    double contribution = 0; ///< theirs, within it
    double mean() const { return contribution / static_cast<double>(exposed); }
};

struct ProfitCohort {
    Day first = 0, last = 0;         ///< of the quarter of the first orders
    std::size_t customers = 0;
    std::vector<MonthOfLife> months; ///< from the first on, as long as somebody has lived through one

    /// The cohort's last months are lived through by those alone who came first: fewer than half do not speak for it.
    bool speaksOf(std::size_t month) const { return month < months.size() && 2 * months[month].exposed >= customers; }
};

struct ProfitCurve {
    std::vector<MonthOfLife> months;  ///< of all customers
    std::vector<ProfitCohort> cohorts; ///< in order of time; a quarter without first orders has none
};

/// `months`: of first orders per cohort, 1, 3 or 12.
ProfitCurve profitCurve(const OrderLog& log, Day asOf, std::chrono::sys_days nullDate, int months = 3);

} // namespace lifecycle
