#pragma once

// Does it hold? An order log is cut at a day; MBG/NBD and Pareto/NBD are fitted to what lies before, and what they then forecast is
// compared with what came after. Times are in days. `statistics/holdout.hpp` has the definitions and their sources.

#include "domain/message.hpp"
#include "domain/order_log.hpp"
#include "statistics/holdout.hpp"

#include <optional>
#include <vector>

namespace lifecycle {

/// What one model forecasts of everyone who had bought by the cut.
struct ForecastModel {
    statistics::ModelFit fit;
    std::vector<double> expected; ///< orders after the cut, by customer
    statistics::Errors errors;
};

struct ForecastCheck {
    Day first = 0, cut = 0, end = 0;       ///< the log's first day; up to and including `cut` the models know
    ForecastModel model;                   ///< the likelier one, which speaks
    std::optional<ForecastModel> other;    ///< the less likely one, where it has a maximum
    statistics::Errors naive;              ///< as before
    double customers = 0, repeatOrders = 0; ///< up to the cut
    double actual = 0;                     ///< orders after it, of the same customers
    std::vector<statistics::ByFrequency> byFrequency;
    /// Weeks end where the cut lies at a week's end; the first and the last may be shorter.
    std::vector<Day> weekEnds;
    statistics::Tracking weeks;

    bool totalHolds() const { return statistics::totalHolds(model.errors); }
    bool isBetter() const { return statistics::betterThan(model.errors, naive); }
    bool holds() const { return totalHolds() && isBetter(); }
};

/// `cut`: not given, the middle of the log. Errors: a cut outside of the log; no customer by then, or nobody who came back; no
/// model that has a maximum; nothing after the cut to compare with; stopped.
Result<ForecastCheck> checkForecast(const OrderLog& log, Day asOf, std::optional<Day> cut, const statistics::Work& work = {});

} // namespace lifecycle
