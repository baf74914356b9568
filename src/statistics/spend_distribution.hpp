#pragma once

// What Gamma-Gamma says of how customers' mean values of their repeat transactions spread, to be seen beside those observed
// (P. Fader, B. Hardie 2013, 'The Gamma-Gamma Model of Monetary Value', figure 1).
//
// The mean z of x transactions: xz | ν ~ Gamma(px, ν), ν ~ Gamma(q, γ), so xz / (γ + xz) ~ Beta(px, q), which is the integral of the
// note's equation 1a.

#include "statistics/gamma_gamma.hpp"

#include <span>
#include <vector>

namespace lifecycle::statistics {

/// P(mean <= z) over customers with x > 0 repeat transactions each.
double spendUpTo(const GammaGamma& model, double x, double z);

/// How many customers have their mean in (bounds[i], bounds[i + 1]].
struct SpendDistribution {
    std::vector<double> observed, expected;
};
/// `bounds`: ascending, the first 0; the last may be infinite.
SpendDistribution spendDistribution(const GammaGamma& model, const RepeatSpend& data, std::span<const double> bounds);

} // namespace lifecycle::statistics
