#include "domain/customers.hpp"

#include "domain/compensated_sum.hpp"
#include "domain/fields.hpp"
#include "domain/life.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace lifecycle {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::string_view, metricCount> names{
    "orders", "frequency", "first order", "last order", "tenure", "t_x", "recency", "usual gap", "overdue", "silence", "revenue",
    "returns", "cost", "contribution", "average order", "repeat order", "recent", "previous", "change", "recent orders",
    "previous orders", "fall", "rise", "share", "p alive", "expected orders", "clv"};

constexpr int windowWithoutGaps = 365;

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
    void add(const Gaps& others)
    {
        if (others.ofLength_.size() > ofLength_.size())
            ofLength_.resize(others.ofLength_.size());
        std::transform(others.ofLength_.begin(), others.ofLength_.end(), ofLength_.begin(), ofLength_.begin(), std::plus{});
        count_ += others.count_;
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
        for (const int days : windowLengths)
            if (threeOfFour <= static_cast<std::size_t>(days))
                return days;
        return windowLengths.back();
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

double total(std::span<const double> contributions)
{
    CompensatedSum sum;
    double magnitude = 0;
    for (const double contribution : contributions) {
        sum += contribution;
        magnitude += std::abs(contribution);
    }
    return withoutResidue(sum.value(), magnitude);
}

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

std::vector<Rhythm> rhythmsAt(const OrderLog& log, std::span<const Day> days, std::optional<int> fixedWindow)
{
    std::vector<Gaps> endingBy(days.size()); // gaps that end after the day before, up to the day
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer) {
        std::optional<Day> before;
        std::size_t at = 0;
        for (const CustomerDay& day : daysOf(log, customer)) {
            while (at < days.size() && days[at] < day.day)
                ++at;
            if (at == days.size())
                break;
            if (!day.purchase)
                continue;
            if (before)
                endingBy[at].add(day.day - *before);
            before = day.day;
        }
    }
    std::vector<Rhythm> rhythms;
    for (std::size_t at = 0; at < days.size(); ++at) {
        if (at > 0)
            endingBy[at].add(endingBy[at - 1]);
        const Gaps& gaps = endingBy[at];
        rhythms.push_back({gaps.median(), fixedWindow ? std::max(1, *fixedWindow) : gaps.window(), fixedWindow.has_value()});
    }
    return rhythms;
}

Rhythm rhythmAt(const OrderLog& log, Day asOf, std::optional<int> fixedWindow)
{
    return rhythmsAt(log, {&asOf, 1}, fixedWindow).front();
}

Customers customersAt(const OrderLog& log, Day asOf, std::optional<int> fixedWindow)
{
    Customers customers;
    customers.asOf = asOf;
    customers.rhythm = rhythmAt(log, asOf, fixedWindow);
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer)
        if (const auto days = daysOf(log, customer); !days.empty() && days.front().day <= asOf)
            customers.who.push_back(static_cast<std::uint32_t>(customer));
    MetricColumns columns;
    for (std::size_t metric = 0; metric < metricCount; ++metric) {
        customers.metrics[metric].assign(customers.who.size(), notKnown);
        columns[metric] = customers.metrics[metric].data();
    }

    Chances chances;
    for (std::size_t row = 0; row < customers.who.size(); ++row) {
        Life life;
        life.moveTo(daysOf(log, customers.who[row]), asOf, customers.rhythm.window, askForAmounts(columns));
        writeMetrics(life, customers.rhythm, asOf, log.hasCost, chances, columns, row);
    }

    const auto contributions = customers[Metric::contribution];
    const double all = total(contributions);
    std::ranges::transform(contributions, customers.metrics[static_cast<std::size_t>(Metric::share)].begin(),
        [all](double contribution) { return ratio(contribution, all); });
    return customers;
}

} // namespace lifecycle
