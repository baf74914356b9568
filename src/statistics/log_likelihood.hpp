#pragma once

// A log-likelihood with its first and second derivatives with respect to the LOGARITHMS of the parameters: there all scales
// are alike (days or weeks, r of .01 or of 100), and no step leads to a parameter below 0.

#include <array>
#include <cstddef>

namespace lifecycle::statistics {

/// k parameters, in the paper's order.
template <std::size_t k>
struct LogLikelihood {
    double value = 0;
    std::array<double, k> gradient{};
    std::array<std::array<double, k>, k> hessian{}; ///< while sums are taken, only the lower triangle (column <= row)

    LogLikelihood& operator+=(const LogLikelihood& other)
    {
        value += other.value;
        for (std::size_t i = 0; i < k; ++i) {
            gradient[i] += other.gradient[i];
            for (std::size_t j = 0; j <= i; ++j)
                hessian[i][j] += other.hessian[i][j];
        }
        return *this;
    }
    void mirror()
    {
        for (std::size_t i = 0; i < k; ++i)
            for (std::size_t j = 0; j < i; ++j)
                hessian[j][i] = hessian[i][j];
    }
};

} // namespace lifecycle::statistics
