// Classify again: what the product wrote is refreshed, what the user wrote stays beside its customer.

#include "small_log.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XSheetAnnotationAnchor.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XSimpleText.hpp>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

std::string commentAt(const Document& document, const std::string& address)
{
    const css::uno::Reference<css::sheet::XSheetAnnotationAnchor> anchor{ cell(document, address), css::uno::UNO_QUERY_THROW };
    return utf8(
        css::uno::Reference<css::text::XSimpleText> { anchor->getAnnotation(), css::uno::UNO_QUERY_THROW } -> getString());
}

void setProperty(const Document& document, const std::string& address, const char* name, const css::uno::Any& value)
{
    css::uno::Reference<css::beans::XPropertySet>
    {
        cell(document, address), css::uno::UNO_QUERY_THROW
        } -> setPropertyValue(rtl::OUString::createFromAscii(name), value);
}

std::vector<std::string> customersInOrder(const Document& document)
{
    std::vector<std::string> names;
    for (int row = 2; !textOf(document, "Customers.A" + std::to_string(row)).empty(); ++row)
        names.push_back(textOf(document, "Customers.A" + std::to_string(row)));
    return names;
}

/// Notes in a column behind ours, formulas in the next.
void annotate(const Document& document)
{
    REQUIRE(textOf(document, "Customers.AG1") == "clv");
    put(document, "Customers.AH1",
        { { "note", "twice" }, { "about Ann", nothing }, { "about Bob", nothing }, { "about Cid", nothing } });
    const auto orders = columnUnder(document, "Customers", "orders");
    for (const std::string row : { "2", "3", "4" })
        type(document, "Customers.AI" + row, "=2*" + orders + row);
}

} // namespace

TEST_CASE("Notes, formulas and comments stay beside their customer; new ones are appended, those gone move to the end")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    annotate(document);
    setProperty(document, "Customers.B2", "CellBackColor", css::uno::Any{ sal_Int32{ 0xffff00 } });

    // Bob goes, Dan comes, Ann has a fourth order.
    put(document, "Orders.A4", { { "Dan", newYear + 14, 40.0 } });
    put(document, "Orders.A12", { { nothing, nothing, nothing } });
    put(document, "Orders.A14", { { "Ann", newYear + 71, 10.0 } });
    REQUIRE(classify(document, program).success);

    CHECK(customersInOrder(document) == std::vector<std::string>{ "Ann", "Cid", "Dan", "Bob" });
    CHECK(shown(document, "Ann", "stage") == "Many");
    CHECK(shown(document, "Ann", "note") == "about Ann");
    CHECK(shown(document, "Cid", "note") == "about Cid");
    CHECK(shown(document, "Bob", "note") == "about Bob");
    CHECK(shown(document, "Dan", "note").empty());
    CHECK(shown(document, "Ann", "twice") == "8");
    CHECK(shown(document, "Cid", "twice") == "8");
    CHECK_THAT(shown(document, "Bob", "reason"), Contains("says nothing of this customer"));
    CHECK(shown(document, "Bob", "stage").empty());
    CHECK(shown(document, "Bob", "orders").empty());
    const css::uno::Reference<css::beans::XPropertySet> coloured{ cell(document, "Customers.B2"), css::uno::UNO_QUERY_THROW };
    CHECK(coloured->getPropertyValue("CellBackColor") == css::uno::Any{ sal_Int32{ 0xffff00 } });

    // Bob is back: he takes his place before those that are gone, with his note.
    put(document, "Orders.A15", { { "Bob", newYear + 72, 1.0 } });
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Bob", "note") == "about Bob");
    CHECK(shown(document, "Bob", "stage") == "Once");
}

TEST_CASE("A column of the user's on Customers is a field of the model")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    put(document, "Model.A1",
        { { "Stage", "Position", "mood?", "Expected contribution", "Action", nothing, nothing, nothing },
            { "Happy", 1.0, "good", "high", "Smile", nothing, nothing, nothing },
            { "Unknown", 2.0, "=", "low", "Ask", nothing, nothing, nothing },
            { "Other", 3.0, "<>", "low", "Ask", nothing, nothing, nothing } });
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "stage") == "Unknown");
    put(document, "Customers.AH1", { { "mood", "do not contact" }, { "good", "yes" }, { nothing, "no" }, { "bad", nothing } });
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "stage") == "Happy");
    CHECK(shown(document, "Bob", "stage") == "Unknown");
    CHECK(shown(document, "Cid", "stage") == "Other");
    CHECK(shown(document, "Ann", "action").empty()); // not to be contacted
    CHECK(shown(document, "Bob", "action") == "Ask");
}

