#include "statistics/holdout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace lifecycle::statistics {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

std::size_t countUpTo(std::span<const double> times, double end)
{
    return static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), end) - times.begin());
}

} // namespace

Holdout holdoutAt(const PurchaseTimes& purchases, double cut, double end)
{
    Holdout holdout;
    holdout.length = end - cut;
    for (std::size_t customer = 0; customer < purchases.customers(); ++customer) {
        const auto times = purchases.of(customer);
        const std::size_t before = countUpTo(times, cut);
        if (before == 0)
            continue;
        holdout.x.push_back(static_cast<double>(before) - 1);
        holdout.tx.push_back(times[before - 1] - times.front());
        holdout.T.push_back(cut - times.front());
        holdout.actual.push_back(static_cast<double>(countUpTo(times, end) - before));
    }
    return holdout;
}

std::vector<double> asBefore(const Holdout& holdout)
{
    std::vector<double> guess(holdout.x.size());
    for (std::size_t i = 0; i < guess.size(); ++i)
        guess[i] = holdout.x[i] > 0 ? holdout.x[i] / holdout.T[i] * holdout.length : 0;
    return guess;
}

Errors errorsOf(std::span<const double> forecast, std::span<const double> actual)
{
    double total = 0, actualTotal = 0, absolute = 0, squares = 0;
    for (std::size_t i = 0; i < forecast.size(); ++i) {
        const double error = forecast[i] - actual[i];
        total += forecast[i];
        actualTotal += actual[i];
        absolute += std::abs(error);
        squares += error * error;
    }
    const double n = static_cast<double>(forecast.size());
    return {total, actualTotal > 0 ? (total - actualTotal) / actualTotal : notKnown, absolute / n, std::sqrt(squares / n)};
}

std::vector<ByFrequency> byFrequency(const Holdout& holdout, std::span<const double> expected, std::span<const double> naive, std::size_t last)
{
    std::vector<ByFrequency> groups(last + 1);
    for (std::size_t x = 0; x <= last; ++x)
        groups[x] = {static_cast<double>(x), 0, 0, 0, 0};
    for (std::size_t i = 0; i < holdout.x.size(); ++i) {
        ByFrequency& group = groups[static_cast<std::size_t>(std::min(holdout.x[i], static_cast<double>(last)))];
        group.customers += 1;
        group.actual += holdout.actual[i];
        group.expected += expected[i];
        group.naive += naive[i];
    }
    for (ByFrequency& group : groups)
        for (double* const sum : {&group.actual, &group.expected, &group.naive})
            *sum = group.customers > 0 ? *sum / group.customers : notKnown;
    return groups;
}

Tracking track(const Model& model, const PurchaseTimes& purchases, double cut, std::span<const double> bounds, const Work& work)
{
    Tracking tracking;
    const std::size_t intervals = bounds.size() - 1;
    tracking.actual.resize(intervals);
    tracking.expected.resize(intervals);

    std::map<double, double> began; // how many began when
    for (std::size_t customer = 0; customer < purchases.customers(); ++customer) {
        const auto times = purchases.of(customer);
        if (times.front() > cut)
            continue;
        began[times.front()] += 1;
        for (const double time : times.subspan(1)) {
            const auto interval = std::lower_bound(bounds.begin(), bounds.end(), time) - bounds.begin();
            if (0 < interval && interval < std::ssize(bounds))
                tracking.actual[static_cast<std::size_t>(interval - 1)] += 1;
        }
    }

    // E[X(age)] once per age.
    std::vector<double> ages;
    for (const auto& [start, customers] : began)
        for (const double bound : bounds)
            if (bound > start)
                ages.push_back(bound - start);
    std::sort(ages.begin(), ages.end());
    ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
    std::vector<double> expected(ages.size());
    forEachBlock(ages.size(), 16, work, [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            expected[i] = std::visit([&](const auto& one) { return expectedTransactions(one, ages[i]); }, model);
    });
    const auto expectedBy = [&](double age) {
        return age > 0 ? expected[static_cast<std::size_t>(std::lower_bound(ages.begin(), ages.end(), age) - ages.begin())] : 0.0;
    };
    for (const auto& [start, customers] : began)
        for (std::size_t i = 0; i < intervals; ++i)
            tracking.expected[i] += customers * (expectedBy(bounds[i + 1] - start) - expectedBy(bounds[i] - start));
    return tracking;
}

} // namespace lifecycle::statistics
