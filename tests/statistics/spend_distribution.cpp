// How mean values spread under Gamma-Gamma, against what can be solved by hand and against a plain integral of the density.

#include "real_data.hpp"

#include "statistics/spend_distribution.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

using namespace lifecycle::statistics;
using namespace lifecycle::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Equation 1a of the note.
double density(const GammaGamma& m, double x, double z)
{
    return std::exp(std::lgamma(m.p * x + m.q) - std::lgamma(m.p * x) - std::lgamma(m.q) + m.q * std::log(m.gamma)
        + (m.p * x - 1) * std::log(z) + m.p * x * std::log(x) - (m.p * x + m.q) * std::log(m.gamma + x * z));
}

} // namespace

TEST_CASE("spend distribution: solved by hand")
{
    // p = q = 1: xz / (gamma + xz) is Beta(x, 1), so the share is its x-th power.
    CHECK(spendUpTo({1, 1, 1}, 1, 1) == Approx(1 / 2.0));
    CHECK(spendUpTo({1, 1, 1}, 1, 3) == Approx(3 / 4.0));
    CHECK(spendUpTo({1, 1, 10}, 2, 5) == Approx(1 / 4.0));
    CHECK(spendUpTo({1, 1, 1}, 1, 0) == 0);
    CHECK(spendUpTo({1, 1, 1}, 1, infinity) == 1);
    // Far out what is left is gamma / (gamma + z).
    CHECK(1 - spendUpTo({1, 1, 1}, 1, 1e9) == Approx(1e-9).epsilon(1e-5));
}

TEST_CASE("spend distribution: against the integral of the density")
{
    for (const GammaGamma model : {GammaGamma{6.25, 3.74, 15.44}, GammaGamma{1.5, 2.5, 80}, GammaGamma{40, 1.2, 3}})
        for (const double x : {1.0, 2.0, 7.0}) {
            double integral = 0, last = 0;
            for (const double z : {.5, 5., 20., 60.}) {
                constexpr int steps = 20000; // Simpson's rule
                const double h = (z - last) / steps;
                for (int i = 0; i <= steps; ++i) {
                    const double at = last + i * h;
                    integral += (at > 0 ? density(model, x, at) : 0) * (i == 0 || i == steps ? 1 : i % 2 ? 4 : 2) * h / 3;
                }
                last = z;
                CHECK(spendUpTo(model, x, z) == Approx(integral).epsilon(1e-6).margin(1e-9));
            }
        }
}

TEST_CASE("spend distribution: observed and expected customers by hand")
{
    const std::array<double, 5> x{1, 1, 2, 0, 1}, mean{1, 2, 7, 9, 2.5};
    const auto data = repeatSpend(x, mean).value(); // the fourth has no repeat transaction
    const std::array<double, 4> bounds{0, 2, 6, infinity};
    const auto spread = spendDistribution({1, 1, 1}, data, bounds);
    CHECK(spread.observed == std::vector<double>{2, 1, 1}); // a bound belongs to the interval that it ends
    // Up to 2: 2/3 of each with x = 1, (4/5)² of the one with x = 2. Up to 6: 6/7, (12/13)².
    CHECK(spread.expected[0] == Approx(3 * 2 / 3.0 + 16 / 25.0));
    CHECK(spread.expected[1] == Approx(3 * (6 / 7.0 - 2 / 3.0) + 144 / 169.0 - 16 / 25.0));
    CHECK(std::accumulate(spread.expected.begin(), spread.expected.end(), 0.0) == Approx(4));
}
