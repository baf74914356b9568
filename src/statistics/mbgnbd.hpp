#pragma once

// MBG/NBD: E. Batislam, M. Denizel, A. Filiztekin 2007, 'Empirical validation and comparison of models for customer base analysis',
// International Journal of Research in Marketing 24(3), 201-209; D. Hoppe, U. Wagner 2007, 'Customer Base Analysis: The Case for
// a Central Variant of the Betageometric/NBD Model', Marketing JRM 3(2), 75-90. The expectations of the first paper were corrected by
// U. Wagner, D. Hoppe 2008, 'Erratum on the MBG/NBD Model', International Journal of Research in Marketing 25(3), 225-226.
//
// As BG/NBD, with one more chance to drop out right after the FIRST transaction: a one-time buyer is not alive for certain.
// α has the unit of the times; r, a and b have none.

#include "statistics/discounting.hpp"
#include "statistics/fit.hpp"
#include "statistics/log_likelihood.hpp"
#include "statistics/repeat_transactions.hpp"
#include "statistics/work.hpp"

#include <array>

namespace lifecycle::statistics {

struct GeometricDropout;

struct MbgNbd {
    double r, alpha, a, b;

    static MbgNbd from(const std::array<double, 4>& p) { return {p[0], p[1], p[2], p[3]}; }
    std::array<double, 4> parameters() const { return {r, alpha, a, b}; }
    GeometricDropout dropout() const;
};

/// Batislam et al., the likelihood of section 3: L = B(a, b+x+1)/B(a, b) · Γ(r+x) α^r / (Γ(r) (α+T)^(r+x))
///               + B(a+1, b+x)/B(a, b) · Γ(r+x) α^r / (Γ(r) (α+t_x)^(r+x)), summed over the customers.
LogLikelihood<4> logLikelihood(const MbgNbd& model, const RepeatTransactions& data, const Work& work = {});

/// Refused where there is no maximum: nobody came back, or the likelihood rises without end.
Outcome<Fit<MbgNbd, 4>> fitMbgNbd(const RepeatTransactions& data, const Work& work = {}, const MbgNbd* near = nullptr);

/// Batislam et al., appendix A, equation 5: 1 / (1 + a/(b+x) ((α+T)/(α+t_x))^(r+x)), the ratio of the likelihood's two terms.
double probabilityAlive(const MbgNbd& model, const Customer& customer);

/// The erratum's E[X(t)], of a customer of whom nothing is known, in a form that holds at a = 1 too:
/// b/(a+b) · E[(1 − (1 + pt/α)^−r) / p] over p ~ Beta(a, b+1).
double expectedTransactions(const MbgNbd& model, double t);

/// The erratum's E[X(T, T+t) | x, t_x, T], in the same form:
/// P(alive) · E[(1 − (1 + pt/(α+T))^−(r+x)) / p] over p ~ Beta(a, b+x+1).
double expectedTransactions(const MbgNbd& model, const Customer& customer, double t);

/// P(no transaction in (T, T+t] | x, t_x, T): gone, or alive and silent, E[e^(−λt)] = ((α+T)/(α+T+t))^(r+x).
double probabilityNoOrder(const MbgNbd& model, const Customer& customer, double t);

/// ∫ e^(−δt) dE[X(T, T+t) | x, t_x, T] over the horizon: discounted expected (residual, if empty) transactions.
/// Refused without horizon and discount where a <= 1: the sum has no end.
Outcome<double> discountedTransactions(const MbgNbd& model, const Customer& customer, const Horizon& horizon, double delta);

/// The same, given that the customer is alive at T: what depends on x and T alone.
double expectedIfAlive(const MbgNbd& model, double x, double T, double t);
double noOrderIfAlive(const MbgNbd& model, double x, double T, double t);

} // namespace lifecycle::statistics
