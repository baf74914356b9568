#pragma once

// A fitted model in cells: the table that FIT and FITSPEND give, and the argument `parameters` of the functions that ask it.
//
//     mbgnbd         | Value | Std. error
//     r              | …     | …             the parameters, in the paper's order
//     log-likelihood | …     |
//     customers      | …     |
//
// As an argument also a column of bare parameters with the family's name on top.

#include "functions/conversions.hpp"
#include "statistics/gamma_gamma.hpp"
#include "statistics/predictions.hpp"
#include "statistics/sbg.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace lifecycle::functions {

using com::sun::star::uno::Any;

inline constexpr std::string_view gammaGammaName = "gammagamma", sbgName = "sbg";

/// What a table of a fit shows.
struct Fitted {
    std::string_view family;
    std::span<const double> parameters, standardErrors;
    double logLikelihood, customers;
};
Any tableOf(const Fitted& fitted);

// The model that the argument holds. Err:502: another family, a parameter that is missing or not above 0.
statistics::Model repeatModelFrom(const Any& parameters, const Conventions& conventions, std::int16_t position);
statistics::GammaGamma gammaGammaFrom(const Any& parameters, const Conventions& conventions, std::int16_t position);
statistics::Sbg sbgFrom(const Any& parameters, const Conventions& conventions, std::int16_t position);

/// Err:502 where the data are not what the model speaks of, Err:523 where they cannot carry it.
[[noreturn]] void noFit(const statistics::Refused& refused, std::int16_t position);

} // namespace lifecycle::functions
