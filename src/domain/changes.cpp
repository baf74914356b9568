#include "domain/changes.hpp"

#include "domain/classification.hpp"
#include "domain/next_contacts.hpp"
#include "domain/stage_panel.hpp"

#include <boost/outcome/try.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle {

namespace {

constexpr std::int32_t notYet = -2;

/// Per customer of the log.
Result<std::vector<std::int32_t>> stagesOn(
    const OrderLog& log, const Model& model, Day day, const Customers& customers, const Conventions& conventions)
{
    const Facts facts = factsOf(customers, log, conventions);
    BOOST_OUTCOME_TRY(const auto classifier, Classifier::bind(model, facts, day));
    const Classification classified = classifier.classify();
    std::vector<std::int32_t> stages(log.customers.size(), notYet);
    for (std::size_t row = 0; row < customers.who.size(); ++row) {
        const std::int32_t rule = classified.rule[row];
        stages[customers.who[row]] = rule < 0 ? -1 : static_cast<std::int32_t>(model.rules()[static_cast<std::size_t>(rule)].stage);
    }
    return stages;
}

} // namespace

Result<Changes> changesBetween(const OrderLog& log, const Model& model, Day earlier, Day later, const Conventions& conventions,
    std::optional<int> window)
{
    const Customers then = customersAt(log, earlier, window), now = customersAt(log, later, window);
    if (now.who.empty())
        return Message{"error.history.nothingByThen", {{"date", DateArgument{static_cast<double>(later)}}}};
    BOOST_OUTCOME_TRY(const auto before, stagesOn(log, model, earlier, then, conventions));
    BOOST_OUTCOME_TRY(const auto after, stagesOn(log, model, later, now, conventions));

    Changes changes{earlier, later, then.who.size(), now.who.size() - then.who.size(), {}};
    const auto stage = [](std::int32_t index) { return index < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(index)}; };
    for (std::size_t row = 0; row < now.who.size(); ++row) {
        const std::uint32_t customer = now.who[row];
        if (before[customer] == notYet || before[customer] == after[customer])
            continue;
        changes.moves.push_back({customer, before[customer], after[customer],
            movement(model, stage(before[customer]), stage(after[customer])),
            contributionAtStake(now[Metric::contribution][row], now[Metric::tx][row], now[Metric::usualGap][row], now.rhythm.window)});
    }
    std::ranges::stable_sort(changes.moves, [](const Change& a, const Change& b) {
        return !std::isnan(a.atStake) && (std::isnan(b.atStake) || a.atStake > b.atStake);
    });
    return changes;
}

} // namespace lifecycle
