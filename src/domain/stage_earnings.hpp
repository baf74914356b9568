#pragma once

// What a stage earns: per customer in it and month, by the stage at the period's START; and what customers bring the longer they
// are in the stable stage. (By the stage at the end it would be circular; from the first period on nobody has a stage at the start.)

#include "domain/history.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace lifecycle {

struct StageEarnings {
    double customerMonths = 0;       ///< customers in the stage when a period began, times the period's days, in mean months
    double contribution = 0;         ///< what they earned within those periods
    std::optional<double> perCustomerMonth() const
    {
        return customerMonths > 0 ? std::optional{contribution / customerMonths} : std::nullopt;
    }
};
/// Per stage of the model. `earned`: `contributionByStage` of the same history.
std::vector<StageEarnings> stageEarnings(const History& history, const StageSeries& earned, const Model& model);

/// Customers by how long they have been in a stage, all their stays together.
struct LengthBand {
    double fromMonths = 0;             ///< at least; 0: never
    std::optional<double> belowMonths; ///< none: without end
    std::size_t customers = 0;
    double contribution = 0;           ///< all that they have brought
    double customerMonths = 0;         ///< of their lives, from when they were first seen
};
/// Never, under 3, 6, 12, 24 months, more. Bands that hold nobody are there too.
std::vector<LengthBand> earnedByLength(const History& history, const OrderLog& log, std::size_t stage);

} // namespace lifecycle
