#include "domain/profit_curve.hpp"

#include "domain/calendar_month.hpp"
#include "domain/compensated_sum.hpp"
#include "domain/life.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace lifecycle {

namespace {

/// Sums of one group of customers, by month of life.
struct Sums {
    struct OfMonth {
        std::size_t exposed = 0;
        CompensatedSum contribution;
        double magnitude = 0;
    };
    std::vector<OfMonth> months;

    OfMonth& at(std::size_t month)
    {
        if (month >= months.size())
            months.resize(month + 1);
        return months[month];
    }
    std::vector<MonthOfLife> read() const
    {
        std::vector<MonthOfLife> result;
        for (const OfMonth& of : months)
            result.push_back({of.exposed, withoutResidue(of.contribution.value(), of.magnitude)});
        return result;
    }
};

} // namespace

ProfitCurve profitCurve(const OrderLog& log, Day asOf, std::chrono::sys_days nullDate, int months)
{
    struct Cohort {
        std::size_t customers = 0;
        Sums sums;
    };
    Sums all;
    std::map<int, Cohort> cohorts; // by the first order's months
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer) {
        const auto days = daysOf(log, customer);
        const auto bought = std::ranges::find(days, true, &CustomerDay::purchase);
        if (bought == days.end() || bought->day > asOf)
            continue;
        const Day first = bought->day;
        Cohort& cohort = cohorts[monthOf(first, nullDate) / months];
        ++cohort.customers;
        auto at = bought;
        for (int month = 0;; ++month) {
            const Day end = monthsLater(first, month + 1, nullDate); // the next month's first day
            if (end > asOf + 1)
                break;
            DaySums sums;
            double magnitude = 0;
            for (; at != days.end() && at->day < end; ++at) {
                sums.add(*at);
                magnitude += at->revenue + at->returns + std::abs(at->cost);
            }
            for (Sums* const group : {&all, &cohort.sums}) {
                auto& of = group->at(static_cast<std::size_t>(month));
                ++of.exposed;
                of.contribution += sums.revenue;
                of.contribution -= sums.returns;
                of.contribution -= sums.cost;
                of.magnitude += magnitude;
            }
        }
    }
    ProfitCurve curve{all.read(), {}};
    for (const auto& [span, cohort] : cohorts)
        curve.cohorts.push_back({firstDayOf(months * span, nullDate), firstDayOf(months * (span + 1), nullDate) - 1, cohort.customers,
            cohort.sums.read()});
    return curve;
}

} // namespace lifecycle
