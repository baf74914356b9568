#include "domain/survivors.hpp"

#include "tables.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle;
using namespace lifecycle::test;

TEST_CASE("survivors: one column for each cohort, younger ones shorter")
{
    const auto found = survivorsIn(tableOf({"year||Regular|High End", "0||1000|1", "1||631|.869", "2||468", "||"}));
    REQUIRE(found);
    CHECK(found->periodColumn == 0);
    CHECK(found->firstPeriod == 0);
    REQUIRE(found->cohorts.size() == 2);
    CHECK(found->cohorts[0].name == "Regular");
    CHECK(found->cohorts[0].column == 2);
    CHECK(found->cohorts[0].survivors == std::vector<double>{1000, 631, 468});
    CHECK(found->cohorts[1].survivors == std::vector<double>{1, .869});
    CHECK(survivorsIn(tableOf({"year|all", "2019|10", "2020|10", "2021|4"}))->firstPeriod == 2019);
}

TEST_CASE("survivors: what is no such table")
{
    CHECK_FALSE(survivorsIn(tableOf({"year|all", "0|10", "1|9"})));                 // two periods
    CHECK_FALSE(survivorsIn(tableOf({"year|all", "0|10", "1|9", "3|8"})));          // a period is missing
    CHECK_FALSE(survivorsIn(tableOf({"year|all", "0|10", "1|11", "2|8"})));         // survivors that grow
    CHECK_FALSE(survivorsIn(tableOf({"year|all", "0|10", "1|9", "2|-1"})));
    CHECK_FALSE(survivorsIn(tableOf({"year|all", "0|0", "1|0", "2|0"})));           // nobody to begin with
    CHECK_FALSE(survivorsIn(tableOf({"year|all", "0|10", "1|", "2|8"})));           // a hole
    CHECK_FALSE(survivorsIn(tableOf({"year|all", "0|10", "1|#", "2|8"})));
    CHECK_FALSE(survivorsIn(tableOf({"year|all|note", "0|10|x", "1|9|", "2|8|"}))); // a column of something else
    CHECK_FALSE(survivorsIn(tableOf({"year", "0", "1", "2"})));                     // no cohort
    CHECK_FALSE(survivorsIn(tableOf({"customer|orders", "Ann|3", "Ben|2", "Cem|1"})));
}
