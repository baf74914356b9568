#pragma once

// BG/NBD: P. Fader, B. Hardie, K. Lee 2005, '"Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model',
// Marketing Science 24(2), 275-284; 'the note' is Fader, Hardie, Lee 2008, 'Computing P(alive) Using the BG/NBD Model'.
//
// While alive a customer buys at rate λ ~ Gamma(r, α); after each repeat transaction it drops out with probability p ~ Beta(a, b).
// A customer without a repeat transaction has had no chance to drop out: its P(alive) is 1 by construction, MBG/NBD's is less.
// α has the unit of the times; r, a and b have none.

#include "statistics/discounting.hpp"
#include "statistics/fit.hpp"
#include "statistics/log_likelihood.hpp"
#include "statistics/repeat_transactions.hpp"
#include "statistics/work.hpp"

#include <array>

namespace lifecycle::statistics {

struct GeometricDropout;

struct BgNbd {
    double r, alpha, a, b;

    static BgNbd from(const std::array<double, 4>& p) { return {p[0], p[1], p[2], p[3]}; }
    std::array<double, 4> parameters() const { return {r, alpha, a, b}; }
    GeometricDropout dropout() const;
};

/// Equation 6: L = B(a, b+x)/B(a, b) · Γ(r+x) α^r / (Γ(r) (α+T)^(r+x))
///               + [x > 0] B(a+1, b+x−1)/B(a, b) · Γ(r+x) α^r / (Γ(r) (α+t_x)^(r+x)), summed over the customers.
LogLikelihood<4> logLikelihood(const BgNbd& model, const RepeatTransactions& data, const Work& work = {});

/// Refused where there is no maximum: nobody came back, or the likelihood rises without end.
Outcome<Fit<BgNbd, 4>> fitBgNbd(const RepeatTransactions& data, const Work& work = {}, const BgNbd* near = nullptr);

/// The note, equation 4: 1 / (1 + [x > 0] a/(b+x−1) ((α+T)/(α+t_x))^(r+x)).
double probabilityAlive(const BgNbd& model, const Customer& customer);

/// Equation 9, E[X(t)], of a customer of whom nothing is known: E[(1 − (1 + pt/α)^−r) / p] over p ~ Beta(a, b), which unlike
/// the closed form holds at a = 1 too.
double expectedTransactions(const BgNbd& model, double t);

/// Equation 10, E[X(T, T+t) | x, t_x, T], in the same form, p ~ Beta(a, b+x).
double expectedTransactions(const BgNbd& model, const Customer& customer, double t);

/// P(no transaction in (T, T+t] | x, t_x, T): gone, or alive and silent, E[e^(−λt)] = ((α+T)/(α+T+t))^(r+x).
double probabilityNoOrder(const BgNbd& model, const Customer& customer, double t);

/// ∫ e^(−δt) dE[X(T, T+t) | x, t_x, T] over the horizon: discounted expected (residual, if empty) transactions.
/// Refused without horizon and discount where a <= 1: the sum has no end.
Outcome<double> discountedTransactions(const BgNbd& model, const Customer& customer, const Horizon& horizon, double delta);

/// The same, given that the customer is alive at T: what depends on x and T alone.
double expectedIfAlive(const BgNbd& model, double x, double T, double t);
double noOrderIfAlive(const BgNbd& model, double x, double T, double t);

} // namespace lifecycle::statistics
