#include "domain/cohorts.hpp"

#include "domain/calendar_month.hpp"
#include "domain/life.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace lifecycle {

Cohorts cohortsOf(const OrderLog& log, Day asOf, std::chrono::sys_days nullDate)
{
    struct Sum {
        CompensatedSum contribution;
        double magnitude = 0;
        std::size_t buying = 0;
    };
    struct Sums {
        std::size_t customers = 0;
        std::vector<Sum> months;
    };
    const int lastMonth = monthOf(asOf, nullDate);
    std::map<int, Sums> cohorts;
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer) {
        const auto days = daysOf(log, customer);
        const auto bought = std::ranges::find(days, true, &CustomerDay::purchase);
        if (bought == days.end() || bought->day > asOf)
            continue;
        const int first = monthOf(bought->day, nullDate);
        Sums& cohort = cohorts[first];
        cohort.months.resize(static_cast<std::size_t>(lastMonth - first + 1));
        ++cohort.customers;
        int buyingMonth = -1;
        for (auto day = bought; day != days.end() && day->day <= asOf; ++day) {
            const int month = monthOf(day->day, nullDate) - first;
            Sum& sum = cohort.months[static_cast<std::size_t>(month)];
            sum.contribution += day->revenue;
            sum.contribution -= day->returns;
            sum.contribution -= day->cost;
            sum.magnitude += day->revenue + day->returns + std::abs(day->cost);
            if (day->purchase && month != buyingMonth) {
                ++sum.buying;
                buyingMonth = month;
            }
        }
    }
    Cohorts result;
    result.lastIsPartial = firstDayOf(lastMonth + 1, nullDate) != asOf + 1;
    for (const auto& [month, sums] : cohorts) {
        Cohort cohort{firstDayOf(month, nullDate), sums.customers, {}, {}};
        for (const Sum& sum : sums.months) {
            cohort.buying.push_back(sum.buying);
            cohort.contribution.push_back(withoutResidue(sum.contribution.value(), sum.magnitude));
        }
        result.months.push_back(std::move(cohort));
    }
    return result;
}

} // namespace lifecycle
