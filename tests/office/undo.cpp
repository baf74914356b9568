// One undo takes a command back, one redo brings it again: every cell, sheet, comment, range and chart. In a visible document:
// that is where a person undoes.

#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XViewPane.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

using namespace lifecycle::tests;

namespace
{

using Differences = std::vector<std::string>;

/// A database range of the user's own on each sheet: undoing an insertion loses them in LibreOffice 7.4, unless one guards them.
void addDatabaseRanges(const Document& document, sal_Int16 sheets)
{
    const css::uno::Reference<css::beans::XPropertySet> properties{ document.model(), css::uno::UNO_QUERY_THROW };
    const css::uno::Reference<css::sheet::XDatabaseRanges> ranges{ properties->getPropertyValue("DatabaseRanges"),
        css::uno::UNO_QUERY_THROW };
    for (sal_Int16 sheet = 1; sheet < sheets; ++sheet)
        ranges->addNewByName("mine" + rtl::OUString::number(sheet), { sheet, 0, 0, 2, 9 });
}

void comment(const Document& document, const std::string& sheet, sal_Int32 column, sal_Int32 row, const char* words)
{
    const css::uno::Reference<css::sheet::XSheetAnnotationsSupplier> supplier{ document.sheet(sheet), css::uno::UNO_QUERY_THROW };
    css::table::CellAddress place;
    place.Column = column;
    place.Row = row;
    supplier->getAnnotations()->insertNew(place, rtl::OUString::createFromAscii(words));
}

/// Undone, done again, undone, done again.
void checkUndo(const Document& document, const Snapshot& before)
{
    const auto after = snapshotOf(document);
    REQUIRE_FALSE(differences(before, after).empty());
    const auto undo = document.undoManager();
    for (int round = 1; round <= 2; ++round) {
        INFO("round " << round);
        undo->undo();
        CHECK(differences(before, snapshotOf(document)) == Differences{});
        undo->redo();
        CHECK(differences(after, snapshotOf(document)) == Differences{});
    }
}

} // namespace

TEST_CASE("Undo of the first Classify of an order log")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    addSheet(document, "Third");
    addDatabaseRanges(document, 3);
    const auto before = snapshotOf(document);
    REQUIRE(classify(document, program).success);
    REQUIRE(document.undoManager()->getCurrentUndoActionTitle() == "Classify customers");
    checkUndo(document, before);
}

TEST_CASE("What the user types on a new list is undone before the list, and done again after it")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    const auto before = snapshotOf(document);
    REQUIRE(classify(document, program).success);
    const auto classified = snapshotOf(document);
    const auto name = textOf(document, "Customers.A2");
    type(document, "Customers.A2", "Somebody");
    const auto typed = snapshotOf(document);
    REQUIRE_FALSE(differences(classified, typed).empty());
    const auto undo = document.undoManager();
    for (int round = 1; round <= 2; ++round) {
        INFO("round " << round);
        undo->undo();
        CHECK(textOf(document, "Customers.A2") == name);
        CHECK(differences(classified, snapshotOf(document)) == Differences{});
        undo->undo();
        CHECK(differences(before, snapshotOf(document)) == Differences{});
        undo->redo();
        CHECK(differences(classified, snapshotOf(document)) == Differences{});
        undo->redo();
        CHECK(differences(typed, snapshotOf(document)) == Differences{});
        CHECK_FALSE(undo->isRedoPossible());
    }
}

TEST_CASE("Undo leads back to the cell from which Classify was called, redo to what it showed")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    addSheet(document, "Third");
    addSheet(document, "Fourth");
    document.select("Orders.B3");
    const css::uno::Reference<css::sheet::XViewPane> pane{ document.controller(), css::uno::UNO_QUERY_THROW };
    pane->setFirstVisibleRow(1);
    const css::uno::Reference<css::sheet::XSpreadsheetView> view{ document.controller(), css::uno::UNO_QUERY_THROW };
    const auto inFront
        = [&] { return utf8(css::uno::Reference<css::container::XNamed>{ view->getActiveSheet(), css::uno::UNO_QUERY_THROW }->getName()); };
    const auto cursor = [&] {
        return css::uno::Reference<css::sheet::XCellRangeAddressable>{
            css::uno::Reference<css::view::XSelectionSupplier>{ document.controller(), css::uno::UNO_QUERY_THROW }->getSelection(),
            css::uno::UNO_QUERY_THROW }->getRangeAddress();
    };
    REQUIRE(classify(document, program).success);
    const auto shown = inFront();
    CHECK(shown == "Stages");
    for (int round = 1; round <= 2; ++round) {
        document.undoManager()->undo();
        CHECK(inFront() == "Orders");
        CHECK(cursor().StartColumn == 1);
        CHECK(cursor().StartRow == 2);
        CHECK(pane->getFirstVisibleRow() == 1);
        document.undoManager()->redo();
        CHECK(inFront() == shown);
    }
}

