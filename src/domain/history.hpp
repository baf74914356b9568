#pragma once

// The stage of every customer at the end of every period, reconstructed from the order log alone. What is said of a day uses
// nothing that happened after it: the log cut at that day gives the same stages, to the bit.
//
// Of a table of customers with dates the same: a date is not known before its day (`dated_table.hpp`).
//
// Cost: the rows once, and one step per customer and period. The two windows that a verdict looks back over hold few orders
// however long the log is: a quarter of all gaps are longer than the next shorter window.

#include "domain/model.hpp"
#include "domain/order_log.hpp"
#include "domain/period.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace lifecycle {

struct History {
    static constexpr std::int16_t noStage = -1;
    static constexpr std::int16_t notYet = -2; ///< not known by then

    PeriodEnds periods;
    std::size_t customers = 0;             ///< of the log, or rows of the table
    std::vector<std::int16_t> stages;      ///< customer after customer, one entry per period: index into the model's stages

    std::size_t length() const noexcept { return periods.ends.size(); }
    std::span<const std::int16_t> of(std::size_t customer) const { return {stages.data() + customer * length(), length()}; }
    std::int16_t at(std::size_t customer, std::size_t period) const { return stages[customer * length() + period]; }
};

struct HistoryOptions {
    Period period = {};
    std::optional<Day> asOf = {};   ///< else the log's last date
    std::optional<int> window = {}; ///< days; else, at every period's end, the one that the log shows by then
    unsigned threads = 0;           ///< 0: as many as the machine has; the result does not depend on it
    /// Told how much is done, 0 to 100, now and then; false asks to stop.
    std::function<bool(int percent)> pulse = {};
};

/// Errors: a model that needs a field which an order log does not give, named; nothing in the log by the as-of date; stopped.
Result<History> historyOf(const OrderLog& log, const Model& model, const Conventions& conventions, const HistoryOptions& options);

/// The same of one customer alone, at the ends of other periods.
Result<std::vector<std::int16_t>> stagesOfCustomer(const OrderLog& log, std::size_t customer, const Model& model,
    const Conventions& conventions, const PeriodEnds& periods, std::optional<int> window = {});

/// One column of numbers per stage, each with one number per period.
struct StageSeries {
    std::vector<std::vector<double>> stages; ///< in the model's order
    std::vector<double> noStage;             ///< empty where nobody is ever in none
    std::vector<double> newcomers;           ///< of contributions; empty otherwise
};

/// How many are in each stage at every period's end. A row sums to the customers known by then.
StageSeries customersByStage(const History& history, const Model& model);

/// What was earned within each period by those who were in the stage at its START, and by those who were not known then
/// (`newcomers`). By the stage at the period's end it would be circular: nobody who has just bought is in Decline. All rows
/// together are the log's contribution up to the as-of date.
StageSeries contributionByStage(const History& history, const OrderLog& log, const Model& model);

/// The same from any amounts: `customer` of the history, `day`, `amount`.
struct DatedAmount {
    std::uint32_t customer;
    Day day;
    double amount;
};
StageSeries contributionByStage(const History& history, std::span<const DatedAmount> amounts, const Model& model);

/// Since when a customer is in its stage: the first period's end of the unbroken run that ends with the last. None: in no stage.
std::optional<Day> inStageSince(const History& history, std::size_t customer);

} // namespace lifecycle
