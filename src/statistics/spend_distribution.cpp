#include "statistics/spend_distribution.hpp"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle::statistics {

double spendUpTo(const GammaGamma& model, double x, double z)
{
    if (!(z > 0))
        return 0;
    // The complement where the share is near 1: there the share itself would lose its digits.
    const double value = x * z;
    if (std::isinf(value))
        return 1;
    const double rest = model.gamma / (model.gamma + value);
    return rest < 0.5 ? boost::math::ibetac(model.q, model.p * x, rest) : boost::math::ibeta(model.p * x, model.q, value / (model.gamma + value));
}

SpendDistribution spendDistribution(const GammaGamma& model, const RepeatSpend& data, std::span<const double> bounds)
{
    const std::size_t intervals = bounds.size() - 1;
    SpendDistribution distribution{std::vector<double>(intervals), std::vector<double>(intervals)};
    for (const double mean : data.mean) {
        const auto interval = std::lower_bound(bounds.begin(), bounds.end(), mean) - bounds.begin();
        if (0 < interval && interval < std::ssize(bounds))
            distribution.observed[static_cast<std::size_t>(interval - 1)] += 1;
    }
    for (const auto& [x, count] : data.distinctX) {
        double below = spendUpTo(model, x, bounds[0]);
        for (std::size_t i = 0; i < intervals; ++i) {
            const double upTo = spendUpTo(model, x, bounds[i + 1]);
            distribution.expected[i] += count * (upTo - below);
            below = upTo;
        }
    }
    return distribution;
}

} // namespace lifecycle::statistics
