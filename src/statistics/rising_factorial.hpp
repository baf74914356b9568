#pragma once

// ln Γ(p + n) − ln Γ(p) for a whole n: as the sum of ln(p + j) it loses nothing where both gammas are huge, and its derivatives
// are sums of one sign.

#include <cstdint>

namespace lifecycle::statistics {

/// Sums over j from 0 to n − 1. Members can be added up: the sums from n on continue those up to n.
struct RisingFactorial {
    double logarithm = 0;   ///< Σ ln(p + j)
    double first = 0;       ///< Σ p / (p + j): derivative with respect to ln p
    double second = 0;      ///< Σ p j / (p + j)²: second derivative with respect to ln p
};

/// Adds the terms j = from … to − 1. Cost does not grow with the number of terms beyond a thousand.
void extend(RisingFactorial& sums, double p, double from, double to);

/// ln B(a, b + n) − ln B(a, b) = −Σ ln(1 + a / (b + j)), with derivatives with respect to ln a and ln b.
struct BetaRatio {
    double logarithm = 0;
    double a = 0, b = 0;             ///< first derivatives
    double aa = 0, ab = 0, bb = 0;   ///< second derivatives
};

void extend(BetaRatio& sums, double a, double b, double from, double to);

} // namespace lifecycle::statistics
