#pragma once

// Does a model hold? It is fitted on what customers bought up to a cut, and held against what they bought after it (calibration
// and holdout; P. Fader, B. Hardie, K. Lee 2005, Marketing Science 24(2), section 4: CDNOW, cut in the middle of 78 weeks).
//
// All times are in one unit, the parameters' own, from any one origin. What is counted are purchases after a customer's first one.
//
// Two kinds of expectation, not to be mixed up:
//   of a customer   E[X(T, T+t) | x, t_x, T]: knows what the customer did up to the cut. Forecasts, errors, the verdict.
//   over time       Σ E[X(t − t_first)]: knows only when each customer began. The tracking plot (section 4.2, figure 2), which
//                   also shows how the model fits before the cut.

#include "statistics/predictions.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace lifecycle::statistics {

/// When customers bought: at most one purchase per time unit of the log (a day), ascending, customer after customer.
struct PurchaseTimes {
    std::vector<double> time;
    std::vector<std::size_t> first{0}; ///< customers + 1 indices into `time`; nobody is without a purchase

    std::size_t customers() const noexcept { return first.size() - 1; }
    std::span<const double> of(std::size_t customer) const
    {
        return std::span{time}.subspan(first[customer], first[customer + 1] - first[customer]);
    }
};

/// Those who had bought by the cut: what a fit may know of them, and what they did then.
struct Holdout {
    std::vector<double> x, tx, T; ///< up to the cut, the cut included
    std::vector<double> actual;   ///< purchases after it, up to the end
    double length = 0;            ///< from the cut to the end

    CustomerColumns customers() const { return {x, tx, T}; }
};

Holdout holdoutAt(const PurchaseTimes& purchases, double cut, double end);

/// The naive guess 'as before': x / T purchases per unit of time as up to the cut, 0 for who first bought on it. M. Wübben,
/// F. v. Wangenheim 2008, 'Instant Customer Base Analysis: Managerial Heuristics Often "Get It Right"', Journal of Marketing
/// 72(3), 82-93.
std::vector<double> asBefore(const Holdout& holdout);

/// Of one forecast per customer; n customers.
struct Errors {
    double total;          ///< forecast orders of all together
    double deviation;      ///< (total − actual total) / actual total; not a number where nobody bought
    double meanAbsolute;   ///< MAE: Σ |forecast − actual| / n
    double rootMeanSquare; ///< RMSE: √(Σ (forecast − actual)² / n); lowest for the true expectation, as MAE is for the median
};
Errors errorsOf(std::span<const double> forecast, std::span<const double> actual);

/// How far the total may be off.
inline constexpr double toleratedDeviation = 0.1;
/// The total within 10 %. The RMSE decides what is better than the naive guess: what a model gives is an expectation, and MAE
/// would prefer whoever guesses 0 for everyone who mostly buys nothing (T. Gneiting 2011, 'Making and Evaluating Point Forecasts',
/// JASA 106, 746-762).
inline bool totalHolds(const Errors& model) { return -toleratedDeviation <= model.deviation && model.deviation <= toleratedDeviation; }
inline bool betterThan(const Errors& model, const Errors& naive) { return model.rootMeanSquare < naive.rootMeanSquare; }

/// Customers by their purchases up to the cut: means after it (the conditional expectations plot; section 4.2, figure 3).
struct ByFrequency {
    double x;               ///< repeat purchases; of the last group, at least so many
    double customers;
    double actual, expected, naive; ///< means; not a number for an empty group
};
/// Groups 0, 1, … `last` and more.
std::vector<ByFrequency> byFrequency(const Holdout& holdout, std::span<const double> expected, std::span<const double> naive,
    std::size_t last = 7);

/// Purchases after the first, of all who had bought by the cut.
struct Tracking {
    std::vector<double> actual, expected; ///< per interval
};
/// `bounds`: ascending; interval i is (bounds[i], bounds[i + 1]].
Tracking track(const Model& model, const PurchaseTimes& purchases, double cut, std::span<const double> bounds, const Work& work = {});

} // namespace lifecycle::statistics
