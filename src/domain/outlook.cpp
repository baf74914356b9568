#include "domain/outlook.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lifecycle {

using statistics::Refusal;

namespace {

constexpr double daysOfYear = 365;

std::vector<double>& column(Customers& customers, Metric metric) { return customers.metrics[static_cast<std::size_t>(metric)]; }

/// The customers whose first order is known: all others bought before the log begins.
struct Known {
    std::vector<std::size_t> row; ///< of the metrics
    std::vector<double> x, tx, T, mean;
};

Known knownOf(const Customers& customers)
{
    const auto x = customers[Metric::frequency], tx = customers[Metric::tx], T = customers[Metric::tenure],
               mean = customers[Metric::repeatOrder];
    Known known;
    for (auto* const values : {&known.x, &known.tx, &known.T, &known.mean})
        values->reserve(x.size());
    for (std::size_t row = 0; row < x.size(); ++row) {
        if (std::isnan(x[row]))
            continue;
        known.row.push_back(row);
        known.x.push_back(x[row]);
        known.tx.push_back(tx[row]);
        known.T.push_back(T[row]);
        known.mean.push_back(mean[row]);
    }
    return known;
}

Message whyNoOrders(Refusal why)
{
    switch (why) {
    case Refusal::noCustomers: return {"outlook.nobody", {}};
    case Refusal::noRepeatPurchases: return {"outlook.nobodyCameBack", {}};
    default: return {"outlook.noMaximum", {}};
    }
}

void spread(const Known& known, const std::vector<double>& values, std::vector<double>& column)
{
    for (std::size_t index = 0; index < values.size(); ++index)
        column[known.row[index]] = values[index];
}

} // namespace

Outlook addOutlook(Customers& customers, const OutlookTerms& terms, const statistics::Work& work)
{
    Outlook outlook{.terms = terms, .orders = {}, .spend = {}, .whyNot = {}};
    const Known known = knownOf(customers);
    const auto data = statistics::summarise(known.x, known.tx, known.T);
    if (!data) {
        outlook.whyNot.push_back(whyNoOrders(data.error().why));
        return outlook;
    }
    const auto orders = statistics::fitLikelier(data.value(), work);
    if (!orders) {
        outlook.whyNot.push_back(whyNoOrders(orders.error().why));
        return outlook;
    }
    outlook.orders = orders.value();
    const auto& model = orders.value().parameters;
    const statistics::CustomerColumns columns{known.x, known.tx, known.T};
    const double horizon = terms.horizon;
    spread(known, statistics::probabilityAlive(model, columns, work), column(customers, Metric::pAlive));
    spread(known, statistics::expectedTransactions(model, columns, horizon, work).value(), column(customers, Metric::expectedOrders));

    const auto spent = statistics::repeatSpend(known.x, known.mean);
    if (!spent) {
        outlook.whyNot.push_back({"outlook.noSpend", {}});
        return outlook;
    }
    outlook.independence = statistics::spendAndFrequency(spent.value());
    const auto spend = statistics::fitGammaGamma(spent.value(), work);
    if (!spend) {
        outlook.whyNot.push_back({"outlook.spendAlike", {}});
        return outlook;
    }
    outlook.spend = spend.value();
    const double delta = statistics::rateFromYearly(terms.yearlyDiscount, daysOfYear);
    const auto value
        = statistics::customerLifetimeValue(model, spend.value().parameters, columns, known.mean, horizon, delta, work);
    if (value)
        spread(known, value.value(), column(customers, Metric::clv));
    else
        outlook.whyNot.push_back({"outlook.spendWithoutMean", {}});
    return outlook;
}

std::optional<statistics::Totals> totalsOf(const Customers& customers, const Outlook& outlook, const statistics::Work& work)
{
    if (!outlook.orders)
        return {};
    const Known known = knownOf(customers);
    const auto ofKnown = [&](Metric metric) {
        std::vector<double> values;
        values.reserve(known.row.size());
        for (const std::size_t row : known.row)
            values.push_back(customers[metric][row]);
        return values;
    };
    const auto alive = ofKnown(Metric::pAlive), orders = ofKnown(Metric::expectedOrders), value = ofKnown(Metric::clv);
    const bool hasValue = outlook.spend && outlook.spend->parameters.q > 1;
    const statistics::Expected expected{alive, orders, hasValue ? std::span<const double>{value} : std::span<const double>{}};
    const statistics::TotalTerms terms{static_cast<double>(outlook.terms.horizon),
        statistics::rateFromYearly(outlook.terms.yearlyDiscount, daysOfYear)};
    return statistics::totalsOf(*outlook.orders, outlook.spend, {known.x, known.tx, known.T}, known.mean, expected, terms, work);
}

bool isOutlook(Metric metric)
{
    return metric == Metric::pAlive || metric == Metric::expectedOrders || metric == Metric::clv;
}

bool asksForOutlook(const Model& model)
{
    return std::ranges::any_of(model.criterionColumns(), [](const CriterionColumn& column) {
        const auto metric = metricNamed(column.header);
        return metric && isOutlook(*metric);
    });
}

} // namespace lifecycle
