#pragma once

// For a customer in Decline: winning it back set beside letting it go, from its own contribution before and after the fall. No
// chance is guessed: the break-even says how many of such attempts must succeed, and beside it stands the share of those in
// Decline who ordered again in this log without being asked to by us (as far as the log tells: whatever was done for them is in
// it too).

#include "domain/customers.hpp"
#include "domain/order_log.hpp"
#include "domain/stage_panel.hpp"

#include "statistics/adoption.hpp"

#include <cstddef>
#include <optional>

namespace lifecycle {

struct DeclineChoice {
    Day fell;                         ///< the day at which the fall is dated: see dayOfFall
    double before, after;             ///< contribution per window, from the first order up to that day, and since
    double value;                     ///< what winning back would bring within the horizon: (before - after) per window × windows
    int window, horizon;              ///< days
    /// The chance at which an attempt at this cost brings nothing and costs nothing. None where there is nothing to win back.
    std::optional<double> breakEven(double cost) const;
    /// 'Must bring back 1 in N at this cost', N rounded down; 0: not even every one would be enough.
    std::optional<double> oneIn(double cost) const;
};

/// Who is silent for longer than its usual gap fell when that gap was over, last order + usual gap; who still orders fell a
/// window before T. Never after T, never before the first order.
Day dayOfFall(Day firstOrder, Day lastOrder, double usualGap, int window, Day asOf);

/// `customer`: index into OrderLog::customers. A span shorter than a window counts as a whole one: a week is no rate. None: the
/// customer has no order up to T.
std::optional<DeclineChoice> declineChoice(
    const OrderLog& log, std::uint32_t customer, Day asOf, const Rhythm& rhythm, int horizon = 365);

/// Of those who entered a stage between two days of the panel: how many ordered in the window after.
struct CameBack {
    std::size_t customers = 0, ordered = 0;
    std::optional<double> share;
    std::optional<statistics::Bounds> bounds; ///< Clopper-Pearson, 95 %
};
/// A customer's first entry counts, so each is counted once. Who was in the stage on the panel's first day may have been there for
/// long and is passed over, unless that is its only day.
CameBack cameBackByThemselves(const StagePanel& panel, std::size_t stage);

} // namespace lifecycle
