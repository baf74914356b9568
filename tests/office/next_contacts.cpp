// The sheet `Next contacts`: who stands on it, in which order, and what becomes of the user's marks. Expected figures are worked
// out by hand from `smallLog` and from the contacts below.

#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

using Differences = std::vector<std::string>;

void classifyAt(const Document& document, Office& program, double day, const char* range = "Orders.A1")
{
    REQUIRE(classify(document, program, { { "Range", text(range) }, { "AsOf", css::uno::Any{ newYear + day } } }).success);
}

/// customer, action, owner, follow up by, done: the first columns.
Rows lines(const Document& document, int count) { return valuesOf(document, "Next contacts.A2:E" + std::to_string(count + 1)); }

/// At a stake of 40 for Bob: all that he contributed, for his life is shorter than the window of 30 days.
void fillAndClassifyTwice(const Document& document, Office& program)
{
    fillSmallLog(document);
    classifyAt(document, program, 24); // Ann 'Some', Bob and Cid 'Once'; the first is due 14 days later
    CHECK(document.sheetNames() == std::vector<std::string>{ "Orders", "Model", "Customers", "Stages", "Stage log" });
    classifyAt(document, program, 35);
}

/// One customer to a row, one rule for what was bought, one for what is to be thought over.
void fillContacts(const Document& document)
{
    addSheet(document, "Model");
    put(document, "Model.A1",
        { { "Stage", "Position", "contact outcome?", "deal outcome?", "Expected contribution", "Owner", "Action",
              "Follow up within (days)" },
            { "Sale", 2.0, nothing, "bought", "high", "sales", "Ask how it went", 10.0 },
            { "Attraction", 1.0, "interest", nothing, "low", "marketing", "Send news", 30.0 } });
    addSheet(document, "People");
    put(document, "People.A1",
        { { "customer", "contact outcome", "first contact", "deal outcome", "deal closed", "deal value", "do not contact" },
            { "Ann", "Request", newYear, "Closed Won", newYear + 20, 100.0, nothing },
            { "Bob", "Nurture", newYear + 1, nothing, nothing, 900.0, nothing },
            { "Cid", "Blorp", newYear + 2, nothing, nothing, nothing, nothing },
            { "Dan", "blorp", newYear + 3, "CLOSED WON", newYear + 4, 5'000.0, "yes" } });
}

} // namespace

TEST_CASE("Everyone who is due stands on Next contacts, what is most at stake first")
{
    auto& program = office();
    const Document document{ program };
    fillAndClassifyTwice(document, program);
    CHECK(document.sheetNames().back() == "Next contacts");
    CHECK(valuesOf(document, "Next contacts.A1:J1")
        == Rows{
            { "customer", "action", "owner", "follow up by", "done", "postponed to", "at stake", "stage", "reason", "as of" } });
    CHECK(lines(document, 3)
        == Rows{ { "Bob", "Ask for a second order", "sales", newYear + 38, nothing },
            { "Cid", "Ask for a second order", "sales", newYear + 38, nothing },
            { nothing, nothing, nothing, nothing, nothing } });
    CHECK(valuesOf(document, "Next contacts.G2:H3") == Rows{ { 40.0, "Once" }, { 5.0, "Once" } });
    CHECK_THAT(textOf(document, "Next contacts.I2"), Contains("Once") && Contains("orders 1"));
    CHECK(textOf(document, "Next contacts.D2") == "02/08/2024");
}

TEST_CASE("The share of follow-ups that were done by their day stands on Stages")
{
    auto& program = office();
    const Document document{ program };
    fillAndClassifyTwice(document, program);
    put(document, "Next contacts.E2", { { newYear + 38 }, { newYear + 39 } }); // on the day, and a day late
    classifyAt(document, program, 40);
    std::string share;
    for (int row = 1; row < 40; ++row)
        if (textOf(document, "Stages.A" + std::to_string(row)) == "follow-ups kept on time")
            share = textOf(document, "Stages.B" + std::to_string(row));
    CHECK(share == "50.00%");
}

TEST_CASE("What is done stays as it was marked, and starts the next follow-up; notes are kept")
{
    auto& program = office();
    const Document document{ program };
    fillAndClassifyTwice(document, program);
    put(document, "Next contacts.E2", { { newYear + 36 } });
    put(document, "Next contacts.K1", { { "call" }, { nothing }, { "in the morning" } });
    SECTION("due again, beside those that are due by now")
    {
        // Ann was due 30 days after she was first 'Some'; Bob 14 days after he was spoken to. Cid has ordered again.
        classifyAt(document, program, 50);
        CHECK(lines(document, 5)
            == Rows{ { "Bob", "Ask for a second order", "sales", newYear + 50, nothing },
                { "Ann", "Widen the range", "sales", newYear + 54, nothing },
                { "Bob", "Ask for a second order", "sales", newYear + 38, newYear + 36 },
                { "Cid", nothing, nothing, nothing, nothing }, { nothing, nothing, nothing, nothing, nothing } });
        CHECK(shown(document, "Bob", "follow up by") == "02/20/2024");
        CHECK(textOf(document, "Next contacts.K5") == "in the morning");
        CHECK_THAT(textOf(document, "Next contacts.I5"), Contains("Not due") && Contains("2024-02-20"));
        classifyAt(document, program, 50);
        CHECK(textOf(document, "Next contacts.A5") == "Cid");
        CHECK(textOf(document, "Next contacts.A6").empty());
    }
    SECTION("not due any more: the line that nothing was written beside leaves")
    {
        put(document, "Next contacts.K3", { { nothing } });
        classifyAt(document, program, 36);
        CHECK(lines(document, 3)[0][0] == CellValue{ "Cid" });
        CHECK(lines(document, 3)[1]
            == std::vector<CellValue>{ "Bob", "Ask for a second order", "sales", newYear + 38, newYear + 36 });
        CHECK(lines(document, 3)[2][0] == nothing);
        classifyAt(document, program, 24); // nobody is due by then
        CHECK(lines(document, 2)[0][0] == CellValue{ "Bob" });
        CHECK(lines(document, 2)[1][0] == nothing);
    }
    SECTION("a mark without a date counts from the day that the line is from; a no is no mark")
    {
        put(document, "Next contacts.E2", { { "x" }, { "no" } });
        classifyAt(document, program, 36);
        CHECK(lines(document, 2)
            == Rows{ { "Cid", "Ask for a second order", "sales", newYear + 38, "no" },
                { "Bob", "Ask for a second order", "sales", newYear + 38, "x" } });
        CHECK(shown(document, "Bob", "follow up by") == "02/19/2024"); // 35 and 14 days
    }
    SECTION("who asks not to be contacted is never due")
    {
        put(document, "Customers.AZ1", { { "far away" } });
        put(document, "Customers.AH1", { { "do not contact" }, { nothing }, { "yes" } });
        REQUIRE(textOf(document, "Customers.A3") == "Bob");
        classifyAt(document, program, 50);
        CHECK(lines(document, 1)[0][0] == CellValue{ "Ann" });
        CHECK(lines(document, 2)[1] == std::vector<CellValue>{ "Bob", nothing, nothing, nothing, newYear + 36 });
        CHECK_THAT(textOf(document, "Next contacts.I3"), Contains("not to be contacted"));
    }
}

TEST_CASE("Who has a special day within two weeks is listed with the day and what it is")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    // 8 and 9 February; Dan has ordered once, and his birthday is the nearest of all.
    put(document, "Orders.A14", { { "Dan", newYear + 21, 90.0 } });
    put(document, "Orders.D1",
        { { "birthday", "do not contact" }, { "02/08/1980", nothing }, { nothing, nothing }, { "02/09/1990", nothing } });
    put(document, "Orders.D14", { { "02/04/1970", "yes" } });
    classifyAt(document, program, 24); // 25 January: 14, 15 and 10 days before
    CHECK(lines(document, 2)
        == Rows{ { "Ann", "Send a greeting in time for this day", "sales", newYear + 38, nothing },
            { nothing, nothing, nothing, nothing, nothing } });
    CHECK(valuesOf(document, "Next contacts.K1:L2") == Rows{ { "special day", "occasion" }, { newYear + 38, "birthday" } });
    CHECK(textOf(document, "Next contacts.K2") == "02/08/2024");
    put(document, "Next contacts.E2", { { newYear + 30 } }); // congratulated in time

    classifyAt(document, program, 35); // Bob and Cid are due on the 38th day, Bob has his birthday on the 39th
    CHECK(lines(document, 3)
        == Rows{ { "Bob", "Ask for a second order", "sales", newYear + 38, nothing },
            { "Cid", "Ask for a second order", "sales", newYear + 38, nothing },
            { "Ann", "Send a greeting in time for this day", "sales", newYear + 38, newYear + 30 } });
    CHECK(valuesOf(document, "Next contacts.K2:L4")
        == Rows{ { newYear + 39, "birthday" }, { nothing, nothing }, { newYear + 38, "birthday" } });

    // What the user adds beside a customer on Customers counts, too.
    put(document, "Customers.AZ1", { { "far away" } });
    put(document, "Customers.AH1", { { "renewal" }, { nothing }, { nothing }, { newYear + 41 } });
    REQUIRE(textOf(document, "Customers.A4") == "Cid");
    classifyAt(document, program, 35);
    CHECK(valuesOf(document, "Next contacts.A2:A3") == Rows{ { "Bob" }, { "Cid" } });
    CHECK(valuesOf(document, "Next contacts.K3:L3") == Rows{ { newYear + 41, "renewal" } });
}

TEST_CASE("Special days of a customer table: a renewal is to be talked about, a birthday greeted; do not contact is honoured")
{
    auto& program = office();
    const Document document{ program };
    addSheet(document, "Model");
    put(document, "Model.A1", { { "Stage", "Position", "seats", "Expected contribution", "Action" }, { "In use", 1.0, ">0", "high", "Call" } });
    put(document, "Sheet1.A1",
        { { "customer", "seats", "renewal", "birthday", "do not contact" }, { "Ann", 1.0, newYear + 10, "1980-01-09", nothing },
            { "Bob", 1.0, newYear + 5, nothing, nothing }, { "Cid", 1.0, newYear + 5, "1980-01-09", "yes" },
            { "Dan", 1.0, newYear - 5, "1980-02-09", nothing }, { "Eve", 0.0, nothing, "1980-01-04", nothing } });
    REQUIRE(classify(document, program, { { "Range", text("Sheet1.A1") }, { "AsOf", css::uno::Any{ newYear } } }).success);
    CHECK(valuesOf(document, "Next contacts.A2:D5")
        == Rows{ { "Eve", "Send a greeting in time for this day", nothing, newYear + 3 },
            { "Bob", "Talk about the renewal before this day", nothing, newYear + 5 },
            { "Ann", "Send a greeting in time for this day", nothing, newYear + 8 }, { nothing, nothing, nothing, nothing } });
    const auto day = columnUnder(document, "Next contacts", "special day"), what = columnUnder(document, "Next contacts", "occasion");
    CHECK(valuesOf(document, "Next contacts." + day + "2:" + what + "4")
        == Rows{ { newYear + 3, "birthday" }, { newYear + 5, "renewal" }, { newYear + 8, "birthday" } });
}

TEST_CASE("One undo takes Next contacts back too, of the first time and of a refresh")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    classifyAt(document, program, 24);
    const auto undo = document.undoManager();
    const auto check = [&](double day) {
        const auto before = snapshotOf(document);
        classifyAt(document, program, day);
        const auto after = snapshotOf(document);
        REQUIRE_FALSE(differences(before, after).empty());
        for (int round = 1; round <= 2; ++round) {
            INFO("day " << day << ", round " << round);
            undo->undo();
            CHECK(differences(before, snapshotOf(document)) == Differences{});
            undo->redo();
            CHECK(differences(after, snapshotOf(document)) == Differences{});
        }
    };
    check(35);
    put(document, "Next contacts.E2", { { newYear + 36 } });
    put(document, "Next contacts.K1", { { "call" }, { nothing }, { "in the morning" } });
    check(50);
}

