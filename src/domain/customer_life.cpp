#include "domain/customer_life.hpp"

#include "domain/life.hpp"

#include <boost/outcome/try.hpp>

#include <array>

namespace lifecycle {

namespace {

constexpr std::size_t mostPeriods = 36;

Period periodFor(Day first, Day asOf)
{
    for (const auto unit : {Period::Unit::week, Period::Unit::month, Period::Unit::quarter})
        if (static_cast<double>(asOf - first + 1) <= mostPeriods * lengthOf({unit, 0}))
            return {unit, 0};
    return {Period::Unit::year, 0};
}

} // namespace

Result<CustomerLife> customerLife(const OrderLog& log, std::size_t customer, const Model& model, const Conventions& conventions,
    Day asOf, std::optional<int> window)
{
    const auto days = daysOf(log, customer);
    if (days.empty() || days.front().day > asOf)
        return Message{"error.history.nothingByThen", {{"date", DateArgument{static_cast<double>(asOf)}}}};
    CustomerLife life;
    life.period = periodFor(days.front().day, asOf);
    const auto periods = periodEnds(days.front().day, asOf, life.period, conventions.nullDate);
    BOOST_OUTCOME_TRY(const auto stages, stagesOfCustomer(log, customer, model, conventions, periods, window));

    Day before = periods.before;
    std::size_t taken = 0;
    for (std::size_t at = 0; at < periods.ends.size(); ++at) {
        const Day end = periods.ends[at];
        DaySums sums;
        std::uint32_t orders = 0;
        for (; taken < days.size() && days[taken].day <= end; ++taken) {
            sums.add(days[taken]);
            orders += days[taken].orders;
        }
        life.periods.push_back({before + 1, end, sums.contribution(), orders});
        if (life.stays.empty() || life.stays.back().stage != stages[at])
            life.stays.push_back({stages[at], before + 1, end});
        else
            life.stays.back().last = end;
        before = end;
    }
    return life;
}

} // namespace lifecycle
