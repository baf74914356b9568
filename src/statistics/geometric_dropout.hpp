#pragma once

// The common half of BG/NBD and MBG/NBD. While alive a customer buys at rate λ ~ Gamma(r, α), and at each chance drops out with
// probability p ~ Beta(a, b). The two models differ only in how many chances x repeat transactions have been: m = x in BG/NBD,
// m = x + 1 in MBG/NBD, where there is one right after the first purchase. The formulas below hold for both; bgnbd.hpp and
// mbgnbd.hpp say which equations of the papers they are.

#include "statistics/discounting.hpp"
#include "statistics/log_likelihood.hpp"
#include "statistics/maximum_likelihood.hpp"
#include "statistics/purchase_rate.hpp"
#include "statistics/repeat_transactions.hpp"
#include "statistics/work.hpp"

namespace lifecycle::statistics {

struct GeometricDropout {
    double r, alpha, a, b;
    double chancesAtFirst; ///< 0: BG/NBD, 1: MBG/NBD

    double chances(double x) const { return x + chancesAtFirst; }
};

LogLikelihood<4> logLikelihood(const GeometricDropout& model, const RepeatTransactions& data, const Work& work);

double probabilityAlive(const GeometricDropout& model, const Customer& customer);
/// E[X(t)] of a customer of whom nothing is known.
double expectedTransactions(const GeometricDropout& model, double t);
/// E[X(T, T + t) | alive at T]: depends on x and T alone.
double expectedIfAlive(const GeometricDropout& model, double x, double T, double t);
/// P(X(T, T + t) = 0 | alive at T).
double noOrderIfAlive(const GeometricDropout& model, double x, double T, double t);

/// P(alive) times the above; 1 - P(alive) (1 - …).
double expectedTransactions(const GeometricDropout& model, const Customer& customer, double t);
double probabilityNoOrder(const GeometricDropout& model, const Customer& customer, double t);

/// ∫ e^(−δt) dE[X(T, T + t) | alive at T] over the horizon, by integrating the purchase rate.
class DiscountedIfAlive {
public:
    /// For customers with this x and T >= leastT (which does not change the result). Horizon and δ as checked.
    DiscountedIfAlive(const GeometricDropout& model, double x, double leastT, Horizon horizon, double delta);
    double operator()(double T) const;

private:
    double alpha_, delta_;
    Horizon horizon_;
    double whole_;      ///< without horizon and discount
    PurchaseRate rate_;
};

/// Refused: the sum has no end (no horizon, no discount, a <= 1).
Outcome<void> checkDiscounting(const GeometricDropout& model, const Horizon& horizon, double delta);

Outcome<double> discountedTransactions(const GeometricDropout& model, const Customer& customer, const Horizon& horizon, double delta);

/// Where the search for the maximum starts: moments of x and T, and two places elsewhere.
Starts startsOf(const RepeatTransactions& data);

} // namespace lifecycle::statistics
