#include "domain/customers.hpp"

#include "domain/compensated_sum.hpp"
#include "domain/fields.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace lifecycle {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::string_view, metricCount> names{
    "orders", "frequency", "first order", "last order", "tenure", "t_x", "recency", "usual gap", "overdue", "silence", "revenue",
    "returns", "cost", "contribution", "average order", "repeat order", "recent", "previous", "change", "recent orders",
    "previous orders", "fall", "rise", "share", "p alive", "expected orders", "clv"};

constexpr std::array windows{7, 30, 91, 182, 365, 730};
constexpr int windowWithoutGaps = 365;

/// One customer's days up to T: they stand in order of time.
std::span<const CustomerDay> daysUpTo(const OrderLog& log, std::size_t customer, Day asOf)
{
    const auto all = std::span{log.days}.subspan(log.firstDay[customer], log.firstDay[customer + 1] - log.firstDay[customer]);
    if (all.empty() || all.back().day <= asOf)
        return all;
    return {all.begin(), std::ranges::upper_bound(all, asOf, {}, &CustomerDay::day)};
}

/// How many gaps have each length. Gaps are whole days, so counting them finds any quantile without sorting a million of them.
class Gaps {
public:
    void add(Day gap)
    {
        const auto length = static_cast<std::size_t>(gap);
        if (length >= ofLength_.size())
            ofLength_.resize(std::max(length + 1, 2 * ofLength_.size()));
        ++ofLength_[length];
        ++count_;
    }
    std::optional<double> median() const
    {
        if (count_ == 0)
            return std::nullopt;
        return (static_cast<double>(nth((count_ - 1) / 2)) + static_cast<double>(nth(count_ / 2))) / 2;
    }
    int window() const
    {
        if (count_ == 0)
            return windowWithoutGaps;
        const auto threeOfFour = nth((3 * count_ + 3) / 4 - 1);
        for (const int days : windows)
            if (threeOfFour <= static_cast<std::size_t>(days))
                return days;
        return windows.back();
    }

private:
    /// The n-th shortest gap, from 0.
    std::size_t nth(std::size_t n) const
    {
        std::size_t length = 0;
        for (std::size_t before = 0; (before += ofLength_[length]) <= n;)
            ++length;
        return length;
    }

    std::vector<std::size_t> ofLength_ = std::vector<std::size_t>(1024);
    std::size_t count_ = 0;
};

/// Revenue, returns and cost over some days.
struct Sums {
    CompensatedSum revenue, returns, cost;

    void add(const CustomerDay& day)
    {
        revenue += day.revenue;
        returns += day.returns;
        cost += day.cost;
    }
    double contribution() const
    {
        CompensatedSum sum = revenue;
        sum -= returns;
        sum -= cost;
        return withoutResidue(sum.value(), revenue.value() + returns.value() + std::abs(cost.value()));
    }
};

/// The chances of `fall` and `rise`; most customers of a log share a few hundred (n, k, exposure).
class Chances {
public:
    struct Chance { double fall, rise; };

    Chance of(std::int64_t n, std::int64_t k, std::int64_t recentExposure, std::int64_t exposure)
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

private:
    using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    boost::unordered_flat_map<Key, Chance> known_;
};

/// What one customer's days up to T come to.
struct Life {
    std::int64_t purchaseDays = 0, orders = 0;
    Day first = 0, last = 0;
    Sums all, recent, previous;
    std::int64_t recentPurchases = 0, previousPurchases = 0;
    std::int64_t recentRepeats = 0, previousRepeats = 0;
    CompensatedSum repeatRevenue;
    std::int64_t repeatsWithRevenue = 0;

    Life(std::span<const CustomerDay> days, Day asOf, std::int64_t window)
    {
        for (const CustomerDay& day : days) {
            all.add(day);
            orders += day.orders;
            const std::int64_t age = std::int64_t{asOf} - day.day;
            const bool isRecent = age < window;
            const bool isPrevious = !isRecent && age < 2 * window;
            if (isRecent)
                recent.add(day);
            else if (isPrevious)
                previous.add(day);
            if (!day.purchase)
                continue;
            const bool isRepeat = purchaseDays++ > 0;
            if (!isRepeat)
                first = day.day;
            last = day.day;
            recentPurchases += isRecent;
            previousPurchases += isPrevious;
            if (!isRepeat)
                continue;
            recentRepeats += isRecent;
            previousRepeats += isPrevious;
            if (day.revenue > 0) {
                repeatRevenue += day.revenue;
                ++repeatsWithRevenue;
            }
        }
    }
};

