#pragma once

// Pareto/NBD: D. Schmittlein, D. Morrison, R. Colombo 1987, 'Counting Your Customers: Who Are They and What Will They Do Next?',
// Management Science 33(1), 1-24; 'the note' is P. Fader, B. Hardie 2005, 'A Note on Deriving the Pareto/NBD Model and Related
// Expressions'.
//
// While alive a customer buys at rate λ ~ Gamma(r, α); it drops out, at any time, at rate μ ~ Gamma(s, β).
// α and β have the unit of the times; r and s have none.
//
// The usual form of the likelihood holds 2F1 in two branches (α above or below β) and a difference of them that cancels. Here it
// is left as the integral over the time of dropping out, all of whose terms are positive:
//   L = Γ(r+x)/Γ(r) α^r β^s { (α+T)^−(r+x) (β+T)^−s + s ∫ from t_x to T of (α+t)^−(r+x) (β+t)^−(s+1) dt },
// substituted t = (c + t_x) e^v − c, c = min(α, β), and cut off where the integrand has fallen by e^−45.

#include "statistics/discounting.hpp"
#include "statistics/fit.hpp"
#include "statistics/log_likelihood.hpp"
#include "statistics/repeat_transactions.hpp"
#include "statistics/work.hpp"

#include <array>

namespace lifecycle::statistics {

struct ParetoNbd {
    double r, alpha, s, beta;

    static ParetoNbd from(const std::array<double, 4>& p) { return {p[0], p[1], p[2], p[3]}; }
    std::array<double, 4> parameters() const { return {r, alpha, s, beta}; }
};

/// The note, section 3: the likelihood before its integral is solved (solved it is equation 18), summed over the customers.
LogLikelihood<4> logLikelihood(const ParetoNbd& model, const RepeatTransactions& data, const Work& work = {});

/// Refused where there is no maximum: nobody came back, or the likelihood rises without end.
Outcome<Fit<ParetoNbd, 4>> fitParetoNbd(const RepeatTransactions& data, const Work& work = {}, const ParetoNbd* near = nullptr);

/// Alive at T: the share of the likelihood's first term in the whole (the note, equations 36 and 37).
double probabilityAlive(const ParetoNbd& model, const Customer& customer);

/// The note, equation 27: E[X(t)] = rβ / (α(s−1)) (1 − (β/(β+t))^(s−1)), of a customer of whom
/// nothing is known; at s = 1 its limit.
double expectedTransactions(const ParetoNbd& model, double t);

/// The note, equation 41: E[X(T, T+t) | x, t_x, T] =
/// P(alive) (r+x)(β+T) / ((α+T)(s−1)) (1 − ((β+T)/(β+T+t))^(s−1)); at s = 1 its limit.
double expectedTransactions(const ParetoNbd& model, const Customer& customer, double t);

/// P(no transaction in (T, T+t] | x, t_x, T). Alive at T, λ ~ Gamma(r+x, α+T) and μ ~ Gamma(s, β+T): to be silent for t is what
/// the likelihood says of a new customer with these parameters, x = 0 and T = t.
double probabilityNoOrder(const ParetoNbd& model, const Customer& customer, double t);

/// P(alive) (r+x)/(α+T) ∫ e^(−δt) ((β+T)/(β+T+t))^s dt over the horizon: discounted expected (residual, if empty) transactions.
/// Without end it is the DERT of P. Fader, B. Hardie, K. Lee 2005, 'RFM and CLV: Using Iso-Value Curves for Customer Base
/// Analysis', Journal of Marketing Research 42(4), equation 2.
/// Refused without horizon and discount where s <= 1: the sum has no end.
Outcome<double> discountedTransactions(const ParetoNbd& model, const Customer& customer, const Horizon& horizon, double delta);

/// The same, given that the customer is alive at T: what depends on x and T alone.
double expectedIfAlive(const ParetoNbd& model, double x, double T, double t);
double noOrderIfAlive(const ParetoNbd& model, double x, double T, double t);
/// ∫ e^(−δt) ((β+T)/(β+T+t))^s dt over the horizon: the discounted time that a customer who is alive at T has left.
double discountedLifetime(const ParetoNbd& model, double T, const Horizon& horizon, double delta);
/// E[λ | alive at T] = (r+x)/(α+T).
double purchaseRate(const ParetoNbd& model, double x, double T);
Outcome<void> checkDiscounting(const ParetoNbd& model, const Horizon& horizon, double delta);

} // namespace lifecycle::statistics
