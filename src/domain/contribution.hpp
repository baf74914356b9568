#pragma once

// What each stage contributes, in the model's order.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lifecycle {

struct StageContribution {
    std::size_t customers = 0;
    double contribution = 0;
    std::optional<double> share;        ///< of the total; not known where the total is not positive
    std::optional<double> mean;         ///< per customer; not known without customers
    std::optional<double> runningShare; ///< share of this stage and all before it
};

/// `stageOf`: per customer an index below `stages`, or -1 for no stage. `values`: per customer; NaN counts the customer alone.
/// The result has `stages` rows, and one more for 'no stage' where such customers exist. Sums are compensated (Neumaier): they
/// equal the total to the cent for any number of rows.
std::vector<StageContribution> contributionByStage(
    std::span<const std::int32_t> stageOf, std::span<const double> values, std::size_t stages);

} // namespace lifecycle
