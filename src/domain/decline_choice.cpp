#include "domain/decline_choice.hpp"

#include "domain/compensated_sum.hpp"

#include "statistics/win_back.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lifecycle {

std::optional<double> DeclineChoice::breakEven(double cost) const { return statistics::breakEvenChance(value, cost); }

std::optional<double> DeclineChoice::oneIn(double cost) const
{
    const auto chance = breakEven(cost);
    if (!chance)
        return {};
    // 1 / .05 must be 20: what the division rounds off is no attempt less.
    constexpr double slack = 1e-9;
    return *chance > 0 ? std::floor(1 / *chance * (1 + slack)) : std::numeric_limits<double>::infinity();
}

Day dayOfFall(Day firstOrder, Day lastOrder, double usualGap, int window, Day asOf)
{
    const bool silent = asOf - lastOrder > usualGap;
    const Day fell = silent ? lastOrder + static_cast<Day>(std::ceil(usualGap)) : asOf - window;
    return std::clamp(fell, firstOrder, asOf);
}

std::optional<DeclineChoice> declineChoice(
    const OrderLog& log, std::uint32_t customer, Day asOf, const Rhythm& rhythm, int horizon)
{
    std::optional<Day> first, last;
    std::size_t purchases = 0;
    for (std::size_t index = log.firstDay[customer]; index < log.firstDay[customer + 1]; ++index)
        if (const CustomerDay& day = log.days[index]; day.day <= asOf && day.purchase) {
            first = first.value_or(day.day);
            last = day.day;
            ++purchases;
        }
    if (!first)
        return {};
    // As the metric `usual gap`; where nobody has bought twice, no silence is long.
    const double gap = rhythm.medianGap ? (*last - *first + *rhythm.medianGap) / static_cast<double>(purchases) : rhythm.window;
    DeclineChoice choice{dayOfFall(*first, *last, gap, rhythm.window, asOf), 0, 0, 0, rhythm.window, horizon};
    CompensatedSum before, after;
    for (std::size_t index = log.firstDay[customer]; index < log.firstDay[customer + 1]; ++index) {
        const CustomerDay& day = log.days[index];
        if (day.day > asOf)
            continue;
        CompensatedSum& sum = day.day <= choice.fell ? before : after;
        sum += day.revenue;
        sum -= day.returns;
        sum -= day.cost;
    }
    const auto windows = [&](Day days) { return std::max(1.0, static_cast<double>(days) / rhythm.window); };
    choice.before = before.value() / windows(choice.fell - *first);
    choice.after = after.value() / windows(asOf - choice.fell);
    choice.value = (choice.before - choice.after) * horizon / rhythm.window;
    return choice;
}

CameBack cameBackByThemselves(const StagePanel& panel, std::size_t stage)
{
    boost::unordered_flat_set<std::uint32_t> seen; // in the stage; by customer
    CameBack result;
    for (const StageObservation& observation : panel.observed) {
        if (observation.stage != static_cast<std::int32_t>(stage) || !seen.insert(observation.customer).second)
            continue;
        if (observation.day == 0 && panel.days.size() > 1)
            continue;
        ++result.customers;
        result.ordered += observation.ordered;
    }
    if (result.customers == 0)
        return result;
    result.share = static_cast<double>(result.ordered) / static_cast<double>(result.customers);
    result.bounds = statistics::clopperPearson(static_cast<double>(result.ordered), static_cast<double>(result.customers), 0.95);
    return result;
}

} // namespace lifecycle
