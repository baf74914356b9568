#pragma once

// How many of ten customers have it in use: a rate, and what it says of the next customers like these.
//
// Of today's customers the rate is exact. The bounds and the chance speak of the next ones, if they come from the same kind and
// are helped in the same way.
//
//   Clopper-Pearson   the exact bounds: the rates at which so few (so many) in use would be a chance of (1 - confidence) / 2
//                     each. Never covers less often than promised. C. J. Clopper, E. S. Pearson 1934, Biometrika 26:404.
//   Wilson            (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). As often as promised on average, and narrower.
//                     E. B. Wilson 1927, JASA 22:209; the one to use by A. Agresti, B. A. Coull 1998, The American
//                     Statistician 52:119, and L. D. Brown, T. T. Cai, A. DasGupta 2001, Statistical Science 16:101.
//   chance            P(rate >= target) when every rate was as likely as any other before: the rate is then
//                     Beta(in use + 1, others + 1) (T. Bayes 1763).

#include <optional>

namespace lifecycle::statistics {

/// Shares, 0 to 1.
struct Bounds {
    double low, high;
};

/// `inUse` of `customers` at a confidence strictly between 0 and 1. None: no customer, in use below 0 or more than there are,
/// numbers that are not whole, another confidence.
std::optional<Bounds> clopperPearson(double inUse, double customers, double confidence);
std::optional<Bounds> wilson(double inUse, double customers, double confidence);

struct Adoption {
    double rate;
    Bounds clopperPearson;
    Bounds wilson;
    double chance; ///< that the rate is at least the target
};

/// As above; the target lies between 0 and 1, both included.
std::optional<Adoption> adoption(double inUse, double customers, double target = 0.9, double confidence = 0.95);

} // namespace lifecycle::statistics
