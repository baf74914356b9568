// Bounds of a rate against published tables, and against the binomial distribution added up term by term.

#include "statistics/adoption.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <initializer_list>
#include <limits>

using namespace lifecycle::statistics;

namespace {

/// P(Bin(n, p) <= k), term after term.
long double atMost(int k, int n, long double p)
{
    long double sum = 0, choose = 1;
    for (int i = 0; i <= k; ++i) {
        sum += choose * std::pow(p, static_cast<long double>(i)) * std::pow(1 - p, static_cast<long double>(n - i));
        choose = choose * static_cast<long double>(n - i) / static_cast<long double>(i + 1);
    }
    return sum;
}

} // namespace

TEST_CASE("The bounds of a rate as published: Newcombe 1998, Statistics in Medicine 17:857, table I", "[adoption]")
{
    struct Published {
        int inUse, customers;
        Bounds score, exact; // his methods 3 and 5, 95 %
    };
    for (const auto& row : {Published{81, 263, {.2553, .3662}, {.2527, .3676}}, Published{15, 148, {.0624, .1605}, {.0578, .1617}},
                            Published{0, 20, {0, .1611}, {0, .1684}}, Published{1, 29, {.0061, .1718}, {.0009, .1776}}}) {
        INFO(row.inUse << " of " << row.customers);
        const auto found = adoption(row.inUse, row.customers);
        REQUIRE(found);
        constexpr double lastDigit = .00005;
        CHECK(found->wilson.low == Approx(row.score.low).margin(lastDigit));
        CHECK(found->wilson.high == Approx(row.score.high).margin(lastDigit));
        CHECK(found->clopperPearson.low == Approx(row.exact.low).margin(lastDigit));
        CHECK(found->clopperPearson.high == Approx(row.exact.high).margin(lastDigit));
    }
}

TEST_CASE("The exact bounds are the rates at which so few and so many are a chance of half of what confidence leaves", "[adoption]")
{
    for (const int n : {1, 2, 9, 10, 40, 200})
        for (const int k : {0, 1, n / 2, n - 1, n})
            for (const double confidence : {.5, .9, .95, .99}) {
                INFO(k << " of " << n << " at " << confidence);
                const auto bounds = clopperPearson(k, n, confidence);
                REQUIRE(bounds);
                const double tail = (1 - confidence) / 2;
                if (k > 0)
                    CHECK(static_cast<double>(1 - atMost(k - 1, n, bounds->low)) == Approx(tail).epsilon(1e-8));
                else
                    CHECK(bounds->low == 0);
                if (k < n)
                    CHECK(static_cast<double>(atMost(k, n, bounds->high)) == Approx(tail).epsilon(1e-8));
                else
                    CHECK(bounds->high == 1);
            }
}

TEST_CASE("Wilson's bounds are where the score test just rejects", "[adoption]")
{
    // |p - bound| = z √(bound (1 - bound) / n), and z is 1.959963984540054 at 95 % in every table of the normal distribution.
    constexpr double z = 1.959963984540054;
    for (const int n : {1, 5, 20, 1000})
        for (const int k : {0, 1, n / 3, n}) {
            const auto bounds = wilson(k, n, .95);
            REQUIRE(bounds);
            const double p = static_cast<double>(k) / n;
            for (const double bound : {bounds->low, bounds->high})
                CHECK(std::abs(p - bound) == Approx(z * std::sqrt(bound * (1 - bound) / n)).margin(1e-9));
        }
}

TEST_CASE("The chance that nine of ten will use it", "[adoption]")
{
    // A uniform prior: P(Beta(k + 1, n - k + 1) >= t) = P(Bin(n + 1, t) <= k).
    for (const int n : {1, 9, 10, 50})
        for (const int k : {0, n / 2, n - 1, n})
            for (const double target : {0.0, .5, .9, 1.0})
                CHECK(adoption(k, n, target)->chance == Approx(static_cast<double>(atMost(k, n + 1, target))).margin(1e-12));
    // Nine of ten in use: 1 - .9^11 - 11 × .9^10 × .1.
    CHECK(adoption(9, 10)->chance == Approx(1 - std::pow(.9, 11) - 1.1 * std::pow(.9, 10)));
    CHECK(adoption(9, 10)->rate == .9);
}

TEST_CASE("What is no count, no confidence or no target has no bounds", "[adoption]")
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
    for (const double customers : {0.0, -1.0, 2.5, nan, infinite})
        CHECK_FALSE(adoption(0, customers));
    for (const double inUse : {-1.0, 11.0, 2.5, nan, infinite})
        CHECK_FALSE(adoption(inUse, 10));
    for (const double confidence : {0.0, 1.0, -1.0, 95.0, nan})
        CHECK_FALSE(adoption(9, 10, .9, confidence));
    for (const double target : {-.1, 1.1, 90.0, nan})
        CHECK_FALSE(adoption(9, 10, target));
    CHECK(adoption(900000, 1e6)->clopperPearson.low == Approx(.8994).margin(.0001));
}
