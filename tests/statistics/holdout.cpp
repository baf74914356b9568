// A model held against what came after its cut: by hand, against a plain reference, and CDNOW's published figures.
//   FHL 2005: P. Fader, B. Hardie, K. Lee 2005, 'Counting Your Customers the Easy Way', Marketing Science 24(2), section 4
//   BTYD:     D. McCarthy, E. Wadsworth 2014, 'Buy 'Til You Die - A Walkthrough', section 2.5: means in weeks 40 to 78 by number of
//             repeat transactions in weeks 1 to 39

#include "real_data.hpp"

#include "statistics/holdout.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <numeric>
#include <random>

using namespace lifecycle::statistics;
using namespace lifecycle::test;

namespace {

PurchaseTimes timesOf(const std::vector<std::vector<double>>& customers)
{
    PurchaseTimes purchases;
    for (const auto& times : customers) {
        purchases.time.insert(purchases.time.end(), times.begin(), times.end());
        purchases.first.push_back(purchases.time.size());
    }
    return purchases;
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double correlation(const std::vector<double>& one, const std::vector<double>& other)
{
    const double n = static_cast<double>(one.size()), meanOfOne = sum(one) / n, meanOfOther = sum(other) / n;
    double both = 0, ofOne = 0, ofOther = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        both += (one[i] - meanOfOne) * (other[i] - meanOfOther);
        ofOne += std::pow(one[i] - meanOfOne, 2);
        ofOther += std::pow(other[i] - meanOfOther, 2);
    }
    return both / std::sqrt(ofOne * ofOther);
}

// Cut at the end of week 39; times are the weeks' days since 1997-01-01.
constexpr double cut = 272 / 7.0, end = 545 / 7.0;

// The parameters as published.
const BgNbd bg{.243, 4.414, .793, 2.426};
const ParetoNbd pareto{.553, 10.580, .606, 11.656};

std::vector<double> expectedAfterCut(const Model& model, const Holdout& holdout)
{
    return expectedTransactions(model, holdout.customers(), 39).value();
}

} // namespace

TEST_CASE("holdout: customers at the cut, by hand")
{
    //                                      up to 10     after it     beyond the end
    const auto purchases = timesOf({{0, 4, 10,      11, 20,           21},
                                    {10,            12},
                                    {11, 12},
                                    {3,                               30}});
    const auto holdout = holdoutAt(purchases, 10, 20);
    CHECK(holdout.x == std::vector<double>{2, 0, 0});
    CHECK(holdout.tx == std::vector<double>{10, 0, 0});
    CHECK(holdout.T == std::vector<double>{10, 0, 7});
    CHECK(holdout.actual == std::vector<double>{2, 1, 0});
    CHECK(holdout.length == 10);
    // 2 in 10, so 2 in the next 10; nothing is known of a rhythm of the others.
    CHECK(asBefore(holdout) == std::vector<double>{2, 0, 0});
    CHECK(asBefore(holdoutAt(purchases, 10, 15)) == std::vector<double>{1, 0, 0});
}

TEST_CASE("holdout: errors, by hand")
{
    const std::array actual{0.0, 2.0, 4.0, 0.0}, forecast{1.0, 2.0, 1.0, 1.0};
    const auto errors = errorsOf(forecast, actual);
    CHECK(errors.total == 5);
    CHECK(errors.deviation == Approx(-1.0 / 6));
    CHECK(errors.meanAbsolute == Approx(5 / 4.0));           // 1, 0, 3, 1
    CHECK(errors.rootMeanSquare == Approx(std::sqrt(11 / 4.0)));
    CHECK_FALSE(totalHolds(errors));
    const std::array none{0.0};
    CHECK(std::isnan(errorsOf(none, none).deviation));
    CHECK_FALSE(totalHolds(errorsOf(none, none)));

    CHECK(totalHolds({90, -.1, 1, 1}));
    CHECK(totalHolds({110, .1, 1, 1}));
    CHECK_FALSE(totalHolds({111, .11, 1, 1}));
    CHECK(betterThan({0, 0, 2, 1}, {0, 0, 1, 2}));
    CHECK_FALSE(betterThan({0, 0, 1, 1}, {0, 0, 1, 1}));
}

TEST_CASE("holdout: groups by earlier purchases, by hand")
{
    Holdout holdout;
    holdout.x = {0, 0, 1, 2, 5};
    holdout.actual = {1, 0, 2, 3, 6};
    const std::vector<double> expected{.5, .25, 1, 2, 5}, naive{0, 0, 1, 2, 5};
    const auto groups = byFrequency(holdout, expected, naive, 3);
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].customers == 2);
    CHECK(groups[0].actual == .5);
    CHECK(groups[0].expected == .375);
    CHECK(groups[0].naive == 0);
    CHECK(groups[2].actual == 3);
    CHECK(groups[3].customers == 1); // 5 is 3 or more
    CHECK(groups[3].x == 3);
    CHECK(groups[3].expected == 5);
    const auto wide = byFrequency(holdout, expected, naive, 7);
    CHECK(wide[3].customers == 0);
    CHECK(std::isnan(wide[3].actual));
}

