#include "domain/survivors.hpp"

#include "tables.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

std::optional<SurvivorTable> found(const Table& table) { return survivorsIn(table, recognise(table)); }

} // namespace

TEST_CASE("survivors: one column for each cohort, younger ones shorter")
{
    const auto table = found(tableOf({"year||Regular|High End", "0||1000|1", "1||631|.869", "2||468", "||"}));
    REQUIRE(table);
    CHECK(table->periodColumn == 0);
    CHECK(table->firstPeriod == 0);
    REQUIRE(table->cohorts.size() == 2);
    CHECK(table->cohorts[0].name == "Regular");
    CHECK(table->cohorts[0].column == 2);
    CHECK(table->cohorts[0].survivors == std::vector<double>{1000, 631, 468});
    CHECK(table->cohorts[1].survivors == std::vector<double>{1, .869});
    CHECK(found(tableOf({"year|all", "2019|10", "2020|10", "2021|4"}))->firstPeriod == 2019);
}

TEST_CASE("survivors: what is no such table")
{
    CHECK_FALSE(found(tableOf({"year|all", "0|10", "1|9"})));                 // two periods
    CHECK_FALSE(found(tableOf({"year|all", "0|10", "1|9", "3|8"})));          // a period is missing
    CHECK_FALSE(found(tableOf({"year|all", "0|10", "1|11", "2|8"})));         // survivors that grow
    CHECK_FALSE(found(tableOf({"year|all", "0|10", "1|9", "2|-1"})));
    CHECK_FALSE(found(tableOf({"year|all", "0|0", "1|0", "2|0"})));           // nobody to begin with
    CHECK_FALSE(found(tableOf({"year|all", "0|10", "1|", "2|8"})));           // a hole
    CHECK_FALSE(found(tableOf({"year|all", "0|10", "1|#", "2|8"})));
    CHECK_FALSE(found(tableOf({"year|all|note", "0|10|x", "1|9|", "2|8|"}))); // a column of something else
    CHECK_FALSE(found(tableOf({"year", "0", "1", "2"})));                     // no cohort
    // Customers 1, 2, 3 in order of what they brought; but a column 'customers' may well be survivors.
    CHECK_FALSE(found(tableOf({"customer id|revenue", "1|30", "2|20", "3|10"})));
    CHECK(found(tableOf({"period|customers", "0|30", "1|20", "2|10"})));
    CHECK_FALSE(found(tableOf({"customer|orders", "Ann|3", "Ben|2", "Cem|1"})));
}
