#pragma once

// Shifted beta-geometric, renewals of a contract: P. Fader, B. Hardie 2007, 'How to Project Customer Retention', Journal of
// Interactive Marketing 21(1), 76-90 ('2007'); P. Fader, B. Hardie 2010, 'Customer-Base Valuation in a Contractual Setting: The
// Perils of Ignoring Heterogeneity', Marketing Science 29(1), 85-93 ('2010').
//
// At the end of each period a customer leaves with probability θ, θ ~ Beta(α, β) across customers. α and β have no unit.

#include "statistics/fit.hpp"
#include "statistics/log_likelihood.hpp"
#include "statistics/refusal.hpp"
#include "statistics/work.hpp"

#include <array>
#include <span>

namespace lifecycle::statistics {

struct Sbg {
    double alpha, beta;

    static Sbg from(const std::array<double, 2>& p) { return {p[0], p[1]}; }
    std::array<double, 2> parameters() const { return {alpha, beta}; }
};

/// `survivors`: of one cohort, at the start and after each period; counts, or shares of the start. Σ over the periods of those who
/// left in it · ln P(T = t) (2007, equation 5) + those still there · ln S(n) (2007, equation 6).
Outcome<LogLikelihood<2>> logLikelihood(const Sbg& model, std::span<const double> survivors);

/// Refused: no survivors by period, fewer than two periods, nobody or everybody gone at once; no maximum (churn that does not fall).
/// With shares for counts, standard errors are those of one customer.
Outcome<Fit<Sbg, 2>> fitSbg(std::span<const double> survivors, const Work& work = {});

/// S(t), the share still there after t periods: B(α, β+t)/B(α, β).
double survival(const Sbg& model, double t);

/// r(t) = S(t)/S(t−1) = (β+t−1)/(α+β+t−1) (2007, equation 8), t = 1, 2, …; rising, though nobody's own θ changes.
double retentionRate(const Sbg& model, double t);

/// Expected renewals from the n-th on, of a customer who is about to make its n-th (n = 1 for a new one), the n-th itself not
/// discounted: Σ over t >= n of S(t)/S(n−1) / (1+d)^(t−n), (2010, equation 7), as E[(1−θ)(1+d)/(d+θ)] over θ ~ Beta(α, β+n−1).
/// Refused: n no count from 1, d below 0; d = 0 where α <= 1, as the sum has no end.
Outcome<double> discountedRenewals(const Sbg& model, double n, double discountPerPeriod);

} // namespace lifecycle::statistics