TEST_CASE("Outcomes in a CRM's own words: judged by what they mean, followed up from their day, the rest is said")
{
    auto& program = office();
    const Document document{ program };
    fillContacts(document);
    const auto outcome
        = classify(document, program, { { "Range", text("People.A1") }, { "AsOf", css::uno::Any{ newYear + 40 } } });
    REQUIRE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains("'Blorp' (2)") && Contains("contact outcome") && Contains("People.B4"));
    CHECK(valuesOf(document, "People.B2:B5") == Rows{ { "Request" }, { "Nurture" }, { "Blorp" }, { "blorp" } });

    const auto stage = columnUnder(document, "People", "stage"), due = columnUnder(document, "People", "follow up by");
    CHECK(valuesOf(document, "People." + stage + "2:" + stage + "5")
        == Rows{ { "Sale" }, { "Attraction" }, { nothing }, { "Sale" } });
    CHECK(valuesOf(document, "People." + due + "2:" + due + "5")
        == Rows{ { newYear + 30 }, { newYear + 31 }, { nothing }, { nothing } });
    CHECK(lines(document, 3)
        == Rows{ { "Bob", "Send news", "marketing", newYear + 31, nothing },
            { "Ann", "Ask how it went", "sales", newYear + 30, nothing }, { nothing, nothing, nothing, nothing, nothing } });
    CHECK(valuesOf(document, "Next contacts.G2:G3") == Rows{ { 900.0 }, { 100.0 } });

    put(document, "Next contacts.E3", { { newYear + 40 } });
    REQUIRE(classify(document, program, { { "Range", text("People.A1") }, { "AsOf", css::uno::Any{ newYear + 44 } } }).success);
    CHECK(valuesOf(document, "People." + due + "2:" + due + "3") == Rows{ { newYear + 50 }, { newYear + 31 } });
    CHECK(lines(document, 3)
        == Rows{ { "Bob", "Send news", "marketing", newYear + 31, nothing },
            { "Ann", "Ask how it went", "sales", newYear + 50, nothing },
            { "Ann", "Ask how it went", "sales", newYear + 30, newYear + 40 } });

    type(document, "People.Z2", "=LIFECYCLE.STAGE(A1:G1;A2:G2;$Model.A1:H3)");
    type(document, "People.Z3", "=LIFECYCLE.REASON(A1:G1;A3:G3;$Model.A1:H3)");
    type(document, "People.Z4", "=LIFECYCLE.ACTION(A1:G1;A3:G3;$Model.A1:H3)");
    CHECK(textOf(document, "People.Z2") == "Sale");
    CHECK_THAT(textOf(document, "People.Z3"), Contains("Nurture") && Contains("interest"));
    CHECK(textOf(document, "People.Z4") == "Send news");
}
