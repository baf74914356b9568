#pragma once

// What one customer's days up to a day T come to. T moves on from one day to the next and never back: an order is met once, when
// T comes to it, and again when one of the two windows leaves it behind. So the metrics of everyone at the end of every month
// cost about as many steps as there are orders, and one per customer and month.

#include "domain/compensated_sum.hpp"
#include "domain/customers.hpp"
#include "domain/order_log.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace lifecycle {

/// One customer's days, in order of time.
inline std::span<const CustomerDay> daysOf(const OrderLog& log, std::size_t customer)
{
    return std::span{log.days}.subspan(log.firstDay[customer], log.firstDay[customer + 1] - log.firstDay[customer]);
}

/// Revenue, returns and cost over some days.
struct DaySums {
    CompensatedSum revenue, returns, cost;

    void add(const CustomerDay& day)
    {
        revenue += day.revenue;
        returns += day.returns;
        cost += day.cost;
    }
    double contribution() const;
};

struct Life {
    std::size_t daysTaken = 0; ///< of the customer's days; 0: not in the log yet
    std::size_t recentFrom = 0, previousFrom = 0; ///< where the two windows begin among them
    std::int64_t changesOn = 0, windowBefore = 0; ///< before that day, with that window, nothing here changes
    std::int64_t purchaseDays = 0, orders = 0;
    Day first = 0, last = 0;   ///< purchase days; only where there are any
    DaySums all, recent, previous;
    std::int64_t recentPurchases = 0, previousPurchases = 0;
    std::int64_t recentRepeats = 0, previousRepeats = 0;
    CompensatedSum repeatRevenue;
    std::int64_t repeatsWithRevenue = 0;

    /// `days`: all of the customer's, the same at every call. `asOf`: not before that of the call before. `window`: days.
    /// `amounts`: what the windows brought is asked for too, not only how often somebody bought.
    void moveTo(std::span<const CustomerDay> days, Day asOf, std::int64_t window, bool amounts);
};

/// The chances of `fall` and `rise`; most customers of a log share a few hundred (n, k, exposure).
class Chances {
public:
    struct Chance { double fall, rise; };
    Chance of(std::int64_t n, std::int64_t k, std::int64_t recentExposure, std::int64_t exposure);

private:
    using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    boost::unordered_flat_map<Key, Chance> known_;
};

/// Per metric where its numbers go, one per row; null: not asked for. `share` is no life's alone and is never written.
using MetricColumns = std::array<double*, metricCount>;
/// Whether one of them tells what a window brought.
bool askForAmounts(const MetricColumns& columns);

/// The metrics of a life that has moved to `asOf` with the rhythm's window.
void writeMetrics(const Life& life, const Rhythm& rhythm, Day asOf, bool hasCost, Chances& chances, const MetricColumns& columns,
    std::size_t row);

} // namespace lifecycle
