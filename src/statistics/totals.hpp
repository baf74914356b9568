#pragma once

// What all customers together do within a horizon, and where it will lie: the quick way, for a sheet that is written at once.
// prediction_intervals.hpp fits again to resampled customers; here the fit's own covariance says how far the parameters may be
// off (the delta method, on the logarithm of the total), and drawn futures (future.hpp) how far customers do other than
// expected. Both uncertainties are of the same size at any number of customers: neither can be left out.

#include "statistics/bootstrap.hpp"
#include "statistics/predictions.hpp"

#include <optional>
#include <span>

namespace lifecycle::statistics {

struct Total {
    double expected = 0;
    Interval interval{0, 0};
};

struct Totals {
    Total alive;                ///< customers that are active
    Total orders;               ///< within the horizon
    std::optional<Total> value; ///< of these orders, discounted; none without a model of spend
};

struct TotalTerms {
    double horizon;    ///< finite
    double delta = 0;  ///< continuous discount rate
    double level = 0.9;
};

/// What predictions.hpp says of each customer under these terms; NaN where it is not known: not in the total either.
struct Expected {
    std::span<const double> alive, orders, value; ///< the last: empty without a model of spend
};

/// Customers that can be (`check`); `mean` of the values of the repeat transactions.
Totals totalsOf(const ModelFit& orders, const std::optional<Fit<GammaGamma, 3>>& spend, const CustomerColumns& customers,
    std::span<const double> mean, const Expected& expected, const TotalTerms& terms, const Work& work = {});

} // namespace lifecycle::statistics
