#pragma once

// What a fit by maximum likelihood gives.

#include <array>
#include <cstddef>

namespace lifecycle::statistics {

template <class Parameters, std::size_t k>
struct Fit {
    Parameters parameters;
    std::array<double, k> standardErrors;            ///< from the observed information, of the parameters themselves
    std::array<std::array<double, k>, k> covariance; ///< the same, squared, with what lies beside the diagonal
    double logLikelihood;
    double customers;
    int evaluations;                                 ///< of the likelihood with its derivatives
};

} // namespace lifecycle::statistics
