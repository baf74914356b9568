#include "domain/contribution.hpp"

#include "domain/compensated_sum.hpp"

#include <cmath>

namespace lifecycle {

std::vector<StageContribution> contributionByStage(
    std::span<const std::int32_t> stageOf, std::span<const double> values, std::size_t stages)
{
    struct Sum { CompensatedSum contribution; double magnitude = 0; };
    std::vector<StageContribution> result(stages + 1);
    std::vector<Sum> sums(stages + 1);
    for (std::size_t customer = 0; customer < stageOf.size(); ++customer) {
        const std::size_t stage = stageOf[customer] < 0 ? stages : static_cast<std::size_t>(stageOf[customer]);
        ++result[stage].customers;
        if (!std::isnan(values[customer])) {
            sums[stage].contribution += values[customer];
            sums[stage].magnitude += std::abs(values[customer]);
        }
    }
    if (result.back().customers == 0) {
        result.pop_back();
        sums.pop_back();
    }

    Sum total;
    for (const Sum& sum : sums) {
        total.contribution += sum.contribution;
        total.magnitude += sum.magnitude;
    }
    const double all = withoutResidue(total.contribution.value(), total.magnitude);
    CompensatedSum running;
    for (std::size_t stage = 0; stage < result.size(); ++stage) {
        auto& of = result[stage];
        of.contribution = withoutResidue(sums[stage].contribution.value(), sums[stage].magnitude);
        running += sums[stage].contribution;
        if (of.customers > 0)
            of.mean = of.contribution / static_cast<double>(of.customers);
        if (all > 0) {
            of.share = of.contribution / all;
            of.runningShare = running.value() / all;
        }
    }
    return result;
}

} // namespace lifecycle
