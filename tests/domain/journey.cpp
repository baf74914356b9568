// The model journey (source 000): a row is a purchase. Each case below is a sentence of the source, or what follows from it.

#include "model_rows.hpp"
#include "sample/sample_purchases.hpp"
#include "sample/sample_tables.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle;
using namespace lifecycle::test;
using Catch::Contains;

namespace {

const Day today = dayNumber(2024, 12, 31);

/// A machine that should last three years; `fields` tell what became of it.
Said of(const std::string& fields)
{
    return saidOf(builtIn("journey"), "useful life = 1095|ordered = |delivered = |" + fields, today);
}

} // namespace

TEST_CASE("A purchase runs through Shopping, Buying, Using, Disposing, in this order", "[journey]")
{
    const Model& model = builtIn("journey");
    REQUIRE(model.stages().size() == 4);
    for (std::size_t stage = 0; stage < 4; ++stage) {
        CHECK(model.stages()[stage].name == std::vector<std::string>{"Shopping", "Buying", "Using", "Disposing"}[stage]);
        CHECK(model.stages()[stage].position == static_cast<int>(stage) + 1);
    }
    CHECK(of("asked = 2024-12-01").stage == "Shopping");
    CHECK(of("asked = 2024-12-01|ordered = 2024-12-20").stage == "Buying");
    CHECK(of("asked = 2024-01-01|ordered = 2024-02-01|delivered = 2024-03-01").stage == "Using");
    CHECK(of("ordered = 2022-01-01|delivered = 2022-02-01").stage == "Disposing"); // 1,095 days are over on 2025-01-31
    CHECK(of("delivered = 2022-02-01|disposed = 2024-12-20").stage == "Disposing");
    CHECK(of("").stage == "no stage");
}

TEST_CASE("At every stage the chances go beyond what everyone does, as the source names them", "[journey]")
{
    const auto shopping = of("asked = 2024-12-01");
    CHECK_THAT(shopping.chances, Contains("easy to find") && Contains("criteria for choosing a vendor"));
    const auto buying = of("ordered = 2024-12-20");
    CHECK_THAT(buying.chances, Contains("Leasing or financing") && Contains("taking delivery"));
    const auto use = of("delivered = 2024-03-01");
    CHECK_THAT(use.chances, Contains("past set-up and service contracts") && Contains("expert"));
    CHECK_THAT(use.action, Contains("the expert who can make that work easier"));
    const auto disposing = of("delivered = 2022-02-01");
    CHECK_THAT(disposing.chances, Contains("Take back, recycle or reuse") && Contains("by-products"));
}

TEST_CASE("Who uses supplies up gets automatic reordering offered when the next order is near", "[journey]")
{
    const auto supplies = [](const char* more) {
        return saidOf(
            builtIn("journey"), "useful life = 120|ordered = 2024-11-01|delivered = 2024-11-20|" + std::string{more}, today);
    };
    CHECK_THAT(supplies("frequency = 5|overdue = 0.9").action, Contains("reorder for them"));
    CHECK(supplies("frequency = 5|overdue = 0.9").stage == "Buying");
    CHECK(supplies("frequency = 5|overdue = 0.3").stage == "Using"); // the shelf is still full
    CHECK(supplies("frequency = 2|overdue = 0.9").stage == "Using"); // no rhythm yet
}

TEST_CASE(
    "The circle closes: a replacement that is asked for is shopping again, one that is ordered means taking back the old one",
    "[journey]")
{
    CHECK(of("delivered = 2022-02-01|replacement asked = 2024-12-01|replacement ordered = ").stage == "Shopping");
    CHECK(of("delivered = 2022-02-01|disposed = 2024-12-20|replacement asked = 2024-12-01|replacement ordered = ").stage
        == "Shopping");
    const auto ordered = of("delivered = 2023-06-01|replacement asked = 2024-12-01|replacement ordered = 2024-12-20");
    CHECK(ordered.stage == "Disposing");
    CHECK_THAT(ordered.action, Contains("the old one is taken back"));
}

TEST_CASE("The end of life is seen beforehand: 90 days, and for short lives the last fifth", "[journey]")
{
    // Delivered so that exactly 90, or 91, of 1,095 days are left.
    const auto machine = [](int left) { return "delivered = " + sample::isoText(today + left - 1095, Conventions{}.nullDate); };
    CHECK(of(machine(90)).stage == "Disposing");
    CHECK(of(machine(91)).stage == "Using");
    // Of 50 days 10 are the last fifth; 90 days beforehand it was not even bought.
    const auto filter = [](int left) {
        return saidOf(builtIn("journey"),
            "useful life = 50|ordered = |delivered = " + sample::isoText(today + left - 50, Conventions{}.nullDate), today)
            .stage;
    };
    CHECK(filter(10) == "Disposing");
    CHECK(filter(11) == "Using");
    // Of a column `life left` alone there is no fifth to know.
    CHECK(saidOf(builtIn("journey"), "life left = 30|ordered = |delivered = 2020-01-01", today).stage == "Disposing");
}

TEST_CASE("The first days of use are helped through; what comes later looks at the customer's own work", "[journey]")
{
    CHECK_THAT(of("delivered = 2024-12-20").action, Contains("Be there for the first days"));
    CHECK_THAT(of("delivered = 2024-12-01").action, Contains("Watch the work"));
}

TEST_CASE("A purchase judged at an earlier day knows nothing of what came after it", "[journey]")
{
    const auto at = [](int year, unsigned month, unsigned day) {
        return saidOf(builtIn("journey"),
            "useful life = 1095|asked = 2021-01-10|ordered = 2021-02-10|delivered = 2021-03-10|disposed = 2024-03-20",
            dayNumber(year, month, day))
            .stage;
    };
    CHECK(at(2021, 1, 9) == "no stage");
    CHECK(at(2021, 1, 10) == "Shopping"); // on the day itself it is known
    CHECK(at(2021, 2, 9) == "Shopping");
    CHECK(at(2021, 2, 10) == "Buying");
    CHECK(at(2021, 3, 10) == "Using");
    CHECK(at(2023, 12, 9) == "Using");
    CHECK(at(2023, 12, 10) == "Disposing"); // 1,095 days end on 2024-03-09, 90 days later
    CHECK(at(2025, 1, 1) == "Disposing");
}

TEST_CASE("Purchases of the sample are in their true stage, every one", "[journey]")
{
    const auto sheet = sample::purchasesSheet();
    const auto rules = rulesOf(builtIn("journey"), factsOf(sheet.table), sample::lastDay);
    REQUIRE(rules.size() == 240);
    for (std::size_t row = 0; row < rules.size(); ++row) {
        INFO("row " << row + 2);
        CHECK(said(builtIn("journey"), rules[row]).stage == sheet.trueStage[row]);
    }
    printShares("journey, the sample's purchases", builtIn("journey"), rules);
    for (const auto& [stage, count] : stageCounts(builtIn("journey"), rules))
        CHECK(count >= 10); // every stage is there to be looked at
}
