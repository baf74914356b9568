#pragma once

// The stage of everyone at several days of an order log, and what came in the window after each. What is judged at a day uses
// nothing after it, so what came after is no part of the verdict.

#include "domain/customers.hpp"
#include "domain/message.hpp"
#include "domain/model.hpp"
#include "domain/order_log.hpp"
#include "domain/outlook.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace lifecycle {

struct StageObservation {
    std::uint32_t customer;   ///< index into OrderLog::customers
    std::uint32_t day;        ///< index into StagePanel::days
    std::int32_t stage;       ///< index into the model's stages; -1: no stage
    std::int32_t stageAfter;  ///< the same, a window later
    double usual;             ///< what it contributed per window of its life up to the day (`contributionAtStake`)
    double after;             ///< contribution in the window after, (day, day + window]
    bool ordered;             ///< a purchase day lies in the window after
};

struct StagePanel {
    int window = 0;                         ///< days; of the as-of date
    std::vector<Day> days;                  ///< rising; the last one is a window before the as-of date
    std::vector<StageObservation> observed; ///< day after day, customers in the log's order
};

struct PanelOptions {
    std::size_t days = 8;            ///< at most
    std::optional<int> window = {};  ///< days; else the log's own
    std::optional<int> step = {};    ///< days from one day of the panel to the next; else a third of the window
    OutlookTerms terms = {};         ///< for a model that asks what is still to come
};

/// Only days whose own window lies within the log are taken. Errors: a model that needs a field which an order log does
/// not give, a log too short for one window on each side of a day (`error.panel.shortLog`).
Result<StagePanel> stagePanel(const OrderLog& log, const Model& model, Day asOf, const PanelOptions& options = {});

/// What an order log says of the customers, as facts for a model; `cost` only where the log has it. The customers must outlive
/// them.
Facts factsOf(const Customers& customers, const OrderLog& log, const Conventions& conventions = {});

} // namespace lifecycle