TEST_CASE("holdout: tracking against a plain sum over customers")
{
    std::mt19937 random{20240607};
    const auto upTo = [&](unsigned n) { return static_cast<double>(random() % n); };
    std::vector<std::vector<double>> customers(300);
    for (auto& times : customers)
        for (double time = upTo(60); time < 130; time += 1 + upTo(40))
            times.push_back(time);
    const auto purchases = timesOf(customers);
    const std::array bounds{-1.0, 6.0, 13.0, 20.0, 49.0, 50.0, 130.0};
    const double lastStart = 50;
    for (const Model& model : {Model{BgNbd{.8, 20, .6, 2}}, Model{MbgNbd{.8, 20, .6, 2}}, Model{ParetoNbd{.8, 20, .6, 30}}}) {
        const auto tracking = track(model, purchases, lastStart, bounds);
        for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
            double actual = 0, expected = 0;
            for (const auto& times : customers) {
                if (times[0] > lastStart)
                    continue;
                for (std::size_t k = 1; k < times.size(); ++k)
                    actual += bounds[i] < times[k] && times[k] <= bounds[i + 1];
                const auto expectedBy = [&](double bound) {
                    return bound <= times[0] ? 0 : std::visit([&](const auto& one) { return expectedTransactions(one, bound - times[0]); }, model);
                };
                expected += expectedBy(bounds[i + 1]) - expectedBy(bounds[i]);
            }
            CHECK(tracking.actual[i] == actual);
            CHECK(tracking.expected[i] == Approx(expected).epsilon(1e-12));
        }
        Work alone;
        alone.threads = 1;
        CHECK(track(model, purchases, lastStart, bounds, alone).expected == tracking.expected); // to the bit
    }
}

TEST_CASE("holdout: CDNOW, the sample, weeks 40 to 78 by weeks 1 to 39")
{
    const auto purchases = cdnowSamplePurchases();
    if (!purchases)
        return;
    const auto holdout = holdoutAt(*purchases, cut, end);
    REQUIRE(holdout.x.size() == 2357);
    CHECK(sum(holdout.x) == 2457);
    const auto naive = asBefore(holdout);
    const auto groups = byFrequency(holdout, expectedAfterCut(pareto, holdout), naive);
    // BTYD, customers and actual means; Pareto/NBD's expected means as printed there to three digits.
    constexpr std::array<double, 8> customers{1411, 439, 214, 100, 62, 38, 29, 64};
    constexpr std::array actual{.2367116, .6970387, 1.392523, 1.560000, 2.532258, 2.947368, 3.862069, 6.359375};
    constexpr std::array expected{.138, .600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403};
    double orders = 0;
    for (std::size_t x = 0; x < groups.size(); ++x) {
        CHECK(groups[x].customers == customers[x]);
        CHECK(groups[x].actual == Approx(actual[x]).epsilon(0).margin(5.1e-7));
        CHECK(groups[x].expected == Approx(expected[x]).epsilon(0).margin(1e-3));
        orders += customers[x] * actual[x];
    }
    CHECK(sum(holdout.actual) == Approx(orders).epsilon(1e-6));

    // FHL 2005, section 4.2: the correlation of actual and expected numbers by customer.
    CHECK(correlation(holdout.actual, expectedAfterCut(bg, holdout)) == Approx(.626).epsilon(0).margin(.0005));
    CHECK(correlation(holdout.actual, expectedAfterCut(pareto, holdout)) == Approx(.630).epsilon(0).margin(.0005));
    for (const Model& model : {Model{bg}, Model{pareto}})
        CHECK(betterThan(errorsOf(expectedAfterCut(model, holdout), holdout.actual), errorsOf(naive, holdout.actual)));
}

TEST_CASE("holdout: CDNOW, the sample, over time")
{
    const auto purchases = cdnowSamplePurchases();
    if (!purchases)
        return;
    std::vector<double> weeks;
    for (int week = 0; week <= 78; ++week)
        weeks.push_back((7 * week - 1) / 7.0); // week 1 is the days 0 to 6
    const auto holdout = holdoutAt(*purchases, cut, end);
    const auto tracked = track(bg, *purchases, cut, weeks);
    CHECK(sum(tracked.actual) == sum(holdout.x) + sum(holdout.actual));
    // FHL 2005, section 4.2: at the end of week 78 BG/NBD is 4 % below the actual total, Pareto/NBD 2 %.
    CHECK(std::round(100 * (sum(tracked.expected) / sum(tracked.actual) - 1)) == -4);
    CHECK(std::round(100 * (sum(track(pareto, *purchases, cut, weeks).expected) / sum(tracked.actual) - 1)) == -2);
}
