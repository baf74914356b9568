#pragma once

// What is still to come, on the sheet `Stages`: which models were fitted, with their parameters, as the tables that LIFECYCLE.FIT
// and LIFECYCLE.FITSPEND give and all functions take; whether spend may be taken to be independent of frequency; what all
// customers are expected to do, with intervals; and who is at risk among those who can still be reached.

#include "commands/block_plan.hpp"
#include "domain/at_risk.hpp"
#include "domain/outlook.hpp"

#include <optional>
#include <vector>

namespace lifecycle::commands
{

struct RiskLine {
    PlannedValue customer;
    std::string stage;
    AtRisk risk;
};

struct OutlookFacts {
    Outlook outlook;
    std::optional<statistics::Totals> totals;
    std::vector<RiskLine> atRisk; ///< most at stake first
};

/// Adds the blocks; none where no model was fitted (`whyNot` stands among the warnings).
void addOutlookBlocks(BlockWriter& sheet, const OutlookFacts& facts);

/// What weakens CLV: spend that goes with frequency. None where it may be believed.
std::optional<Message> doubtOfIndependence(const Outlook& outlook);

} // namespace lifecycle::commands
