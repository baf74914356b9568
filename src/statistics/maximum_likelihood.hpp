#pragma once

// The maximum of a log-likelihood, with its curvature; or why there is none.
//
// The search is dlib's trust region (J. Nocedal, S. Wright 2006, 'Numerical Optimization', algorithms 4.1 and 4.3) on the
// logarithms of the parameters, with gradient and Hessian by formula, on the log-likelihood per customer; Newton steps then bring
// the maximum to the last digits. A maximum is believed only where the gradient vanishes, the curvature is that of a
// maximum and the last Newton step was next to nothing. Where a likelihood rises without end along some parameter, that step stays
// about 1 on the scale of logarithms, however far the search has gone: that is how it is told from a maximum far away.

#include "statistics/fit.hpp"
#include "statistics/log_likelihood.hpp"
#include "statistics/refusal.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace lifecycle::statistics {

/// A log-likelihood per customer and its derivatives at the logarithms of the parameters; the Hessian row by row.
struct Derivatives {
    double value;
    std::vector<double> gradient, hessian;
};

struct Maximum {
    std::vector<double> logarithms; ///< of the parameters
    std::vector<double> covariance; ///< of the logarithms, for ONE customer (the inverse of minus the Hessian), row by row
    double value;                   ///< per customer
    int evaluations;
};

/// Where the search starts. A likelihood may have two maxima, or one and, across a valley, a slope that rises without end.
struct Starts {
    std::vector<std::vector<double>> parameters;
    bool all; ///< search from every start, and give the highest end; or from the next only as long as there was no maximum

    /// First from where the maximum of nearly the same data is.
    template <class Parameters>
    Starts near(const Parameters* there) &&
    {
        if (there) {
            const auto p = there->parameters();
            parameters.insert(parameters.begin(), std::vector<double>(p.begin(), p.end()));
            all = false;
        }
        return std::move(*this);
    }
};

/// Refused where no end is a maximum, or an end without one is higher.
/// `unit`: per parameter the scale on which it is near 1 (the mean of T for a parameter that is a time). A parameter a million
/// times above or below it is a boundary, not a result.
Outcome<Maximum> maximise(const std::function<Derivatives(std::span<const double>)>& f, const Starts& starts,
    std::span<const double> unit, std::stop_token stop);

/// The same for a model of k parameters. `evaluate(parameters)` gives a LogLikelihood<k> summed over all customers.
template <class Parameters, std::size_t k, class Evaluate>
Outcome<Fit<Parameters, k>> maximise(Evaluate evaluate, const Starts& starts, const std::array<double, k>& unit, double customers,
    std::stop_token stop)
{
    const auto perCustomer = [&](std::span<const double> logarithms) {
        std::array<double, k> parameters;
        for (std::size_t i = 0; i < k; ++i)
            parameters[i] = std::exp(logarithms[i]);
        const LogLikelihood<k> sum = evaluate(parameters);
        Derivatives d{sum.value / customers, std::vector<double>(k), std::vector<double>(k * k)};
        for (std::size_t i = 0; i < k; ++i) {
            d.gradient[i] = sum.gradient[i] / customers;
            for (std::size_t j = 0; j < k; ++j)
                d.hessian[i * k + j] = sum.hessian[i][j] / customers;
        }
        return d;
    };
    const auto found = maximise(perCustomer, starts, unit, stop);
    if (!found)
        return found.error();
    const Maximum& maximum = found.value();
    std::array<double, k> p;
    for (std::size_t i = 0; i < k; ++i)
        p[i] = std::exp(maximum.logarithms[i]);
    Fit<Parameters, k> fit{Parameters::from(p), {}, {}, maximum.value * customers, customers, maximum.evaluations};
    // Where the gradient is 0, the information of p is that of ln p over p p'.
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j < k; ++j)
            fit.covariance[i][j] = maximum.covariance[i * k + j] * p[i] * p[j] / customers;
        fit.standardErrors[i] = std::sqrt(fit.covariance[i][i]);
    }
    return fit;
}

} // namespace lifecycle::statistics
