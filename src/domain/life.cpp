#include "domain/life.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lifecycle {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

double ratio(double numerator, double denominator) { return denominator > 0 ? numerator / denominator : notKnown; }

/// base^exponent. Most customers have bought a few times, and a few multiplications are several times faster than pow.
double power(double base, std::int64_t exponent)
{
    constexpr std::int64_t few = 32; // so many cost at most five of the 53 binary digits
    if (exponent > few)
        return std::pow(base, static_cast<double>(exponent));
    double result = 1;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2 == 1)
            result *= base;
    return result;
}

} // namespace

double DaySums::contribution() const
{
    CompensatedSum sum = revenue;
    sum -= returns;
    sum -= cost;
    return withoutResidue(sum.value(), revenue.value() + returns.value() + std::abs(cost.value()));
}

void Life::moveTo(std::span<const CustomerDay> days, Day asOf, std::int64_t window, bool amounts)
{
    if (asOf < changesOn && window == windowBefore && !amounts)
        return;
    windowBefore = window;
    for (; daysTaken < days.size() && days[daysTaken].day <= asOf; ++daysTaken) {
        const CustomerDay& day = days[daysTaken];
        all.add(day);
        orders += day.orders;
        if (!day.purchase)
            continue;
        ++recentPurchases;
        const bool isRepeat = purchaseDays++ > 0;
        last = day.day;
        if (!isRepeat) {
            first = day.day;
        } else if (day.revenue > 0) {
            repeatRevenue += day.revenue;
            ++repeatsWithRevenue;
        }
    }

    // The windows' bounds go on with T, and back only where the log's window has grown.
    const auto age = [&](std::size_t index) { return std::int64_t{asOf} - days[index].day; };
    for (; previousFrom > 0 && age(previousFrom - 1) < 2 * window; --previousFrom)
        previousPurchases += days[previousFrom - 1].purchase;
    for (; recentFrom > previousFrom && age(recentFrom - 1) < window; --recentFrom) {
        recentPurchases += days[recentFrom - 1].purchase;
        previousPurchases -= days[recentFrom - 1].purchase;
    }
    for (; recentFrom < daysTaken && age(recentFrom) >= window; ++recentFrom) {
        recentPurchases -= days[recentFrom].purchase;
        previousPurchases += days[recentFrom].purchase;
    }
    for (; previousFrom < recentFrom && age(previousFrom) >= 2 * window; ++previousFrom)
        previousPurchases -= days[previousFrom].purchase;
    changesOn = daysTaken < days.size() ? days[daysTaken].day : std::numeric_limits<std::int64_t>::max();
    if (recentFrom < daysTaken)
        changesOn = std::min(changesOn, days[recentFrom].day + window);
    if (previousFrom < recentFrom)
        changesOn = std::min(changesOn, days[previousFrom].day + 2 * window);
    const std::int64_t sinceFirst = std::int64_t{asOf} - first;
    recentRepeats = recentPurchases - (purchaseDays > 0 && sinceFirst < window ? 1 : 0);
    previousRepeats = previousPurchases - (purchaseDays > 0 && sinceFirst >= window && sinceFirst < 2 * window ? 1 : 0);
    if (!amounts)
        return;
    recent = previous = {};
    for (std::size_t index = previousFrom; index < daysTaken; ++index)
        (index < recentFrom ? previous : recent).add(days[index]);
}

bool askForAmounts(const MetricColumns& columns)
{
    for (const Metric metric : {Metric::recent, Metric::previous, Metric::change})
        if (columns[static_cast<std::size_t>(metric)])
            return true;
    return false;
}

Chances::Chance Chances::of(std::int64_t n, std::int64_t k, std::int64_t recentExposure, std::int64_t exposure)
{
    if (n == 0 || recentExposure == exposure)
        return {1, 1};
    const auto [found, isNew] = known_.try_emplace({n, k, recentExposure, exposure});
    if (isNew) {
        const boost::math::binomial_distribution<> repeats{
            static_cast<double>(n), static_cast<double>(recentExposure) / static_cast<double>(exposure)};
        found->second.fall = cdf(repeats, static_cast<double>(k));
        found->second.rise = k == 0 ? 1 : cdf(complement(repeats, static_cast<double>(k - 1)));
    }
    return found->second;
}

void writeMetrics(const Life& life, const Rhythm& rhythm, Day asOf, bool hasCost, Chances& chances, const MetricColumns& columns,
    std::size_t row)
{
    const auto asked = [&](Metric metric) { return columns[static_cast<std::size_t>(metric)] != nullptr; };
    const auto set = [&](Metric metric, double value) {
        if (double* const column = columns[static_cast<std::size_t>(metric)])
            column[row] = value;
    };
    const double revenue = life.all.revenue.value();
    set(Metric::orders, static_cast<double>(life.orders));
    set(Metric::revenue, revenue);
    set(Metric::returns, life.all.returns.value());
    set(Metric::cost, hasCost ? life.all.cost.value() : notKnown);
    if (asked(Metric::contribution))
        set(Metric::contribution, life.all.contribution());
    set(Metric::averageOrder, ratio(revenue, static_cast<double>(life.orders)));
    set(Metric::repeatOrder, ratio(life.repeatRevenue.value(), static_cast<double>(life.repeatsWithRevenue)));
    if (askForAmounts(columns)) {
        const double recent = life.recent.contribution(), previous = life.previous.contribution();
        set(Metric::recent, recent);
        set(Metric::previous, previous);
        set(Metric::change, ratio(recent - previous, previous));
    }
    set(Metric::recentOrders, static_cast<double>(life.recentPurchases));
    set(Metric::previousOrders, static_cast<double>(life.previousPurchases));

    const bool bought = life.purchaseDays > 0;
    const auto setOfBuyer = [&](Metric metric, double value) { set(metric, bought ? value : notKnown); };
    const double g = rhythm.medianGap.value_or(notKnown);
    const std::int64_t window = rhythm.window;
    const double x = static_cast<double>(life.purchaseDays - 1);
    const std::int64_t age = std::int64_t{asOf} - life.first;
    const double tenure = static_cast<double>(age);
    const double tx = static_cast<double>(life.last) - life.first;
    const double recency = static_cast<double>(asOf) - life.last;
    const double usualGap = (tx + g) / (x + 1);
    setOfBuyer(Metric::frequency, x);
    setOfBuyer(Metric::firstOrder, life.first);
    setOfBuyer(Metric::lastOrder, life.last);
    setOfBuyer(Metric::tenure, tenure);
    setOfBuyer(Metric::tx, tx);
    setOfBuyer(Metric::recency, recency);
    setOfBuyer(Metric::usualGap, usualGap);
    setOfBuyer(Metric::overdue, recency / usualGap);
    if (asked(Metric::silence))
        set(Metric::silence, bought ? power((tx + g) / (tenure + g), life.purchaseDays) : notKnown);
    if (asked(Metric::fall) || asked(Metric::rise)) {
        const Chances::Chance chance = bought
            ? chances.of(life.recentRepeats + life.previousRepeats, life.recentRepeats, std::min(window, age), std::min(2 * window, age))
            : Chances::Chance{notKnown, notKnown};
        set(Metric::fall, chance.fall);
        set(Metric::rise, chance.rise);
    }
}

} // namespace lifecycle
