#pragma once

// The metrics of every customer at a day T, from an order log. Nothing after T enters: the log cut at T gives the same, to the
// bit. Definitions: product.md 'Metrics'; each stands beside its enumerator here. 'Not known' is NaN.
//
// A customer with returns only up to T bought before the log begins: its orders are 0 and its sums are known; its first order
// and all that is counted from there (frequency, tenure, usual gap, fall …) are not.

#include "domain/order_log.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lifecycle {

enum class Metric : std::uint8_t {
    orders,         ///< distinct order numbers; without such a column, purchase days
    frequency,      ///< x: purchase days minus 1
    firstOrder,     ///< first purchase day, a date
    lastOrder,      ///< last purchase day up to T, a date
    tenure,         ///< T - first order, days (the literature's T)
    tx,             ///< last order - first order, days
    recency,        ///< T - last order, days
    usualGap,       ///< (t_x + g) / (x + 1), g = the log's median gap up to T; not known while nobody has bought twice
    overdue,        ///< recency / usual gap
    silence,        ///< ((t_x + g) / (tenure + g))^(x + 1)
    revenue,        ///< sum of amounts >= 0
    returns,        ///< sum of returned amounts, as a positive number
    cost,           ///< not known where the log has no cost column
    contribution,   ///< revenue - returns - cost, without cost where the log has none
    averageOrder,   ///< revenue / orders
    repeatOrder,    ///< mean revenue of the repeat purchase days (all but the first) that brought any; not known without
    recent,         ///< contribution in the last window w, the days (T - w, T]
    previous,       ///< contribution in the window before, (T - 2w, T - w]
    change,         ///< (recent - previous) / previous where previous > 0, else not known
    recentOrders,   ///< purchase days in the last window
    previousOrders, ///< purchase days in the window before
    fall,           ///< P(Bin(n, p) <= k): see below
    rise,           ///< P(Bin(n, p) >= k): see below
    share,          ///< of the contribution of all customers; not known where the total is not positive
    pAlive,         ///< probability that the customer is still active; this and what follows: from fitted models, `outlook.hpp`
    expectedOrders, ///< within a year from T
    clv,            ///< what the orders of that year are worth at T
    count_
};

// Fall and rise ask: with the same rhythm in both windows, how likely is it that so few (so many) purchases lie in the recent
// one? n = repeat purchase days (all but the first) within the two windows, k = those of them in the recent one. A day is
// exposed when it comes after the first order: of the recent window's days min(w, tenure) are, of both windows'
// min(2w, tenure); p is their quotient. So p = 1/2 for whoever first bought before both windows; p = 1 for whoever first bought
// in the recent one (then k = n: fall = rise = 1, for nothing can be said); n = 0 gives fall = rise = 1 too.

inline constexpr std::size_t metricCount = static_cast<std::size_t>(Metric::count_);

/// 't_x', 'usual gap' …: the name everywhere.
std::string_view nameOf(Metric metric);
/// By English name or by an alias in any language, as `fields.hpp` knows them.
std::optional<Metric> metricNamed(std::string_view name);

/// The windows that a log can have, in days.
inline constexpr std::array windowLengths{7, 30, 91, 182, 365, 730};

/// The rhythm of a log up to T, from the gaps between consecutive purchase days of one customer.
struct Rhythm {
    /// g, days: the middle gap, for an even number of gaps the mean of the two in the middle; not known where nobody has
    /// bought twice.
    std::optional<double> medianGap;
    /// Days: the shortest of `windowLengths` that three of four gaps do not exceed; the longest where none is that long. Where
    /// nobody has bought twice, 365: with nothing known of the rhythm a year is the shortest window that no season misleads.
    int window = 0;
    bool windowFixed = false; ///< set by the user
};
/// `fixedWindow`: days, at least 1.
Rhythm rhythmAt(const OrderLog& log, Day asOf, std::optional<int> fixedWindow = {});
/// The rhythm at each of several days, rising, in one look at the log.
std::vector<Rhythm> rhythmsAt(const OrderLog& log, std::span<const Day> days, std::optional<int> fixedWindow = {});

struct Customers {
    Day asOf = 0;
    Rhythm rhythm;
    std::vector<std::uint32_t> who;  ///< indices into OrderLog::customers: those with a counted row by T, in the log's order
    std::array<std::vector<double>, metricCount> metrics; ///< per metric a column with one number per entry of `who`

    std::span<const double> operator[](Metric metric) const { return metrics[static_cast<std::size_t>(metric)]; }
};

/// All metrics but those of `outlook.hpp`, which are not known yet.
Customers customersAt(const OrderLog& log, Day asOf, std::optional<int> fixedWindow = {});

} // namespace lifecycle
