// Classify, as a person sees it: the sheets of an order log, the columns beside a customer table. The expected figures are worked
// out from `smallLog` by hand.

#include "small_log.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

/// What stands right of a label on `Stages`, as shown.
std::string fact(const Document& document, const std::string& label, char column = 'B')
{
    for (int row = 1; row < 60; ++row)
        if (textOf(document, "Stages.A" + std::to_string(row)) == label)
            return textOf(document, std::string("Stages.") + column + std::to_string(row));
    throw std::runtime_error("nothing on Stages is called " + label);
}

} // namespace

TEST_CASE("An order log gives Customers, Stages and Stage log")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    const auto outcome = classify(document, program);
    REQUIRE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains("Customers of Orders.A1:C13 classified as of 2024-03-11: 3.") && Contains("left out: 3"));
    CHECK(document.sheetNames() == std::vector<std::string>{ "Orders", "Model", "Customers", "Stages", "Stage log" });

    SECTION("everyone's stage, why, and what to do by when")
    {
        CHECK(shown(document, "Ann", "stage") == "Some");
        CHECK(shown(document, "Bob", "stage") == "Once");
        CHECK(shown(document, "Cid", "stage") == "Many");
        CHECK(shown(document, "Bob", "action") == "Ask for a second order");
        CHECK(shown(document, "Bob", "owner") == "sales");
        CHECK(shown(document, "Bob", "in stage since") == "03/11/2024");
        CHECK(shown(document, "Bob", "follow up by") == "03/25/2024"); // two weeks on
        CHECK(shown(document, "Cid", "follow up by").empty()); // the rule asks for none
        CHECK_THAT(shown(document, "Cid", "reason"), Contains("Many") && Contains("orders 4") && Contains(">3"));
    }
    SECTION("metrics, each in its format")
    {
        CHECK(shown(document, "Ann", "orders") == "3");
        CHECK(shown(document, "Ann", "first order") == "01/01/2024");
        CHECK(shown(document, "Ann", "last order") == "02/01/2024");
        CHECK(shown(document, "Ann", "recency") == "39");
        CHECK(shown(document, "Ann", "revenue") == "60.00");
        CHECK(shown(document, "Cid", "returns") == "2.00");
        CHECK(shown(document, "Cid", "contribution") == "18.00");
        CHECK(shown(document, "Ann", "share") == "50.85%"); // 60 of 118
    }
    SECTION("the table by stage, in the model's order, and its colours")
    {
        const Rows stages = valuesOf(document, "Stages.A5:D8");
        CHECK(stages[0] == std::vector<CellValue>{ "Once", 1.0, 40.0, 40.0 / 118 });
        CHECK(stages[1] == std::vector<CellValue>{ "Some", 1.0, 60.0, 60.0 / 118 });
        CHECK(stages[2] == std::vector<CellValue>{ "Many", 1.0, 18.0, 18.0 / 118 });
        CHECK(stages[3] == std::vector<CellValue>{ "all", 3.0, 118.0, nothing });
        const css::uno::Reference<css::beans::XPropertySet> first{ cell(document, "Stages.A5"), css::uno::UNO_QUERY_THROW };
        CHECK(first->getPropertyValue("CellBackColor") == css::uno::Any{ sal_Int32{ 0x112233 } });
    }
    SECTION("the books balance: 118 counted, 10 left out in three rows, 128 in all")
    {
        CHECK(fact(document, "counted") == "9");
        CHECK(fact(document, "counted", 'C') == "118.00");
        CHECK(fact(document, "left out") == "3");
        CHECK(fact(document, "left out", 'C') == "10.00");
        CHECK(fact(document, "total") == "12");
        CHECK(fact(document, "total", 'C') == "128.00");
        CHECK(textOf(document, "Stages.A26") == "rows left out");
        CHECK(valuesOf(document, "Stages.A28:B30") == Rows{ { 7.0, "A" }, { 9.0, "B" }, { 12.0, "C" } });
        CHECK(textOf(document, "Stages.C28") == "No customer");
        CHECK(fact(document, "as of") == "03/11/2024");
    }
    SECTION("the stage log")
    {
        CHECK(valuesOf(document, "Stage log.A2:D4")
            == Rows{ { newYear + 70, "Ann", "Some", "Model.A1:H4" }, { newYear + 70, "Bob", "Once", "Model.A1:H4" },
                { newYear + 70, "Cid", "Many", "Model.A1:H4" } });
    }
}

