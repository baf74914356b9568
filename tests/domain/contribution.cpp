#include "domain/contribution.hpp"

#include "domain/compensated_sum.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <random>

using namespace lifecycle;

TEST_CASE("contribution by stage, by hand")
{
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::int32_t> stageOf{2, 0, 2, 0, -1, 2};
    const std::vector<double> values{30, 10, 50, -10, 20, unknown};
    const auto result = contributionByStage(stageOf, values, 3);
    REQUIRE(result.size() == 4); // and 'no stage'
    CHECK(result[0].customers == 2);
    CHECK(result[0].contribution == 0);
    CHECK(result[0].share == 0);
    CHECK(result[0].mean == 0);
    CHECK(result[1].customers == 0);
    CHECK(result[1].contribution == 0);
    CHECK_FALSE(result[1].mean);
    CHECK(result[2].customers == 3);
    CHECK(result[2].contribution == 80);
    CHECK(*result[2].share == Approx(.8));
    CHECK(*result[2].mean == Approx(80.0 / 3));
    CHECK(*result[2].runningShare == Approx(.8));
    CHECK(result[3].customers == 1);
    CHECK(result[3].contribution == 20);
    CHECK(*result[3].runningShare == 1);
}

TEST_CASE("no row for 'no stage' where everyone has one, and no shares of a total that is not positive")
{
    const std::vector<std::int32_t> stageOf{0, 1, 1};
    const std::vector<double> values{.1, .2, -.3}; // 5.6e-17 when added up in doubles: nothing
    const auto result = contributionByStage(stageOf, values, 2);
    REQUIRE(result.size() == 2);
    for (const auto& stage : result) {
        CHECK_FALSE(stage.share);
        CHECK_FALSE(stage.runningShare);
    }
    CHECK(contributionByStage({}, {}, 2).size() == 2);
    CHECK_FALSE(contributionByStage({}, {}, 2)[0].share);
}

TEST_CASE("sums equal the total to the cent for millions of rows")
{
    // Cents counted in whole numbers are the truth. Large and small amounts of both signs: a plain sum is off by cents.
    constexpr std::size_t rows = 3'000'000, stages = 5;
    std::mt19937_64 random{20240601};
    std::vector<std::int32_t> stageOf(rows);
    std::vector<double> values(rows);
    std::vector<std::int64_t> cents(stages + 1);
    for (std::size_t row = 0; row < rows; ++row) {
        stageOf[row] = static_cast<std::int32_t>(random() % (stages + 1)) - 1;
        const auto amount = static_cast<std::int64_t>(random() % (random() % 100 == 0 ? 10'000'000'000u : 100'000u)) - 20'000;
        values[row] = static_cast<double>(amount) / 100;
        cents[stageOf[row] < 0 ? stages : static_cast<std::size_t>(stageOf[row])] += amount;
    }
    const auto result = contributionByStage(stageOf, values, stages);
    REQUIRE(result.size() == stages + 1);
    std::int64_t all = 0;
    for (std::size_t stage = 0; stage <= stages; ++stage) {
        CHECK(std::abs(result[stage].contribution - static_cast<double>(cents[stage]) / 100) < .001);
        all += cents[stage];
    }
    double sum = 0, shares = 0;
    for (const auto& stage : result) {
        sum += stage.contribution;
        shares += *stage.share;
    }
    CHECK(std::abs(sum - static_cast<double>(all) / 100) < .001);
    CHECK(shares == Approx(1).epsilon(1e-12));
    CHECK(*result.back().runningShare == Approx(1).epsilon(1e-12));
}

TEST_CASE("a compensated sum keeps what a plain one loses")
{
    CompensatedSum sum;
    for (const double term : {1.0, 1e100, 1.0, -1e100})
        sum += term;
    CHECK(sum.value() == 2); // Neumaier's own example; a plain sum gives 0

    CompensatedSum tenths;
    for (int i = 0; i < 10'000'000; ++i)
        tenths += .01;
    CHECK(tenths.value() == 100'000);

    CompensatedSum first{1e16}, second;
    second += 1;
    second += 1e-3;
    first += second;
    first -= 1e16;
    CHECK(first.value() == Approx(1.001).epsilon(1e-15));

    CompensatedSum beyond{std::numeric_limits<double>::max()};
    beyond += std::numeric_limits<double>::max();
    CHECK(beyond.value() == std::numeric_limits<double>::infinity());
}
