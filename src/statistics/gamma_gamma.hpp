#pragma once

// Gamma-Gamma, the value of a transaction: P. Fader, B. Hardie 2013, 'The Gamma-Gamma Model of Monetary Value'; the model is
// D. Colombo, W. Jiang 1999, 'A stochastic RFM model', Journal of Interactive Marketing 13(3).
//
// A customer's transactions are worth Gamma(p, ν) each, ν ~ Gamma(q, γ) across customers, independent of how often they buy.
// γ has the unit of the values; p and q have none.

#include "statistics/fit.hpp"
#include "statistics/log_likelihood.hpp"
#include "statistics/refusal.hpp"
#include "statistics/work.hpp"

#include <array>
#include <span>
#include <vector>

namespace lifecycle::statistics {

struct GammaGamma {
    double p, q, gamma;

    static GammaGamma from(const std::array<double, 3>& p) { return {p[0], p[1], p[2]}; }
    std::array<double, 3> parameters() const { return {p, q, gamma}; }
};

/// Those who came back, with the mean value of their repeat transactions.
struct RepeatSpend {
    std::vector<double> x, mean;                   ///< x > 0, mean > 0; as given
    struct OfX { double x, count; };
    std::vector<OfX> distinctX;                    ///< ascending
    double transactions = 0, value = 0;            ///< Σ x, Σ x·mean
    double logarithms = 0;                         ///< Σ x ln(x·mean)
    double logOfMeans = 0;                         ///< Σ ln mean
    std::size_t withoutValue = 0;                  ///< came back, but without a positive mean: not counted
};

/// One row per customer; rows with x = 0 say nothing of the value. Refused: x no count, columns that differ, nobody who counts.
Outcome<RepeatSpend> repeatSpend(std::span<const double> x, std::span<const double> mean);

/// Equation 1a: f(z | p, q, γ; x) = Γ(px+q)/(Γ(px) Γ(q)) γ^q z^(px−1) x^(px) / (γ+xz)^(px+q), summed over the customers.
LogLikelihood<3> logLikelihood(const GammaGamma& model, const RepeatSpend& data, const Work& work = {});

/// Refused where there is no maximum. A fit with q <= 1 stands, but has no mean.
Outcome<Fit<GammaGamma, 3>> fitGammaGamma(const RepeatSpend& data, const Work& work = {}, const GammaGamma* near = nullptr);

/// Equation 5, E(M | z, x) = p (γ + xz) / (px + q − 1); without a repeat transaction the mean of all, pγ/(q − 1).
/// Refused: q <= 1, where the mean over customers is not finite (the textbook's formula gives a negative one).
Outcome<double> expectedSpend(const GammaGamma& model, double x, double mean);

/// The check that has to be made before Gamma-Gamma is believed: the correlation of x and mean over those who came back,
/// of the values and of their ranks (Spearman; ties share their mean rank). Not known (NaN) for fewer than three customers or
/// where all are alike.
struct SpendAndFrequency {
    double correlation, rankCorrelation;
};
SpendAndFrequency spendAndFrequency(const RepeatSpend& data);

} // namespace lifecycle::statistics
