#pragma once

// Customers and contribution by stage in the periods to come, if things go on as they went: a Markov chain. Of those in a stage,
// as large a share moves to each other stage as did in the periods that it learned from; as many new customers come, into the same
// stages; and who is in a stage when a period begins brings what such customers brought.
//
// It knows no season and no plan, so the same forecast, made as many periods earlier with what was known then, stands beside it
// with what came true.

#include "domain/history.hpp"

#include <cstddef>
#include <vector>

namespace lifecycle {

struct StageForecast {
    std::size_t learned = 0;                    ///< moves from one period's end to the next: the last so many
    double newPerPeriod = 0;                    ///< the inflow of new customers that it takes for granted
    std::vector<std::vector<double>> customers; ///< [step][stage, then no stage]: at the end of each period to come
    std::vector<double> contribution;           ///< [step]: within it
};

struct StageForecasts {
    std::size_t from = 0;     ///< period: the last whole one; ahead begins after it
    StageForecast ahead;
    std::size_t earlierFrom = 0;
    StageForecast earlier;    ///< as many steps, up to `from`
    std::vector<std::vector<double>> came; ///< what `earlier.customers` came to
    std::vector<double> cameContribution;
    double customersOff = 0;    ///< at the last step: what was too many or too few in each stage, together, of all customers
    double contributionOff = 0; ///< of all steps together: forecast less what came, of what came; NaN where that is not positive
};

inline constexpr std::size_t forecastLearnsFrom = 12; ///< moves, at most: what lies further back says less of now
inline constexpr std::size_t forecastLearnsAtLeast = 6;

/// `earned`: `contributionByStage` of the same history. `steps`: periods ahead, at least 1. Error: too few whole periods to learn
/// from and to test on (`error.forecast.shortLog`).
Result<StageForecasts> forecastOf(const History& history, const StageSeries& earned, const Model& model, std::size_t steps);

} // namespace lifecycle
