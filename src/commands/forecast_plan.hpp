#pragma once

// The sheet `Forecast`: what is to come from the customers of an order log, by a model fitted to all of it. Parameters, P(alive) and
// expected orders by frequency and recency as heat maps of formulas over those parameters, and what customers spend beside
// what Gamma-Gamma says of it.

#include "commands/block_plan.hpp"
#include "domain/customers.hpp"
#include "statistics/gamma_gamma.hpp"
#include "statistics/predictions.hpp"

namespace lifecycle::commands
{

/// The likelier model of the orders up to `customers.asOf`, and what it says of the year that follows.
struct ForecastFit {
    statistics::ModelFit orders;
    int horizon = 365;                     ///< days
    double expectedOrders = 0, alive = 0;  ///< of all customers together
    statistics::RepeatSpend repeatSpend;   ///< of those who came back
    std::optional<statistics::Fit<statistics::GammaGamma, 3>> spend;
};

/// Error: the orders carry no model.
Result<ForecastFit> fitForecast(const Customers& customers, const statistics::Work& work);

/// `logBegins`: the log's first day.
BlockPlan planForecast(const Customers& customers, const ForecastFit& fit, Day logBegins, std::string_view source,
    const Wording& wording, std::chrono::sys_days nullDate);

} // namespace lifecycle::commands