TEST_CASE("Undo beside a customer table leads back to the cell from which Classify was called")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    addSheet(document, "People");
    put(document, "People.A1", { { "customer", "orders" }, { "Ann", 3.0 }, { "Bob", 1.0 } });
    document.select("People.B2");
    REQUIRE(classify(document, program, { { "Range", text("People.A1:B3") } }).success);
    document.select("Model.C2"); // wherever the user has gone meanwhile
    document.undoManager()->undo();
    const css::uno::Reference<css::sheet::XCellRangeAddressable> selected{
        css::uno::Reference<css::view::XSelectionSupplier>{ document.controller(), css::uno::UNO_QUERY_THROW }->getSelection(),
        css::uno::UNO_QUERY_THROW };
    const auto cell = selected->getRangeAddress();
    CHECK(cell.Sheet == 2); // People, behind Orders and Model
    CHECK(cell.StartColumn == 1);
    CHECK(cell.StartRow == 1);
}

TEST_CASE("Undo of a refresh in which customers come and go")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    put(document, "Customers.AZ1", { { "far away" } });
    put(document, "Customers.AH1",
        { { "note", "twice" }, { "about Ann", nothing }, { "about Bob", nothing }, { "about Cid", nothing } });
    for (const char* row : { "2", "3", "4" })
        type(document, std::string("Customers.AI") + row, std::string("=2*H") + row);
    comment(document, "Customers", 1, 2, "on Bob's stage");
    comment(document, "Customers", 33, 3, "on Cid's note");
    comment(document, "Customers", 30, 3, "on what is not known of Cid");
    comment(document, "Stages", 1, 4, "on the first stage");
    // Bob goes, Dan comes, Ann has a fourth order.
    put(document, "Orders.A4", { { "Dan", newYear + 14, 40.0 } });
    put(document, "Orders.A14", { { "Ann", newYear + 71, 10.0 } });
    const auto before = snapshotOf(document);
    REQUIRE(classify(document, program).success);
    checkUndo(document, before);
}

TEST_CASE("Undo of a refresh by a model with other stages, whose charts are made anew")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    put(document, "Model.A5", { { "Very many", 4.0, ">100", "high", "service", "Say thank you", nothing, "#abcdef" } });
    const auto before = snapshotOf(document);
    REQUIRE(classify(document, program).success);
    checkUndo(document, before);
}

TEST_CASE("Undo beside a customer table, of the first Classify and of a refresh")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    addSheet(document, "People");
    put(document, "People.A1",
        { { "customer", "orders", "revenue" }, { "Ann", 3.0, 60.0 }, { "Bob", 1.0, 40.0 }, { "Cid", 4.0, 20.0 } });
    const NamedValues values{ { "Range", text("People.A1") } };
    const auto before = snapshotOf(document);
    REQUIRE(classify(document, program, values).success);
    checkUndo(document, before);

    comment(document, "People", 3, 1, "on Ann's stage");
    put(document, "People.B2", { { 1.0 }, { nothing } });
    const auto beforeRefresh = snapshotOf(document);
    REQUIRE(classify(document, program, values).success);
    checkUndo(document, beforeRefresh);
}

TEST_CASE("Rows’ heights adjust after a command, its undo and its redo as they did before, or do not")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    const css::uno::Reference<css::beans::XPropertySet> properties{ document.model(), css::uno::UNO_QUERY_THROW };
    const auto adjust = [&] { return properties->getPropertyValue("IsAdjustHeightEnabled").get<bool>(); };
    const auto setAdjust = [&](bool on) { properties->setPropertyValue("IsAdjustHeightEnabled", css::uno::Any{ on }); };
    REQUIRE(adjust());
    setAdjust(false);
    REQUIRE(classify(document, program).success);
    CHECK_FALSE(adjust());
    document.undoManager()->undo();
    CHECK_FALSE(adjust());
    document.undoManager()->redo();
    CHECK_FALSE(adjust());
    setAdjust(true);
    document.undoManager()->undo();
    CHECK(adjust());
    document.undoManager()->redo();
    CHECK(adjust());
}