TEST_CASE("In stage since stays while the stage does, and the follow-up with it; the stage log holds every change")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    const auto at = [&](double day) {
        REQUIRE(
            classify(document, program, { { "Range", text("Orders.A1") }, { "AsOf", css::uno::Any{ newYear + day } } }).success);
    };
    at(24); // Ann 2 orders, Bob 1, Cid 1
    at(35); // Ann 3
    at(50); // Cid 2
    CHECK(shown(document, "Ann", "in stage since") == "01/25/2024");
    CHECK(shown(document, "Bob", "in stage since") == "01/25/2024");
    CHECK(shown(document, "Bob", "follow up by") == "02/08/2024");
    CHECK(shown(document, "Cid", "in stage since") == "02/20/2024");
    at(70); // Cid 4
    CHECK(shown(document, "Cid", "stage") == "Many");
    CHECK(shown(document, "Cid", "in stage since") == "03/11/2024");
    const auto place = CellValue{ "Model.A1:H4" };
    CHECK(valuesOf(document, "Stage log.A2:E6")
        == Rows{ { newYear + 24, "Ann", "Some", place, nothing }, { newYear + 24, "Bob", "Once", place, nothing },
            { newYear + 24, "Cid", "Once", place, nothing }, { newYear + 50, "Cid", "Some", place, "onward" },
            { newYear + 70, "Cid", "Many", place, "onward" } });
    at(50); // back again: what was known by then
    CHECK(shown(document, "Cid", "in stage since") == "02/20/2024");
}

TEST_CASE("Who skips a stage between two classifications is marked in the stage log and named on Stages")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    // Bob goes from one order to four, past 'Some'; Dan is first seen with one.
    put(document, "Orders.A14",
        { { "Bob", newYear + 71, 1.0 }, { "Bob", newYear + 72, 1.0 }, { "Bob", newYear + 73, 1.0 }, { "Dan", newYear + 73, 1.0 } });
    REQUIRE(classify(document, program).success);
    CHECK(valuesOf(document, "Stage log.B5:C6") == Rows{ { "Bob", "Many" }, { "Dan", "Once" } });
    CHECK(valuesOf(document, "Stage log.E5:E6") == Rows{ { "skipped a stage" }, { "first seen" } });
    bool named = false;
    for (int row = 1; row <= 40; ++row)
        for (const char* const column : { "A", "B" })
            named |= textOf(document, "Stages." + (column + std::to_string(row))).find("skipped a stage") != std::string::npos
                && textOf(document, "Stages." + (column + std::to_string(row))).ends_with(": Bob");
    CHECK(named);
}

TEST_CASE("Our columns are known wherever the user has moved, renamed or deleted them")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    const auto sheet = document.sheet("Customers");
    const css::uno::Reference<css::table::XColumnRowRange> grid{ sheet, css::uno::UNO_QUERY_THROW };
    put(document, "Customers.B1", { { "Phase" } }); // renamed
    grid->getColumns()->removeByIndex(5, 1); // 'action' is not wanted
    grid->getColumns()->insertByIndex(1, 1); // one of the user's between ours
    put(document, "Customers.B1", { { "stage" }, { "mine" }, { "mine" }, { "mine" } });
    grid->getRows()->insertByIndex(0, 2); // a title above
    put(document, "Customers.A1", { { "My customers" } });
    css::uno::Reference<css::container::XNamed> { sheet, css::uno::UNO_QUERY_THROW } -> setName("Clients");

    put(document, "Orders.A14", { { "Ann", newYear + 71, 10.0 } });
    REQUIRE(classify(document, program).success);
    CHECK(document.sheetNames() == std::vector<std::string>{ "Orders", "Model", "Clients", "Stages", "Stage log" });
    CHECK(valuesOf(document, "Clients.A1:D6")
        == Rows{ { "My customers", nothing, nothing, nothing }, { nothing, nothing, nothing, nothing },
            { "customer", "stage", "Phase", "in stage since" }, { "Ann", "mine", "Many", newYear + 71 },
            { "Bob", "mine", "Once", newYear + 70 }, { "Cid", "mine", "Many", newYear + 70 } });
    CHECK(valuesOf(document, "Clients.E3:G3") == Rows{ { "follow up by", "owner", "reason" } });
}

