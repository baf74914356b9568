#include "statistics/adoption.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle::statistics {

namespace {

bool areCounts(double inUse, double customers)
{
    constexpr double mostCounted = 9007199254740992; // 2^53: beyond it a double does not hold every whole number
    return customers > 0 && customers <= mostCounted && inUse >= 0 && inUse <= customers && inUse == std::trunc(inUse)
        && customers == std::trunc(customers);
}

bool isConfidence(double confidence) { return confidence > 0 && confidence < 1; }

} // namespace

std::optional<Bounds> clopperPearson(double inUse, double customers, double confidence)
{
    if (!areCounts(inUse, customers) || !isConfidence(confidence))
        return {};
    const double tail = (1 - confidence) / 2, others = customers - inUse;
    // The bounds are quantiles of beta distributions (Clopper, Pearson 1934; Brown, Cai, DasGupta 2001, section 4.2.1).
    return Bounds{inUse == 0 ? 0 : boost::math::ibeta_inv(inUse, others + 1, tail),
                  others == 0 ? 1 : boost::math::ibetac_inv(inUse + 1, others, tail)};
}

std::optional<Bounds> wilson(double inUse, double customers, double confidence)
{
    if (!areCounts(inUse, customers) || !isConfidence(confidence))
        return {};
    const double z = std::sqrt(2.0) * boost::math::erf_inv(confidence);
    const double n = customers, p = inUse / n;
    const double scale = 1 + z * z / n, centre = p + z * z / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // At the ends the formula is 0 and 1, but for the last digits.
    return Bounds{ inUse == 0 ? 0 : std::max(0.0, (centre - half) / scale),
        inUse == n ? 1 : std::min(1.0, (centre + half) / scale) };
}

std::optional<Adoption> adoption(double inUse, double customers, double target, double confidence)
{
    const auto exact = clopperPearson(inUse, customers, confidence);
    const auto score = wilson(inUse, customers, confidence);
    if (!exact || !score || !(target >= 0 && target <= 1))
        return {};
    return Adoption{inUse / customers, *exact, *score, boost::math::ibetac(inUse + 1, customers - inUse + 1, target)};
}

} // namespace lifecycle::statistics