TEST_CASE("Where it is known what was spent, it stands beside what came in, stage by stage")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    put(document, "Orders.D1",
        { { "cost" }, { 4.0 }, { 8.0 }, { 10.0 }, { 1.0 }, { 12.0 }, { nothing }, { 1.0 }, { nothing }, { 1.0 }, { 0.0 },
            { nothing }, { 1.0 } });
    put(document, "Orders.A14", { { "Dan", newYear + 70, 20.0, 2.0 } });
    REQUIRE(classify(document, program).success);
    // What the user knows of customers counts too.
    const auto free = columnUnder(document, "Customers", "");
    put(document, "Customers." + free + '1', { { "investment" }, { 7.0 }, { nothing }, { 3.0 } });
    REQUIRE(classify(document, program).success);
    int top = 1;
    while (textOf(document, "Stages.A" + std::to_string(top)) != "What was spent and what came in, by stage")
        REQUIRE(++top < 60);
    const auto rows = [&](int first, int last) {
        return valuesOf(document, "Stages.A" + std::to_string(first) + ":F" + std::to_string(last));
    };
    CHECK(rows(top + 1, top + 1)
        == Rows{ { "stage", "revenue", "returns", "cost", "investment", "contribution" } });
    // Bob and Dan, Ann, Cid: what they paid, took back, cost, were worth spending on, and brought.
    const std::vector<CellValue> ann{ "Some", 60.0, 0.0, 24.0, 7.0, 36.0 }, cid{ "Many", 20.0, 2.0, 4.0, 3.0, 14.0 };
    CHECK(rows(top + 2, top + 4) == Rows{ { "Once", 60.0, 0.0, 12.0, nothing, 48.0 }, ann, cid });
    // Below the chart of it.
    while (textOf(document, "Stages.A" + std::to_string(top)) != "The same for one customer")
        REQUIRE(++top < 90);
    CHECK(rows(top + 2, top + 4) == Rows{ { "Once", 30.0, 0.0, 6.0, nothing, 24.0 }, ann, cid });
}

TEST_CASE("A table of accounts: Stages says how many of ten have it in daily use, and what that says of the next ones")
{
    auto& program = office();
    const Document document{ program };
    addSheet(document, "Accounts");
    Rows accounts{ { "account", "signed", "in use since", "ended" } };
    for (int account = 0; account < 10; ++account) // one of ten left before it ever used it
        accounts.push_back({ "Account " + std::to_string(account), newYear, account < 9 ? CellValue{ newYear + 30 } : nothing,
            account < 9 ? nothing : CellValue{ newYear + 50 } });
    accounts.push_back({ "Account 11", newYear + 180, nothing, nothing });
    accounts[10][3] = newYear - 1; // the one that left, before it was signed
    put(document, "Accounts.A1", accounts);
    const NamedValues values{ { "Range", text("Accounts.A1") }, { "Model", text("success") }, { "AsOf", css::uno::Any{ newYear + 200 } } };
    const auto outcome = dispatch(program, document, chartsUrl, values);
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains("ended lies before signed in 1 of 1 row, first at Accounts.D11"));
    int row = 1;
    while (textOf(document, "Stages.A" + std::to_string(row)) != "Do nine of ten use it in their daily work?")
        REQUIRE(++row < 60);
    const auto line = [&](int below) { return textOf(document, "Stages.A" + std::to_string(row + below)); };
    CHECK_THAT(line(1), Contains("Of 10 accounts") && Contains("9 do: 90 %") && Contains("left (1)") && Contains("later (1)"));
    // Clopper and Pearson's and Wilson's bounds for 9 of 10, as tabulated: .555 to .997, .596 to .982.
    CHECK_THAT(line(2), Contains("55.5 to 99.7 %") && Contains("59.6 to 98.2 %"));
    CHECK_THAT(line(3), Contains("30.3 %")); // 1 - .9^11 - 1.1 × .9^10
}

TEST_CASE("Names that look like formulas or numbers stay what they are")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    put(document, "Orders.A4", { { "=1+1" } });
    put(document, "Orders.A2", { { "007" }, { "007" } });
    put(document, "Orders.A6", { { 4711.0 } });
    REQUIRE(classify(document, program).success);
    CHECK(valuesOf(document, "Customers.A2:A5") == Rows{ { "007" }, { "=1+1" }, { "Cid" }, { 4711.0 } });
}

TEST_CASE("An earlier as-of date: nothing later enters, and the rest is said")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    // Ann has two orders by then (30), Bob one (40), Cid one (5).
    REQUIRE(classify(document, program, { { "Range", text("Orders.A1") }, { "AsOf", text("2024-01-25") } }).success);
    CHECK(valuesOf(document, "Stages.A5:C7") == Rows{ { "Once", 2.0, 45.0 }, { "Some", 1.0, 30.0 }, { "Many", 0.0, 0.0 } });
    CHECK(fact(document, "counted, but after the as-of date", 'C') == "43.00");
}