TEST_CASE("A copy of a sheet of ours is the user's, wherever it stands, in a file too, and after ours was deleted")
{
    auto& program = office();
    const std::string ending = GENERATE("ods", "xlsx");
    INFO(ending);
    const auto file = scratchFolder() / ("copied." + ending);
    {
        const Document document{ program, Shown::visible };
        fillSmallLog(document);
        REQUIRE(classify(document, program).success);
        // Where Calc's own dialog puts a copy: before the sheet.
        const auto sheets = document.spreadsheets()->getSheets();
        sheets->copyByName(officeText("Customers"), officeText("January"), 0);
        sheets->copyByName(officeText("Stages"), officeText("StagesBefore"), 0);
        document.save(file);
    }
    const Document document{ program, file };
    const auto kept = valuesOf(document, "January.A1:N4");
    const auto keptStages = valuesOf(document, "StagesBefore.A1:F12");
    REQUIRE(kept[3][0] == CellValue{ "Cid" });
    put(document, "Orders.A14", { { "Dan", newYear + 71, 40.0 } });
    REQUIRE(classify(document, program).success);
    CHECK(customersInOrder(document) == std::vector<std::string>{ "Ann", "Bob", "Cid", "Dan" });
    CHECK(valuesOf(document, "January.A1:N4") == kept);
    CHECK(textOf(document, "January.A5").empty());
    CHECK(valuesOf(document, "StagesBefore.A1:F12") == keptStages);

    document.spreadsheets()->getSheets()->removeByName("Customers");
    document.spreadsheets()->getSheets()->removeByName("Stages");
    document.select("Orders.A1");
    const auto outcome = classify(document, program);
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    CHECK(customersInOrder(document) == std::vector<std::string>{ "Ann", "Bob", "Cid", "Dan" });
    CHECK(valuesOf(document, "January.A1:N4") == kept);
    CHECK(valuesOf(document, "StagesBefore.A1:F12") == keptStages);
}

TEST_CASE("Saved and opened again, a file is refreshed as before")
{
    auto& program = office();
    for (const std::string ending : { "ods", "xlsx" }) {
        INFO(ending);
        const auto file = scratchFolder() / ("refreshed." + ending);
        {
            const Document document{ program };
            fillSmallLog(document);
            REQUIRE(classify(document, program).success);
            annotate(document);
            document.save(file);
        }
        const Document document{ program, file };
        put(document, "Orders.A4", { { "Dan", newYear + 14, 40.0 } });
        const auto outcome = classify(document, program);
        INFO(outcome.sentence);
        REQUIRE(outcome.success);
        CHECK(document.sheetNames().size() == 5);
        CHECK(customersInOrder(document) == std::vector<std::string>{ "Ann", "Cid", "Dan", "Bob" });
        CHECK(shown(document, "Cid", "note") == "about Cid");
        CHECK(shown(document, "Cid", "in stage since") == "03/11/2024");
    }
}

TEST_CASE("A comment in a cell of ours survives")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    for (const char* const address : { "B2", "D4" }) { // a stage, and a follow-up that is blank
        const css::uno::Reference<css::beans::XPropertySet> properties{ cell(document, std::string("Customers.") + address),
            css::uno::UNO_QUERY_THROW };
        const css::uno::Reference<css::sheet::XSheetAnnotationsSupplier> supplier{ document.sheet("Customers"),
            css::uno::UNO_QUERY_THROW };
        const css::uno::Reference<css::sheet::XCellAddressable> place{ properties, css::uno::UNO_QUERY_THROW };
        supplier->getAnnotations()->insertNew(place->getCellAddress(), officeText(std::string("see ") + address));
    }
    put(document, "Model.G4", { { 60.0 } }); // now Cid's stage has a follow-up
    put(document, "Orders.A14", { { "Ann", newYear + 71, 10.0 } });
    REQUIRE(classify(document, program).success);
    CHECK(textOf(document, "Customers.B2") == "Many");
    CHECK(commentAt(document, "Customers.B2") == "see B2");
    CHECK(textOf(document, "Customers.D4") == "05/10/2024");
    CHECK(commentAt(document, "Customers.D4") == "see D4");
}
