#pragma once

// The sheet `Forecast`: what is to come from the customers of an order log, by a model fitted to all of it. Parameters, P(alive) and
// expected orders by frequency and recency as heat maps of formulas over those parameters, and what customers spend beside
// what Gamma-Gamma says of it.

#include "commands/block_plan.hpp"
#include "domain/outlook.hpp"

namespace lifecycle::commands
{

/// `outlook` has a model of the orders, `totals` are those of all customers. `logBegins`: the log's first day.
BlockPlan planForecast(const Customers& customers, const Outlook& outlook, const statistics::Totals& totals, Day logBegins,
    std::string_view source, const Wording& wording, std::chrono::sys_days nullDate);

} // namespace lifecycle::commands
