// The model success (source 003): a row is an account. Driven by dates and use.

#include "model_rows.hpp"
#include "domain/adoption_count.hpp"
#include "real_data.hpp"
#include "sample/sample_subscriptions.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <limits>

using namespace lifecycle;
using namespace lifecycle::test;
using Catch::Contains;

namespace {

const Day today = dayNumber(2024, 12, 31);

Said of(const std::string& fields) { return saidOf(builtIn("success"), "lead since = 2023-01-01|" + fields, today); }
Said inUse(const std::string& fields) { return of("signed = 2023-06-01|in use since = 2023-08-01|" + fields); }

} // namespace

TEST_CASE("An account runs through the five sections of the source, or leaves", "[success]")
{
    CHECK(of("signed = |in use since = ").stage == "Marketing");
    CHECK(of("qualified = 2023-02-01|signed = |in use since = ").stage == "Sales");
    CHECK(of("qualified = 2023-02-01|signed = 2024-12-01|in use since = ").stage == "Implementation");
    CHECK(inUse("seats = 10|seats in use = 5").stage == "Value realisation");
    CHECK(inUse("seats = 10|seats in use = 8").stage == "Expansion");
    CHECK(inUse("ended = 2024-10-01").stage == "Left");
    CHECK(inUse("ended = 2025-03-01").stage == "Value realisation"); // notice for a day to come: still here
    const Model& model = builtIn("success");
    REQUIRE(model.stages().size() == 6);
    CHECK_FALSE(model.stages().back().position);
}

TEST_CASE("Every stage has an owner, supporting teams, a journey and a high-value outcome, and fits on a page", "[success]")
{
    const Model& model = builtIn("success");
    for (std::size_t rule = 0; rule < model.rules().size(); ++rule)
        for (const char* const header : {"Owner", "Supporting", "Journey", "Outcome", "Action"}) {
            INFO("rule " << rule << ": " << header);
            REQUIRE(model.information(rule, header));
            CHECK_FALSE(model.information(rule, header)->empty());
        }
    CHECK(model.rules().size() <= 24);
}

TEST_CASE("Who is not in daily use by the agreed day is unblocked: with a day of their own, else within 60", "[success]")
{
    const auto action = [](const std::string& fields) { return of("in use since = |" + fields).action; };
    // 2024-12-31 is 60 days after 2024-11-01.
    CHECK_THAT(action("signed = 2024-11-01"), Contains("keeps them from daily use"));
    CHECK_THAT(action("signed = 2024-11-02"), !Contains("keeps them from daily use"));
    CHECK_THAT(action("signed = 2024-11-01|agreed days = 90"), !Contains("keeps them from daily use"));
    CHECK_THAT(action("signed = 2024-10-02|agreed days = 90"), Contains("keeps them from daily use"));
    CHECK_THAT(action("signed = 2024-12-01|agreed days = 30"), Contains("keeps them from daily use"));
    CHECK_THAT(action("signed = 2024-11-01|agreed days = "), Contains("keeps them from daily use"));
    CHECK_THAT(action("signed = 2024-12-01"), Contains("day of set-up"));
    CHECK_THAT(action("signed = 2024-12-01|set up = 2024-12-20"), Contains("Train each team"));
    CHECK(of("in use since = |signed = 2024-11-01").days == "2");
}

TEST_CASE("A fall in use before a renewal is danger, whatever else is well", "[success]")
{
    // 6 active days against the usual 20: a change of -70 %.
    const auto danger
        = inUse("active days = 6|usual active days = 20|renewal = 2025-02-01|referrals = 2|seats = 10|seats in use = 10");
    CHECK(danger.stage == "Value realisation");
    CHECK(danger.owner == "executive sponsor");
    CHECK(danger.days == "2");
    CHECK_THAT(inUse("use change = -0.5|renewal = 2025-12-01").action, Contains("use has stopped"));
    CHECK_THAT(inUse("use change = -0.3|renewal = 2025-02-01").action, Contains("agree the renewal")); // -30 % is no fall yet
}

TEST_CASE("Renewals are asked for in time, with proof; one whose day has passed is looked into", "[success]")
{
    CHECK_THAT(inUse("renewal = 2025-03-31").action, Contains("agree the renewal")); // 90 days
    CHECK_THAT(inUse("renewal = 2025-04-01").action, Contains("Measure with them"));
    CHECK_THAT(inUse("renewal = 2024-12-30").action, Contains("has passed"));
    // A growing account stays in Expansion while its renewal is asked for: no stage is lost to a date.
    const auto growing = inUse("renewal = 2025-02-01|seats = 12|previous seats = 10");
    CHECK(growing.stage == "Expansion");
    CHECK_THAT(growing.action, Contains("Renew first"));
}

TEST_CASE("Expansion: a referral, more seats than before, more bought, or seats nearly used up", "[success]")
{
    CHECK_THAT(inUse("referrals = 1").action, Contains("Thank them"));
    CHECK_THAT(inUse("seats = 12|previous seats = 10").action, Contains("which team"));
    CHECK(inUse("seats = 10|previous seats = 10").stage == "Value realisation");
    CHECK(inUse("expansion = 500").stage == "Expansion");
    CHECK_THAT(inUse("seats = 10|seats in use = 8").action, Contains("more seats"));
    CHECK(inUse("seats = 0|seats in use = 0").stage == "Value realisation"); // no seats: their use is not known
    CHECK(inUse("seat use = 80 %").stage == "Expansion");
}

TEST_CASE("Use on 12 of 28 days is use, not merely a login; somebody should note since when", "[success]")
{
    CHECK(of("signed = 2024-12-01|in use since = |active days = 12").stage == "Value realisation");
    CHECK(of("signed = 2024-12-01|in use since = |active days = 11").stage == "Implementation");
}

