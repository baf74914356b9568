#include "domain/stage_panel.hpp"

#include "domain/classification.hpp"
#include "domain/compensated_sum.hpp"
#include "domain/next_contacts.hpp"

#include <boost/outcome/try.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace lifecycle {

namespace {

struct Earned {
    double contribution = 0;
    bool ordered = false;
};

/// What a customer brought in the window after a day.
Earned earnedAfter(std::span<const CustomerDay> days, Day day, int window)
{
    CompensatedSum sum;
    double magnitude = 0;
    Earned earned;
    for (const CustomerDay& one : days) {
        if (one.day <= day || one.day > day + window)
            continue;
        sum += one.revenue;
        sum -= one.returns;
        sum -= one.cost;
        magnitude += one.revenue + one.returns + one.cost;
        earned.ordered |= one.purchase;
    }
    earned.contribution = withoutResidue(sum.value(), magnitude);
    return earned;
}

constexpr std::int32_t notYet = -2; ///< not in the log by then

/// Per customer of the log.
struct Judged {
    std::vector<std::int32_t> stages; ///< -1: no stage
    std::vector<double> usual;
};

Result<Judged> judgedAt(const OrderLog& log, const Model& model, Day day, int window, const OutlookTerms& terms)
{
    Customers customers = customersAt(log, day, window);
    if (asksForOutlook(model))
        addOutlook(customers, terms);
    const Facts facts = factsOf(customers, log);
    BOOST_OUTCOME_TRY(const auto classifier, Classifier::bind(model, facts, day));
    const Classification classified = classifier.classify();
    Judged judged{std::vector<std::int32_t>(log.customers.size(), notYet), std::vector<double>(log.customers.size())};
    for (std::size_t row = 0; row < customers.who.size(); ++row) {
        const std::int32_t rule = classified.rule[row];
        judged.stages[customers.who[row]]
            = rule < 0 ? -1 : static_cast<std::int32_t>(model.rules()[static_cast<std::size_t>(rule)].stage);
        const double contribution = customers[Metric::contribution][row];
        const double usual
            = contributionAtStake(contribution, customers[Metric::tx][row], customers[Metric::usualGap][row], window);
        judged.usual[customers.who[row]]
            = std::isnan(usual) ? contribution : usual; // who has returns only has no life that is known
    }
    return judged;
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
    const Day step = options.step.value_or((panel.window + 2) / 3);
    for (Day day = asOf - panel.window; panel.days.size() < options.days && day - panel.window + 1 >= log.firstDate; day -= step)
        panel.days.push_back(day);
    if (panel.days.empty())
        return Message{"error.panel.shortLog",
            {{"days", static_cast<double>(asOf - log.firstDate)}, {"window", static_cast<double>(panel.window)}}};
    std::reverse(panel.days.begin(), panel.days.end());

    std::map<Day, Judged> judgedOn;
    for (const Day day : panel.days)
        for (const Day judged : {day, day + panel.window})
            if (!judgedOn.contains(judged)) {
                BOOST_OUTCOME_TRY(auto verdicts, judgedAt(log, model, judged, panel.window, options.terms));
                judgedOn.emplace(judged, std::move(verdicts));
            }
    for (std::uint32_t index = 0; index < panel.days.size(); ++index) {
        const Day day = panel.days[index];
        const Judged &now = judgedOn[day], &later = judgedOn[day + panel.window];
        for (std::uint32_t customer = 0; customer < now.stages.size(); ++customer) {
            if (now.stages[customer] == notYet)
                continue;
            const std::span mine{log.days.data() + log.firstDay[customer], log.firstDay[customer + 1] - log.firstDay[customer]};
            const Earned after = earnedAfter(mine, day, panel.window);
            panel.observed.push_back({customer, index, now.stages[customer], later.stages[customer], now.usual[customer],
                after.contribution, after.ordered});
        }
    }
    return panel;
}

} // namespace lifecycle
