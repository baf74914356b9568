#pragma once

// The metrics of every customer at a day T, from an order log. Nothing after T enters. Definitions: product.md 'Metrics';
// each stands beside its enumerator here. 'Not known' is NaN.

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
    usualGap,       ///< (t_x + g) / (x + 1), g = the log's median gap up to T
    overdue,        ///< recency / usual gap
    silence,        ///< ((t_x + g) / (tenure + g))^(x + 1)
    revenue, returns, cost, contribution,
    averageOrder,   ///< revenue / orders
    repeatOrder,    ///< mean positive value of a repeat purchase day
    recent,         ///< contribution in the last window, (T - w, T]
    previous,       ///< contribution in the window before
    change,         ///< (recent - previous) / previous where previous > 0
    recentOrders, previousOrders, ///< purchase days in the two windows
    fall, rise,     ///< P(Bin(n, p) <= recent), P(Bin(n, p) >= recent): n repeat purchase days, p by exposure after the first order
    share,          ///< of the contribution of all customers; not known where the total is not positive
    count_
};
inline constexpr std::size_t metricCount = static_cast<std::size_t>(Metric::count_);

/// 't_x', 'usual gap' …: the name everywhere.
std::string_view nameOf(Metric metric);
/// By English name or by an alias in any language.
std::optional<Metric> metricNamed(std::string_view name);

/// The rhythm of a log up to T, from the gaps between consecutive purchase days of one customer.
struct Rhythm {
    std::optional<double> medianGap; ///< g, days; not known where nobody has bought twice
    int window = 0;                  ///< days: the shortest of 7, 30, 91, 182, 365, 730 that three of four gaps do not exceed
    bool windowFixed = false;        ///< set by the user
};
Rhythm rhythmAt(const OrderLog& log, Day asOf, std::optional<int> fixedWindow = {});

struct Customers {
    Day asOf = 0;
    Rhythm rhythm;
    std::vector<std::uint32_t> who;  ///< indices into OrderLog::customers: those known by T, in the log's order
    std::array<std::vector<double>, metricCount> metrics;

    std::span<const double> operator[](Metric metric) const { return metrics[static_cast<std::size_t>(metric)]; }
};

Customers customersAt(const OrderLog& log, Day asOf, std::optional<int> fixedWindow = {});

} // namespace lifecycle
