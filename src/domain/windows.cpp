#include "domain/windows.hpp"

#include "domain/life.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle {

namespace {

WindowSum sumOf(const OrderLog& log, Day first, Day last)
{
    WindowSum sum{first, last, 0, 0, 0};
    DaySums days;
    double magnitude = 0;
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer) {
        const auto all = daysOf(log, customer);
        std::size_t purchases = 0;
        for (auto day = std::ranges::lower_bound(all, first, {}, &CustomerDay::day); day != all.end() && day->day <= last; ++day) {
            days.add(*day);
            magnitude += day->revenue + day->returns + std::abs(day->cost);
            purchases += day->purchase;
        }
        sum.purchases += purchases;
        sum.customers += purchases > 0;
    }
    CompensatedSum contribution = days.revenue;
    contribution -= days.returns;
    contribution -= days.cost;
    sum.contribution = withoutResidue(contribution.value(), magnitude);
    return sum;
}

} // namespace

WindowComparison compareWindows(const OrderLog& log, Day asOf, int window)
{
    constexpr Day year = 365;
    WindowComparison comparison{sumOf(log, asOf - window + 1, asOf), sumOf(log, asOf - 2 * window + 1, asOf - window), {}, false};
    comparison.previousIsWhole = comparison.previous.first >= log.firstDate;
    if (asOf - year - window + 1 >= log.firstDate)
        comparison.yearBefore = sumOf(log, asOf - year - window + 1, asOf - year);
    return comparison;
}

} // namespace lifecycle
