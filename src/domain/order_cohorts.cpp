#include "domain/order_cohorts.hpp"

#include "domain/calendar_month.hpp"
#include "domain/life.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace lifecycle {

OrderCohorts cohortsOf(const OrderLog& log, Day asOf, std::chrono::sys_days nullDate, int months)
{
    struct Sum {
        CompensatedSum contribution;
        double magnitude = 0;
        std::size_t buying = 0;
    };
    struct Sums {
        std::size_t customers = 0;
        std::vector<Sum> spans;
    };
    const auto spanOf = [&](Day day) { return monthOf(day, nullDate) / months; };
    const int lastSpan = spanOf(asOf);
    std::map<int, Sums> cohorts;
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer) {
        const auto days = daysOf(log, customer);
        const auto bought = std::ranges::find(days, true, &CustomerDay::purchase);
        if (bought == days.end() || bought->day > asOf)
            continue;
        const int first = spanOf(bought->day);
        Sums& cohort = cohorts[first];
        cohort.spans.resize(static_cast<std::size_t>(lastSpan - first + 1));
        ++cohort.customers;
        int buyingSpan = -1;
        for (auto day = bought; day != days.end() && day->day <= asOf; ++day) {
            const int span = spanOf(day->day) - first;
            Sum& sum = cohort.spans[static_cast<std::size_t>(span)];
            sum.contribution += day->revenue;
            sum.contribution -= day->returns;
            sum.contribution -= day->cost;
            sum.magnitude += day->revenue + day->returns + std::abs(day->cost);
            if (day->purchase && span != buyingSpan) {
                ++sum.buying;
                buyingSpan = span;
            }
        }
    }
    OrderCohorts result;
    result.lastIsPartial = firstDayOf((lastSpan + 1) * months, nullDate) != asOf + 1;
    for (const auto& [span, sums] : cohorts) {
        OrderCohort cohort{firstDayOf(span * months, nullDate), sums.customers, {}, {}};
        for (const Sum& sum : sums.spans) {
            cohort.buying.push_back(sum.buying);
            cohort.contribution.push_back(withoutResidue(sum.contribution.value(), sum.magnitude));
        }
        result.all.push_back(std::move(cohort));
    }
    return result;
}

} // namespace lifecycle
