#include "statistics/win_back.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace lifecycle::statistics;

TEST_CASE("Winning back beside letting go", "[win_back]")
{
    // A customer worth 1,000 once back, asked at a cost of 50, with a chance of 10 %: 100 - 50.
    const auto worthIt = winBack(1000, .1, 50);
    REQUIRE(worthIt);
    CHECK(worthIt->gain == Approx(50));
    CHECK(*worthIt->breakEven == Approx(.05));
    CHECK(*worthIt->oneIn == Approx(20));
    // 30 come anyway.
    CHECK(winBack(1000, .1, 50, 30)->gain == Approx(20));
    CHECK(*winBack(1000, .1, 50, 30)->oneIn == Approx(12.5));
    // At the break-even neither is better.
    CHECK(winBack(1000, .08, 50, 30)->gain == Approx(0).margin(1e-12));
}

TEST_CASE("An attempt that cannot pay, one that costs nothing, and what is no question at all", "[win_back]")
{
    CHECK(*winBack(40, 1, 50)->breakEven == Approx(1.25)); // not even if all come back
    CHECK(std::isinf(*winBack(1000, .1, 0)->oneIn));
    CHECK(winBack(-10, .5, 1)->gain == Approx(-6));
    CHECK_FALSE(winBack(-10, .5, 1)->breakEven);
    CHECK_FALSE(winBack(0, .5, 1)->oneIn);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double chance : {-.1, 1.1, nan})
        CHECK_FALSE(winBack(1000, chance, 50));
    CHECK_FALSE(winBack(1000, .1, -1));
    CHECK_FALSE(winBack(nan, .1, 1));
    CHECK_FALSE(winBack(1000, .1, 1, nan));
}