double ratio(double numerator, double denominator) { return denominator > 0 ? numerator / denominator : notKnown; }

} // namespace

std::string_view nameOf(Metric metric) { return names[static_cast<std::size_t>(metric)]; }

std::optional<Metric> metricNamed(std::string_view name)
{
    const Field* field = fieldNamed(name);
    const auto found = field ? std::ranges::find(names, field->name) : names.end();
    if (found == names.end())
        return std::nullopt;
    return static_cast<Metric>(found - names.begin());
}

Rhythm rhythmAt(const OrderLog& log, Day asOf, std::optional<int> fixedWindow)
{
    Gaps gaps;
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer) {
        std::optional<Day> before;
        for (const CustomerDay& day : daysUpTo(log, customer, asOf)) {
            if (!day.purchase)
                continue;
            if (before)
                gaps.add(day.day - *before);
            before = day.day;
        }
    }
    return {gaps.median(), fixedWindow ? std::max(1, *fixedWindow) : gaps.window(), fixedWindow.has_value()};
}

Customers customersAt(const OrderLog& log, Day asOf, std::optional<int> fixedWindow)
{
    Customers customers;
    customers.asOf = asOf;
    customers.rhythm = rhythmAt(log, asOf, fixedWindow);
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer)
        if (!daysUpTo(log, customer, asOf).empty())
            customers.who.push_back(static_cast<std::uint32_t>(customer));
    for (auto& column : customers.metrics)
        column.assign(customers.who.size(), notKnown);

    const double g = customers.rhythm.medianGap.value_or(notKnown);
    const std::int64_t window = customers.rhythm.window;
    Chances chances;
    CompensatedSum total;
    double magnitude = 0;
    for (std::size_t row = 0; row < customers.who.size(); ++row) {
        const auto set = [&](Metric metric, double value) { customers.metrics[static_cast<std::size_t>(metric)][row] = value; };
        const Life life{daysUpTo(log, customers.who[row], asOf), asOf, window};

        const double revenue = life.all.revenue.value();
        const double contribution = life.all.contribution();
        const double recent = life.recent.contribution(), previous = life.previous.contribution();
        set(Metric::orders, static_cast<double>(life.orders));
        set(Metric::revenue, revenue);
        set(Metric::returns, life.all.returns.value());
        if (log.hasCost)
            set(Metric::cost, life.all.cost.value());
        set(Metric::contribution, contribution);
        set(Metric::averageOrder, ratio(revenue, static_cast<double>(life.orders)));
        set(Metric::repeatOrder, ratio(life.repeatRevenue.value(), static_cast<double>(life.repeatsWithRevenue)));
        set(Metric::recent, recent);
        set(Metric::previous, previous);
        set(Metric::change, ratio(recent - previous, previous));
        set(Metric::recentOrders, static_cast<double>(life.recentPurchases));
        set(Metric::previousOrders, static_cast<double>(life.previousPurchases));
        total += contribution;
        magnitude += std::abs(contribution);
        if (life.purchaseDays == 0)
            continue;

        const double x = static_cast<double>(life.purchaseDays - 1);
        const std::int64_t age = std::int64_t{asOf} - life.first;
        const double tenure = static_cast<double>(age);
        const double tx = static_cast<double>(life.last) - life.first;
        const double recency = static_cast<double>(asOf) - life.last;
        const double usualGap = (tx + g) / (x + 1);
        const auto [fall, rise] = chances.of(life.recentRepeats + life.previousRepeats, life.recentRepeats,
            std::min(window, age), std::min(2 * window, age));
        set(Metric::frequency, x);
        set(Metric::firstOrder, life.first);
        set(Metric::lastOrder, life.last);
        set(Metric::tenure, tenure);
        set(Metric::tx, tx);
        set(Metric::recency, recency);
        set(Metric::usualGap, usualGap);
        set(Metric::overdue, recency / usualGap);
        set(Metric::silence, std::pow((tx + g) / (tenure + g), x + 1));
        set(Metric::fall, fall);
        set(Metric::rise, rise);
    }

    const double all = withoutResidue(total.value(), magnitude);
    const auto contributions = customers[Metric::contribution];
    std::ranges::transform(contributions, customers.metrics[static_cast<std::size_t>(Metric::share)].begin(),
        [all](double contribution) { return ratio(contribution, all); });
    return customers;
}

} // namespace lifecycle