TEST_CASE("Dates that a program of another country wrote as text are read in its order, and that is said")
{
    auto& program = office();
    const Document document{ program };
    addSheet(document, "Orders");
    put(document, "Orders.A1",
        { { "customer", "order date", "amount" }, { "Ann", "05.01.2024", 10.0 }, { "Bob", "31.01.2024", 20.0 }, { "Ann", "11.03.2024", 5.0 } });
    const auto said = dispatch(program, document, classifyUrl, { { "Range", text("Orders.A1") } });
    REQUIRE(said.success);
    CHECK_THAT(said.sentence, Contains("as of 2024-03-11: 2")); // not November; and no row is left out
    CHECK_THAT(said.sentence, !Contains("left out"));
    CHECK(shown(document, "Ann", "first order") == "01/05/2024"); // not 1 May
}

TEST_CASE("The table around the cursor; a cursor on Customers means its log")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    put(document, "Orders.A16", { { "Dan", newYear + 5, 1.0 } }); // behind two blank rows: an export goes on there
    document.select("Orders.B5");
    CHECK_THAT(dispatch(program, document, classifyUrl, { { "Model", text("Model") } }).sentence,
        Contains("Customers of Orders.A1:C16 classified as of") && Contains(": 4."));
    document.select("Customers.B3");
    CHECK_THAT(dispatch(program, document, classifyUrl, { { "Model", text("Model") } }).sentence,
        Contains("Customers of Orders.A1:C16 classified as of") && Contains(": 4."));
    CHECK(document.sheetNames().size() == 5);
}

TEST_CASE("A customer table gets its columns in the first wholly empty ones to the right")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    addSheet(document, "People");
    put(document, "People.A1",
        { { "customer", "orders", "revenue", "Stage" }, { "Ann", 3.0, 60.0, "mine" }, { "Bob", 1.0, 40.0, "mine" },
            { nothing, nothing, nothing, nothing }, { "Cid", nothing, 20.0, "mine" } });
    put(document, "People.G30", { { "far below" } }); // no room for five columns and a gap before it
    const NamedValues values{ { "Range", text("People.A1:D5") }, { "AsOf", css::uno::Any{ newYear } } };
    REQUIRE(classify(document, program, values).success);
    CHECK(document.sheetNames().size() == 3);
    CHECK(valuesOf(document, "People.D1:G5")
        == Rows{ { "Stage", nothing, nothing, nothing }, { "mine", nothing, nothing, nothing },
            { "mine", nothing, nothing, nothing }, { nothing, nothing, nothing, nothing },
            { "mine", nothing, nothing, nothing } });
    const Rows written = valuesOf(document, "People.H1:L5");
    CHECK(written[0] == std::vector<CellValue>{ "stage", "reason", "action", "follow up by", "share" });
    CHECK(written[1][0] == CellValue{ "Some" });
    CHECK(written[1][3] == CellValue{ newYear + 30 });
    CHECK(written[1][4] == CellValue{ 0.5 }); // 60 of 120
    CHECK(written[2][0] == CellValue{ "Once" });
    CHECK(written[3] == std::vector<CellValue>{ nothing, nothing, nothing, nothing, nothing }); // a blank row
    CHECK(written[4][0] == CellValue{}); // no rule holds for what is not known

    // A later day: Bob's follow-up stays, for he is in his stage still; Ann's begins anew with her new stage.
    put(document, "People.B2", { { 5.0 } });
    REQUIRE(
        classify(document, program, { { "Range", text("People.A1:D5") }, { "AsOf", css::uno::Any{ newYear + 100 } } }).success);
    CHECK(valuesOf(document, "People.H2:H3") == Rows{ { "Many" }, { "Once" } });
    CHECK(valuesOf(document, "People.K2:K3") == Rows{ { nothing }, { newYear + 14 } });
}

TEST_CASE("Where nobody has named a model, one is taken that the table has the fields for, as the panel offers it")
{
    auto& program = office();
    const Document document{ program, builtExtension().parent_path() / "sample.ods" };
    const NamedValues contacts{ { "Range", text("Contacts.A1") } };
    REQUIRE(dispatch(program, document, classifyUrl, contacts).success); // the options' model, relationship, asks for orders
    std::string headers;
    for (char column = 'A'; column <= 'Z'; ++column)
        headers += textOf(document, std::string{ "Contacts." } + column + '1') + ' ';
    CHECK_THAT(headers, Contains("stage reason action"));
    CHECK(document.spreadsheets()->getSheets()->hasByName("Outcomes"));
    // History takes the same: it speaks of the fields of milestones.
    CHECK_THAT(dispatch(program, document, "vnd.org.customerlifecycle:history", contacts).sentence, Contains("Referrals"));
    // A model that is named is that one: what it lacks is said.
    const auto named = dispatch(program, document, classifyUrl, { { "Range", text("Contacts.A1") }, { "Model", text("relationship") } });
    CHECK_FALSE(named.success);
    CHECK_THAT(named.sentence, Contains("frequency"));
}
