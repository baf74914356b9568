#include "domain/stage_panel.hpp"

#include "domain/classification.hpp"
#include "domain/compensated_sum.hpp"

#include <boost/outcome/try.hpp>

#include <algorithm>

namespace lifecycle {

namespace {

struct Earned {
    double before = 0, after = 0;
    bool ordered = false;
};

/// What a customer brought in the windows on both sides of a day.
Earned earnedAround(std::span<const CustomerDay> days, Day day, int window)
{
    CompensatedSum before, after;
    double beforeMagnitude = 0, afterMagnitude = 0;
    Earned earned;
    for (const CustomerDay& one : days) {
        if (one.day <= day - window || one.day > day + window)
            continue;
        const bool isAfter = one.day > day;
        CompensatedSum& sum = isAfter ? after : before;
        sum += one.revenue;
        sum -= one.returns;
        sum -= one.cost;
        (isAfter ? afterMagnitude : beforeMagnitude) += one.revenue + one.returns + one.cost;
        earned.ordered |= isAfter && one.purchase;
    }
    earned.before = withoutResidue(before.value(), beforeMagnitude);
    earned.after = withoutResidue(after.value(), afterMagnitude);
    return earned;
}

} // namespace

Facts factsOf(const Customers& customers, const OrderLog& log, const Conventions& conventions)
{
    Facts facts{customers.who.size(), conventions};
    for (std::size_t index = 0; index < metricCount; ++index)
        if (const auto metric = static_cast<Metric>(index); metric != Metric::cost || log.hasCost)
            facts.add(nameOf(metric), customers[metric]);
    return facts;
}

Result<StagePanel> stagePanel(const OrderLog& log, const Model& model, Day asOf, const PanelOptions& options)
{
    StagePanel panel;
    panel.window = rhythmAt(log, asOf, options.window).window;
    for (Day day = asOf - panel.window; panel.days.size() < options.days && day - 2 * panel.window >= log.firstDate; day -= panel.window)
        panel.days.push_back(day);
    if (panel.days.empty())
        return Message{"error.panel.shortLog", {{"days", static_cast<double>(asOf - log.firstDate)}, {"window", static_cast<double>(panel.window)}}};
    std::reverse(panel.days.begin(), panel.days.end());

    for (std::uint32_t day = 0; day < panel.days.size(); ++day) {
        const Customers customers = customersAt(log, panel.days[day], panel.window);
        const Facts facts = factsOf(customers, log);
        BOOST_OUTCOME_TRY(const auto classifier, Classifier::bind(model, facts, panel.days[day]));
        const Classification classified = classifier.classify();
        for (std::size_t row = 0; row < customers.who.size(); ++row) {
            const std::uint32_t customer = customers.who[row];
            const std::span mine{log.days.data() + log.firstDay[customer], log.firstDay[customer + 1] - log.firstDay[customer]};
            const Earned earned = earnedAround(mine, panel.days[day], panel.window);
            const std::int32_t rule = classified.rule[row];
            const std::int32_t stage = rule < 0 ? -1 : static_cast<std::int32_t>(model.rules()[static_cast<std::size_t>(rule)].stage);
            panel.observed.push_back({customer, day, stage, earned.before, earned.after, earned.ordered});
        }
    }
    return panel;
}

} // namespace lifecycle
