#pragma once

// The sheet `Forecast check`: does the forecast hold? A verdict with its rule, the errors beside those of the naive guess, the
// parameters, and expected beside actual repeat orders: by earlier orders, by week, and added up.

#include "commands/block_plan.hpp"
#include "domain/forecast_check.hpp"

namespace lifecycle::commands
{

/// `source`: 'Orders.A1:C500'. `warnings`: of the log.
BlockPlan planForecastCheck(const ForecastCheck& check, std::string_view source, std::span<const Message> warnings,
    const Wording& wording, std::chrono::sys_days nullDate);

/// The verdict as one sentence; what the command says when it is done.
Message verdictOf(const ForecastCheck& check);

/// A model's name for people: 'MBG/NBD'.
std::string_view titleOf(statistics::Family family);

/// The parameters as a table, in the form that LIFECYCLE.FIT gives: `=LIFECYCLE.PALIVE(…; …; …; <this table>)` takes it.
void putFit(BlockWriter& sheet, std::string_view name, const statistics::ModelFit& fit);

} // namespace lifecycle::commands