TEST_CASE("An account judged at an earlier day knows nothing of what came after it", "[success]")
{
    const auto at = [](int year, unsigned month, unsigned day) {
        return saidOf(builtIn("success"),
            "lead since = 2023-01-01|qualified = 2023-02-01|signed = 2023-03-01|in use since = 2023-05-01|renewal = "
            "2024-03-01|ended = 2024-03-01",
            dayNumber(year, month, day));
    };
    CHECK(at(2022, 12, 31).stage == "no stage");
    CHECK(at(2023, 1, 1).stage == "Marketing");
    CHECK(at(2023, 2, 1).stage == "Sales");
    CHECK(at(2023, 3, 1).stage == "Implementation");
    CHECK(at(2023, 5, 1).stage == "Value realisation");
    CHECK_THAT(at(2024, 1, 1).action, Contains("agree the renewal")); // the renewal day is planned: it was known then
    CHECK(at(2024, 3, 1).stage == "Left");
}

TEST_CASE("Subscriptions of the sample are in their true stage, every one", "[success]")
{
    const auto sheet = sample::subscriptionsSheet();
    const auto rules = rulesOf(builtIn("success"), factsOf(sheet.table), sample::lastDay);
    REQUIRE(rules.size() == 260);
    for (std::size_t row = 0; row < rules.size(); ++row) {
        INFO("row " << row + 2);
        CHECK(said(builtIn("success"), rules[row]).stage == sheet.trueStage[row]);
    }
    printShares("success, the sample's subscriptions", builtIn("success"), rules);
    for (const auto& [stage, count] : stageCounts(builtIn("success"), rules))
        CHECK(count >= 3);
}

TEST_CASE("RavenStack's subscriptions: what their columns allow, counted by hand", "[success]")
{
    const auto path = realData("saas/ravenstack_subscriptions.csv");
    if (!path) {
        WARN("ravenstack_subscriptions.csv does not lie beside the project: not measured");
        return;
    }
    std::ifstream file{*path};
    std::string line;
    std::getline(file, line);
    std::string text = line;
    std::size_t rows = 0, ended = 0, late = 0;
    const Day asOf = dayNumber(2024, 12, 31);
    const auto day = [](const std::string& iso) {
        return dayNumber(std::stoi(iso.substr(0, 4)), static_cast<unsigned>(std::stoi(iso.substr(5, 2))),
            static_cast<unsigned>(std::stoi(iso.substr(8, 2))));
    };
    std::vector<std::string> cells;
    while (std::getline(file, line)) {
        text += '\n' + line;
        cells.clear();
        std::stringstream pieces{line};
        for (std::string cell; std::getline(pieces, cell, ',');)
            cells.push_back(cell);
        ++rows;
        const bool over = !cells[3].empty() && day(cells[3]) <= asOf;
        ended += over;
        late += !over && day(cells[2]) + 60 <= asOf;
    }
    REQUIRE(rows == 5000);
    std::replace(text.begin(), text.end(), ',', '|');
    Table table = tableOf(std::string_view{text + '\n'});

    // Nothing says since when they use it: no stage is guessed, the missing field is named.
    const Facts without = factsOf(table);
    const auto refused = Classifier::bind(builtIn("success"), without, asOf);
    REQUIRE_FALSE(refused);
    CHECK_THAT(spoken(refused.error()), Contains("in use since"));

    // With that column, still empty, everyone who has not left is in Implementation, late where 60 days are over.
    table.headers.emplace_back("in use since");
    table.columns.emplace_back(table.rows());
    const auto rules = rulesOf(builtIn("success"), factsOf(table), asOf);
    printShares("success, RavenStack's subscriptions", builtIn("success"), rules);
    auto counts = stageCounts(builtIn("success"), rules);
    CHECK(counts["Left"] == ended);
    CHECK(counts["Implementation"] == rows - ended);
    CHECK(static_cast<std::size_t>(std::count_if(rules.begin(), rules.end(), [](auto rule) {
        return said(builtIn("success"), rule).owner == "head of implementation";
    })) == late);
}

TEST_CASE("Adoption counts all who signed at least the agreed days ago, those who left included", "[success]")
{
    // Days before today: 100, 60, 59 (too early), 100 but 120 agreed (too early), 100 and left, not signed, signed tomorrow.
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const double t = today;
    const std::vector<double> signedOn{t - 100, t - 60, t - 59, t - 100, t - 100, none, t + 1};
    const std::vector<double> inUse{t - 10, none, t - 20, t - 5, t - 50, none, none};
    const std::vector<double> agreed{none, none, none, 120, 30, none, none};
    const std::vector<double> ended{t + 20, none, none, none, t - 1, none, none}; // the first goes in three weeks: still here
    Facts facts{signedOn.size()};
    facts.add("signed", signedOn);
    facts.add("in use since", inUse);
    facts.add("agreed days", agreed);
    facts.add("ended", ended);
    const std::vector<std::uint32_t> all{0, 1, 2, 3, 4, 5, 6};
    const auto count = countAdoption(facts, all, today);
    REQUIRE(count);
    CHECK(count->customers == 3);
    CHECK(count->inUse == 1);
    CHECK(count->ended == 1);
    CHECK(count->tooEarly == 2);
    CHECK_FALSE(countAdoption(facts, std::vector<std::uint32_t>{2, 5}, today)); // nobody who could be in daily use yet
    Facts undated{signedOn.size()};
    undated.add("signed", signedOn);
    CHECK_FALSE(countAdoption(undated, all, today));
}
