// The command Decisions: what a person reads who has to decide whom to win back, from figures that can be worked out by heart.

#include "small_log.hpp"
#include "snapshot.hpp"

#include <com/sun/star/table/XTableChartsSupplier.hpp>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

const std::string decisionsUrl = "vnd.org.customerlifecycle:decisions";
const std::string sheetName = "Decisions";

/// Ann orders every 30 days for 10 until day 300; Bob did for 30 until day 90; Cid came on day 290, for 5.
void fillDecline(const Document& document)
{
    addSheet(document, "Orders");
    addSheet(document, "Model");
    Rows orders{ { "customer", "order date", "amount" } };
    for (int day = 0; day <= 300; day += 30)
        orders.push_back({ "Ann", newYear + day, 10.0 });
    for (int day = 0; day <= 90; day += 30)
        orders.push_back({ "Bob", newYear + day, 30.0 });
    orders.push_back({ "Cid", newYear + 290, 5.0 });
    put(document, "Orders.A1", orders);
    put(document, "Model.A1",
        { { "Stage", "Position", "overdue", "orders", "Expected contribution" },
            { "Decline", "exit", ">=3", nothing, "falling" }, { "Once", 1.0, nothing, "<=1", "low" },
            { "Active", 2.0, nothing, ">=2", "high" } });
}

Outcome decide(const Document& document, Office& program, const std::string& range = "Orders.A1")
{
    return dispatch(program, document, decisionsUrl,
        { { "Range", text(range) }, { "Model", text("Model") }, { "Window", css::uno::Any{ sal_Int32{ 30 } } } });
}

/// The row of `Decisions` whose first cell begins so.
int rowOf(const Document& document, const std::string& beginning)
{
    for (int row = 1; row <= 120; ++row)
        if (textOf(document, sheetName + ".A" + std::to_string(row)).starts_with(beginning))
            return row;
    throw std::runtime_error("no row on Decisions begins with " + beginning);
}

std::vector<CellValue> rowFrom(const Document& document, const std::string& beginning, const std::string& last)
{
    const auto row = std::to_string(rowOf(document, beginning));
    return valuesOf(document, sheetName + ".A" + row + ':' + last + row)[0];
}

} // namespace

TEST_CASE("Winning back stands beside letting go, from the customer's own figures; the cost that the user types is kept")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillDecline(document);
    const auto before = snapshotOf(document);
    const auto outcome = decide(document, program);
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    // Bob's gap of 30 days was over on day 120; by then he had brought 120 in four windows, and since then nothing.
    CHECK(rowFrom(document, "Bob", "G")
        == std::vector<CellValue>{ "Bob", newYear + 120, 30.0, 0.0, 0.0, 365.0, 365.0 });
    const auto bob = std::to_string(rowOf(document, "Bob"));
    CHECK(textOf(document, sheetName + ".H" + bob).empty());

    const auto cost = std::to_string(rowOf(document, "Cost of one attempt"));
    put(document, sheetName + ".B" + cost, { { 100.0 } });
    CHECK(textOf(document, sheetName + ".H" + bob) == "3"); // 365 / 100
    CHECK(textOf(document, sheetName + ".I" + bob) == "27.40%");
    REQUIRE(decide(document, program).success);
    CHECK(valueOf(document, sheetName + ".B" + cost) == 100.0);
    CHECK(textOf(document, sheetName + ".H" + bob) == "3");

    const auto undo = document.undoManager();
    for (int steps = 0; steps < 3; ++steps)
        undo->undo();
    CHECK(differences(before, snapshotOf(document)) == std::vector<std::string>{});
}

TEST_CASE("The same sheet says what one-time and repeat buyers bring, and whether the stages bring what the model expects")
{
    auto& program = office();
    const Document document{ program };
    fillDecline(document);
    REQUIRE(decide(document, program).success);
    const auto once = rowFrom(document, "once", "F"), again = rowFrom(document, "again", "F");
    CHECK(once == std::vector<CellValue>{ "once", 1.0, 1.0 / 3, 5.0, 5.0 / 235, 5.0 });
    CHECK(again == std::vector<CellValue>{ "again", 2.0, 2.0 / 3, 230.0, 230.0 / 235, 115.0 });

    const auto active = rowFrom(document, "Active", "H");
    CHECK(active[1] == CellValue{ "high" });
    CHECK(active[2] == CellValue{ 1.0 });
    CHECK(active[3] == CellValue{ 1.0 });
    CHECK(active[7] == CellValue{ "agrees" });
    const css::uno::Reference<css::table::XTableChartsSupplier> charts{ document.sheet(sheetName), css::uno::UNO_QUERY_THROW };
    CHECK(charts->getCharts()->getElementNames().getLength() == 1);
}

TEST_CASE("Decisions are refused where there is no order log, or where the sheet is the user's own")
{
    auto& program = office();
    const Document document{ program };
    fillDecline(document);
    SECTION("a customer table")
    {
        addSheet(document, "People");
        put(document, "People.A1", { { "customer", "orders", "revenue" }, { "Ann", 3.0, 60.0 }, { "Bob", 1.0, 40.0 } });
        const auto outcome = decide(document, program, "People.A1");
        CHECK_FALSE(outcome.success);
        CHECK_THAT(outcome.sentence, Contains("order log"));
    }
    SECTION("a sheet of that name")
    {
        addSheet(document, sheetName);
        const auto outcome = decide(document, program);
        CHECK_FALSE(outcome.success);
        CHECK_THAT(outcome.sentence, Contains(sheetName));
    }
}

TEST_CASE("Of a log too short to look back and ahead it is said so, and the rest stands")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(dispatch(program, document, decisionsUrl, { { "Range", text("Orders.A1") }, { "Model", text("Model") } }).success);
    CHECK(rowFrom(document, "again", "B") == std::vector<CellValue>{ "again", 2.0 });
    const auto theory = rowOf(document, "Does the data agree");
    CHECK_FALSE(textOf(document, sheetName + ".A" + std::to_string(theory + 1)).empty());
    CHECK(rowOf(document, "Nobody is in a stage") > 0);
}
