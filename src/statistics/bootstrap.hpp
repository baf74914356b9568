#pragma once

// How sure a fitted number is: the model is fitted again to customers drawn with replacement (B. Efron, R. Tibshirani 1993, 'An
// Introduction to the Bootstrap', chapters 6 and 13), and the number computed from every such fit. The draws depend on the seed
// alone: same data, same seed, same intervals, to the bit, on any number of threads.

#include "statistics/predictions.hpp"

#include <cstdint>
#include <vector>

namespace lifecycle::statistics {

struct Bootstrap {
    int replicates = 200;
    std::uint64_t seed = 1;
};

template <class Fitted>
struct Resampled {
    std::vector<Fitted> fits;  ///< in the replicates' order
    int refused = 0;           ///< replicates whose customers carry no fit: many of them mean that the fit hangs by a thread
};

/// `model`: as fitted to these data; every search starts there. Refused only as `stopped`.
Outcome<Resampled<Model>> resampledFits(const Model& model, const RepeatTransactions& data, const Bootstrap& bootstrap = {},
    const Work& work = {});
Outcome<Resampled<GammaGamma>> resampledFits(const GammaGamma& model, const RepeatSpend& data, const Bootstrap& bootstrap = {},
    const Work& work = {});

struct Interval {
    double low, high;
};

/// The percentile interval (Efron, Tibshirani, section 13.3): `level` of the values lie in it, as much below as above are outside.
/// Quantiles as R's type 7. Empty values give NaN.
Interval percentileInterval(std::vector<double> values, double level = 0.95);

} // namespace lifecycle::statistics
