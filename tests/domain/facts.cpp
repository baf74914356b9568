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

TEST_CASE("What happened on a day is not known before it; what is planned is", "[derived_facts]")
{
    const Table table = tableOf("signed|renewal|My date\n2024-03-01|2024-03-01|2024-03-01\n");
    const Facts facts = factsOf(table);
    const auto value = [&](const char* header, Day asOf) { return DerivedFact::of(header, facts, asOf)->at(facts, 0); };
    const Day signedOn = 45352; // 2024-03-01
    CHECK(value("days since signed", signedOn - 1).kind == Fact::Kind::notKnown);
    CHECK(value("days since signed", signedOn).number == 0);
    CHECK(value("days since renewal", signedOn - 1).number == -1);
    CHECK(value("days to renewal", signedOn - 1).number == 1);
    CHECK(value("days to signed", signedOn - 1).number == 1); // who asks for the days to it knows of it
    CHECK(value("days since my date", signedOn - 1).number == -1);
}

TEST_CASE("A special day comes again every year", "[derived_facts]")
{
    const Table table = tableOf("special day\n1980-03-01\n1992-02-29\n\n");
    const Facts facts = factsOf(table);
    const auto value = [&](const char* header, std::size_t row, Day asOf) {
        return DerivedFact::of(header, facts, asOf)->at(facts, row);
    };
    const Day march1 = 45352; // 2024-03-01; 2025-03-01 is 45717
    CHECK(value("days to special day", 0, march1 - 14).number == 14);
    CHECK(value("days to special day", 0, march1).number == 0);
    CHECK(value("days to special day", 0, march1 + 1).number == 364);
    CHECK(value("days since special day", 0, march1 - 1).number == 365); // from 2023-03-01 to 2024-02-29
    CHECK(value("days since special day", 0, march1 + 3).number == 3);
    CHECK(value("days to special day", 1, march1 - 1).number == 0);   // 2024 has a 29 February
    CHECK(value("days to special day", 1, march1).number == 364);     // and 2025 greets on the 28th
    CHECK(value("days to special day", 2, march1).kind == Fact::Kind::notKnown);
}

TEST_CASE("Life left and life used follow from the day of delivery and the useful life", "[derived_facts]")
{
    const Table table = tableOf("delivered|useful life\n2024-03-01|100\n2024-03-01|\n2024-06-01|100\n2024-03-01|0\n");
    const Facts facts = factsOf(table);
    const Day asOf = 45352 + 80;
    const auto left = DerivedFact::of("life left", facts, asOf), used = DerivedFact::of("life used", facts, asOf);
    REQUIRE(left);
    REQUIRE(used);
    CHECK(left->at(facts, 0).number == 20);
    CHECK(used->at(facts, 0).number == Approx(0.8));
    CHECK(left->at(facts, 1).kind == Fact::Kind::notKnown);
    CHECK(left->at(facts, 2).kind == Fact::Kind::notKnown); // not delivered yet
    CHECK(used->at(facts, 2).kind == Fact::Kind::notKnown);
    CHECK(used->at(facts, 3).kind == Fact::Kind::notKnown);
    CHECK_FALSE(DerivedFact::of("life left", facts, std::nullopt));
}

TEST_CASE("Days past the agreed day, seat use, seat growth and the change of use follow from their columns", "[derived_facts]")
{
    const Table table = tableOf("signed|agreed days|seats bought|seats used|previous seats|active days|usual active days\n"
                                "2024-03-01|60|20|15|16|6|20\n2024-03-01||0|0|0|6|0\n");
    const Facts facts = factsOf(table);
    const auto value = [&](const char* header, std::size_t row) {
        return DerivedFact::of(header, facts, 45352 + 70)->at(facts, row);
    };
    CHECK(value("days past agreed", 0).number == 10);
    CHECK(value("seat use", 0).number == Approx(0.75));
    CHECK(value("seat growth", 0).number == Approx(0.25));
    CHECK(value("use change", 0).number == Approx(-0.7));
    for (const char* const header : {"days past agreed", "seat use", "seat growth", "use change"})
        CHECK(value(header, 1).kind == Fact::Kind::notKnown);
}
