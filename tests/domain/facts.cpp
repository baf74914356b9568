#include "domain/facts.hpp"
#include "domain/derived_facts.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

} // namespace

TEST_CASE("A fact is a number, a text, an error, or not known", "[facts]")
{
    Table table = tableOf("Size|Since\n12,5|05.01.2024\n  |\nsoon|\n7|20240105\n", {',', DateOrder::dayMonthYear});
    table.columns[0].push_back(Value::error());
    table.columns[1].push_back(Value::number(45296));
    const Facts facts = factsOf(table);

    CHECK(facts.at(0, 0).kind == Fact::Kind::text); // the text counts by its value, and stays what it is
    CHECK(facts.at(0, 0).number == 12.5);
    CHECK(facts.at(0, 0).text == "12,5");
    CHECK(facts.at(0, 1).kind == Fact::Kind::notKnown); // blanks alone
    CHECK(facts.at(1, 1).kind == Fact::Kind::notKnown);
    CHECK(std::isnan(facts.at(0, 2).number));
    CHECK(facts.at(0, 3).number == 7);
    CHECK(facts.at(0, 4).kind == Fact::Kind::error);
    CHECK(facts.at(1, 0).number == 45296); // 2024-01-05
    CHECK(facts.at(1, 4).number == 45296);
}

TEST_CASE("In a field of dates eight digits are a date, elsewhere a number", "[facts]")
{
    const Table table = tableOf("ended|Points\n20240105|20240105\n");
    const Facts facts = factsOf(table);
    CHECK(facts.at(0, 0).number == 45296);
    CHECK(facts.at(1, 0).number == 20240105);
}

TEST_CASE("NaN among computed numbers is not known", "[facts]")
{
    const std::vector<double> values{3, notKnown};
    Facts facts{2};
    facts.add("silence", values);
    CHECK(facts.at(0, 0).number == 3);
    CHECK(facts.at(0, 1).kind == Fact::Kind::notKnown);
}

TEST_CASE("A column is found by its header or as a field under another name", "[facts]")
{
    const std::vector<double> one{1}, two{2}, three{3};
    Facts facts{1};
    facts.add("Ended on", one);
    facts.add("My Score", two);
    facts.add("%", three);
    CHECK(facts.find("ended") == 0);
    CHECK(facts.find("ended_on") == 0);
    CHECK(facts.find("my score") == 1);
    CHECK(facts.find("%") == 2);
    CHECK_FALSE(facts.find("score"));
    CHECK_FALSE(facts.find("#"));
}

TEST_CASE("The header itself comes before another name of the field; of two alike the later wins", "[facts]")
{
    const std::vector<double> computed{1}, another{2}, own{3};
    Facts facts{1};
    facts.add("frequency", computed);
    facts.add("repeat purchases", another);
    CHECK(facts.find("frequency") == 0);
    facts.add("Frequency", own);
    CHECK(facts.find("frequency") == 2);
}

TEST_CASE("Values that change in their place are new facts", "[facts]")
{
    Table table = tableOf("Size\n5\n");
    const Facts facts = factsOf(table);
    table.columns[0][0] = Value::number(6);
    CHECK(facts.at(0, 0).number == 6);
}

TEST_CASE("Days since and days to are counted from any date, where T is known", "[derived_facts]")
{
    const Table table = tableOf("renewal|My date\n2024-03-01|20240105\n|\n", {});
    const Facts facts = factsOf(table);
    const Day T = 45323; // 2024-02-01
    const auto value = [&](const char* header, std::size_t row) {
        const auto fact = DerivedFact::of(header, facts, T);
        REQUIRE(fact);
        return fact->at(facts, row);
    };
    CHECK(value("days to renewal", 0).number == 29);
    CHECK(value("Days since Renewal", 0).number == -29);
    CHECK(value("days since my date", 0).number == 27);
    CHECK(value("дней до renewal", 0).number == 29);
    CHECK(value("自renewal起的天数", 0).number == -29);
    CHECK(value("days to renewal", 1).kind == Fact::Kind::notKnown);
    CHECK_FALSE(DerivedFact::of("days to renewal", facts, std::nullopt));
    CHECK_FALSE(DerivedFact::of("days to delivery", facts, T));
    CHECK_FALSE(DerivedFact::of("days toRenewal", facts, T));
}

TEST_CASE("Wallet change sets the customer's trade against its own business", "[derived_facts]")
{
    // Trade and business both halved: nothing has changed. Trade halved alone: half the wallet is lost.
    const Table table = tableOf("change|total business change\n-0.5|-0.5\n-0.5|0\n0.2|\n|0.1\n-1|-1\n");
    const Facts facts = factsOf(table);
    const auto wallet = DerivedFact::of("wallet change", facts, std::nullopt);
    REQUIRE(wallet);
    CHECK(wallet->at(facts, 0).number == Approx(0));
    CHECK(wallet->at(facts, 1).number == Approx(-0.5));
    CHECK(wallet->at(facts, 2).kind == Fact::Kind::notKnown);
    CHECK(wallet->at(facts, 3).kind == Fact::Kind::notKnown);
    CHECK(wallet->at(facts, 4).kind == Fact::Kind::notKnown); // who has no business left has no wallet
}

TEST_CASE("Wallet change follows from amounts, too", "[derived_facts]")
{
    // From 100 of 1000 to 60 of 800: from 10 % to 7.5 % of the wallet.
    Table table
        = tableOf("recent|previous|total business|previous total business\n60|100|800|1000\n60|0|800|1000\n60|100|800|1000\n");
    table.columns[2][2] = Value::error();
    const Facts facts = factsOf(table);
    const auto wallet = DerivedFact::of("wallet change", facts, std::nullopt);
    REQUIRE(wallet);
    CHECK(wallet->at(facts, 0).number == Approx(-0.25));
    CHECK(wallet->at(facts, 1).kind == Fact::Kind::notKnown);
    CHECK(wallet->at(facts, 2).kind == Fact::Kind::error);
    CHECK_FALSE(DerivedFact::of("wallet change", factsOf(tableOf("recent|previous\n1|2\n")), std::nullopt));
}
