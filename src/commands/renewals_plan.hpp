#pragma once

// The sheet `Renewals`: for every cohort of a table of survivors by period the shifted beta-geometric model, and its survivors and
// retention as observed and as projected, on formulas over the fitted parameters.

#include "commands/block_plan.hpp"
#include "domain/survivors.hpp"

namespace lifecycle::commands
{

struct RenewalsPlan {
    BlockPlan sheet;
    Message summary;
};

/// `periods`: the header over them; `discount` of one period, for the sheet's cell. Error: no cohort carries the model; says why of the first.
Result<RenewalsPlan> planRenewals(const SurvivorTable& table, std::string_view periods, std::string_view source,
    double discount, const Wording& wording, std::chrono::sys_days nullDate);

} // namespace lifecycle::commands
