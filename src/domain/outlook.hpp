#pragma once

// What is still to come from every customer of an order log: the metrics `p alive`, `expected orders` and `clv`. product.md,
// 'Metrics'.
//
// MBG/NBD and Pareto/NBD are fitted to everyone's frequency, t_x and tenure, in days, and the likelier one speaks; Gamma-Gamma is
// fitted to frequency and repeat order of those who came back. Formulas and their sources stand in src/statistics. Nothing is
// invented: where the orders carry no model, the metrics are not known, and `whyNot` says why and what to do.

#include "domain/customers.hpp"
#include "domain/message.hpp"
#include "domain/model.hpp"
#include "statistics/gamma_gamma.hpp"
#include "statistics/predictions.hpp"
#include "statistics/totals.hpp"

#include <optional>
#include <vector>

namespace lifecycle {

/// Over which span orders are expected, and by how much later ones count less.
struct OutlookTerms {
    int horizon = 365;            ///< days
    double yearlyDiscount = 0.10; ///< .1: 10 % a year of 365 days

    bool operator==(const OutlookTerms&) const = default;
};

struct Outlook {
    OutlookTerms terms;
    std::optional<statistics::ModelFit> orders;                       ///< of MBG/NBD or Pareto/NBD, times in days
    std::optional<statistics::Fit<statistics::GammaGamma, 3>> spend;
    /// Gamma-Gamma takes the value of an order to be independent of how often a customer orders: this says whether it is.
    statistics::SpendAndFrequency independence{std::nan(""), std::nan("")};
    /// No model of the orders; of the spend none, or none that has a mean.
    std::vector<Message> whyNot;
};

/// Computes the three metrics of `customers`, which `customersAt` leaves not known.
Outlook addOutlook(Customers& customers, const OutlookTerms& terms = {}, const statistics::Work& work = {});

/// Of all customers together, after `addOutlook`; none where there is no model of the orders. 90 % intervals.
std::optional<statistics::Totals> totalsOf(const Customers& customers, const Outlook& outlook, const statistics::Work& work = {});

/// `p alive`, `expected orders`, `clv`.
bool isOutlook(Metric metric);
/// A criterion of the model speaks of one of them.
bool asksForOutlook(const Model& model);

} // namespace lifecycle
