#pragma once

// What fitted models say of every customer, and how sure it is.
//
// Of one customer: the percentile interval of the prediction over fits to resampled customers (bootstrap.hpp). It tells how far
// the prediction would move with other customers of the same kind; what the customer then does is one draw from it.
// Of all customers together: the percentile interval of what they do, each drawn from each of those fits (future.hpp). What
// comes lies in it as often as `level` says, if the model holds.

#include "statistics/bootstrap.hpp"

#include <optional>
#include <span>
#include <vector>

namespace lifecycle::statistics {

struct IntervalTerms {
    double horizon;     ///< finite
    double delta = 0;   ///< continuous discount rate
    double level = 0.9;
    Bootstrap bootstrap = {};
};

/// Rows as the customers': NaN where a row is no customer, or where nothing is known.
struct Prediction {
    std::vector<double> value, low, high;
    double total = 0; ///< expected
    Interval ofTotal{0, 0};
};

struct Predictions {
    Prediction alive;   ///< P(alive); in total, customers that are active
    Prediction orders;  ///< within the horizon
    Prediction noOrder; ///< P(no order within the horizon); in total, customers without one
    Prediction spend;   ///< mean value of an order; no total. Empty without a model of spend, as is what follows.
    Prediction value;   ///< of the orders within the horizon, discounted
    int refused = 0;    ///< of the resampled fits
};

/// `mean`: of the values of the repeat transactions. Refused: columns that differ, `stopped`, too many resampled fits without a
/// maximum (`noConvergence`: one in ten), a spend without a mean (`noFiniteMean`).
Outcome<Predictions> predictionsWithIntervals(const ModelFit& orders, const std::optional<Fit<GammaGamma, 3>>& spend,
    const CustomerColumns& customers, std::span<const double> mean, const IntervalTerms& terms, const Work& work = {});

} // namespace lifecycle::statistics
