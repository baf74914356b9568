#pragma once

// Chance, as the sample draws it. Boost.Random, not <random>: the standard leaves it to every library how a distribution draws,
// and the sample must be one.

#include <boost/random/bernoulli_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>

#include <cmath>
#include <random>

namespace lifecycle::sample {

using Random = std::mt19937_64;

inline double uniform(Random& random, double from, double to)
{
    return boost::random::uniform_real_distribution<>{from, to}(random);
}
/// Both included.
inline int uniformDay(Random& random, int from, int to) { return boost::random::uniform_int_distribution<>{from, to}(random); }
inline bool chance(Random& random, double p) { return boost::random::bernoulli_distribution<>{p}(random); }
inline double gammaOfMean(Random& random, double shape, double mean)
{
    return boost::random::gamma_distribution<>{shape, mean / shape}(random);
}
/// Around a median.
inline double lognormal(Random& random, double median, double sigma)
{
    return boost::random::lognormal_distribution<>{std::log(median), sigma}(random);
}

} // namespace lifecycle::sample
