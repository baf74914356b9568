#include "domain/spells.hpp"

#include "domain/life.hpp"
#include "domain/theory.hpp"

#include <algorithm>
#include <set>

namespace lifecycle {

namespace {

using statistics::Watched;

/// A spell as far as it was watched; none where it ended before, or began on the last day.
std::optional<Watched> watchedOf(const Spell& spell, Day watchFrom, std::size_t cause)
{
    const Watched one{static_cast<double>(std::max(watchFrom - spell.begin, 0)), static_cast<double>(spell.end - spell.begin),
        spell.goesOn() ? 0 : cause};
    return one.entry < one.exit ? std::optional{one} : std::nullopt;
}

std::int16_t indexOf(std::size_t stage) { return static_cast<std::int16_t>(stage); }

} // namespace

std::vector<Spell> spellsOf(const History& history)
{
    std::vector<Spell> spells;
    const auto& ends = history.periods.ends;
    for (std::uint32_t customer = 0; customer < history.customers; ++customer) {
        const auto stages = history.of(customer);
        for (std::size_t begin = 0; begin < stages.size();) {
            std::size_t end = begin + 1;
            while (end < stages.size() && stages[end] == stages[begin])
                ++end;
            if (stages[begin] >= 0)
                spells.push_back({customer, stages[begin], ends[begin], ends[std::min(end, ends.size() - 1)],
                    end < stages.size() ? stages[end] : stages[begin]});
            begin = end;
        }
    }
    return spells;
}

Day watchFrom(const History& history, int window)
{
    const auto& ends = history.periods.ends;
    const auto found = std::ranges::lower_bound(ends, history.periods.before + 1 + window);
    const std::size_t last = ends.size() > 1 ? ends.size() - 2 : 0;
    return ends[std::min(static_cast<std::size_t>(found - ends.begin()), last)];
}

std::vector<TimeInStage> timeInStages(std::span<const Spell> spells, const Model& model, Day watchFrom)
{
    std::vector<TimeInStage> times(model.stages().size());
    std::vector<std::vector<Watched>> watched(times.size());
    std::vector<std::int64_t> lastCustomer(times.size(), -1); // spells stand customer after customer
    for (const Spell& spell : spells) {
        const auto one = watchedOf(spell, watchFrom, 1);
        if (!one)
            continue;
        const auto stage = static_cast<std::size_t>(spell.stage);
        watched[stage].push_back(*one);
        ++times[stage].spells;
        times[stage].ended += !spell.goesOn();
        times[stage].customers += lastCustomer[stage] != spell.customer;
        lastCustomer[stage] = spell.customer;
    }
    for (std::size_t stage = 0; stage < times.size(); ++stage) {
        times[stage].curve = statistics::kaplanMeier(watched[stage]);
        times[stage].median = statistics::timeOfShare(times[stage].curve, .5);
    }
    return times;
}

std::vector<CameBack> cameBack(std::span<const Spell> spells, const Model& model, Day watchFrom)
{
    std::vector<CameBack> all;
    for (std::size_t stage = 0; stage < model.stages().size(); ++stage) {
        if (expectedContributionOf(model.stages()[stage].expectedContribution).kind != ExpectedContribution::Kind::falling)
            continue;
        CameBack& result = all.emplace_back();
        result.stage = stage;
        std::vector<Watched> watched;
        std::set<std::uint32_t> customers, back;
        for (const Spell& spell : spells) {
            if (spell.stage != indexOf(stage))
                continue;
            const bool returns = spell.next >= 0 && model.stages()[static_cast<std::size_t>(spell.next)].position.has_value();
            const auto one = watchedOf(spell, watchFrom, returns ? CameBack::causeBack : CameBack::causeEnded);
            if (!one)
                continue;
            watched.push_back(*one);
            customers.insert(spell.customer);
            if (one->cause == CameBack::causeBack) {
                ++result.back;
                back.insert(spell.customer);
            }
            result.ended += one->cause == CameBack::causeEnded;
        }
        result.spells = watched.size();
        result.customers = customers.size();
        result.customersBack = back.size();
        result.curve = statistics::cumulativeIncidence(watched);
    }
    return all;
}

std::optional<std::size_t> stableStage(const Model& model)
{
    std::optional<std::size_t> stable;
    double most = 0;
    for (std::size_t stage = 0; stage < model.stages().size(); ++stage) {
        const auto expected = expectedContributionOf(model.stages()[stage].expectedContribution);
        if (!model.stages()[stage].position || expected.kind != ExpectedContribution::Kind::rank)
            continue;
        if (!stable || expected.rank > most) {
            stable = stage;
            most = expected.rank;
        }
    }
    return stable;
}

std::optional<TimeToStable> timeToStable(const History& history, const OrderLog& log, const Model& model, Day watchFrom)
{
    const auto stable = stableStage(model);
    if (!stable)
        return {};
    TimeToStable result;
    result.stage = *stable;
    std::vector<Watched> watched;
    const auto& ends = history.periods.ends;
    for (std::size_t customer = 0; customer < history.customers; ++customer) {
        const auto days = daysOf(log, customer);
        const auto first = std::ranges::find(days, true, &CustomerDay::purchase);
        if (first == days.end() || first->day > ends.back())
            continue;
        Watched one{static_cast<double>(std::max(watchFrom - first->day, 0)), static_cast<double>(ends.back() - first->day), 0};
        const auto stages = history.of(customer);
        for (std::size_t period = 0; period < stages.size() && one.cause == 0; ++period) {
            if (stages[period] < 0)
                continue;
            const bool isStable = stages[period] == indexOf(*stable);
            if (!isStable && model.stages()[static_cast<std::size_t>(stages[period])].position)
                continue;
            one.cause = isStable ? TimeToStable::causeReached : TimeToStable::causeLeft;
            one.exit = ends[period] - first->day;
        }
        if (one.entry >= one.exit)
            continue;
        watched.push_back(one);
        ++result.customers;
        result.reached += one.cause == TimeToStable::causeReached;
        result.leftBefore += one.cause == TimeToStable::causeLeft;
    }
    result.curve = statistics::cumulativeIncidence(watched);
    return result;
}

} // namespace lifecycle
