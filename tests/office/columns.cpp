// What the user says of a table by hand, as a macro says it: which column is which field, what a value means, that hidden rows do
// not count. Every expected figure is a sum over the small log.

#include "small_log.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace
{

Outcome command(const Document& document, Office& office, const std::string& name, NamedValues values)
{
    values.emplace_back("Range", text("Orders.A1"));
    return dispatch(office, document, "vnd.org.customerlifecycle:" + name, values);
}

Outcome chooseColumn(const Document& document, Office& office, const std::string& field, const std::string& column)
{
    return command(document, office, "choose-column", { { "Field", text(field) }, { "Column", text(column) } });
}

Outcome chooseMeaning(const Document& document, Office& office, const std::string& value, const std::string& meaning)
{
    return command(document, office, "choose-meaning",
        { { "Column", text("Lage") }, { "Value", text(value) }, { "Meaning", text(meaning) } });
}

bool isModified(const Document& document) { return Reference<css::util::XModifiable> { document.model(), UNO_QUERY_THROW } -> isModified(); }

/// The small log with a column that the product cannot know: half of every amount.
void fillWithHalves(const Document& document)
{
    fillSmallLog(document);
    put(document, "Orders.D1", { { "halb" } });
    for (int row = 2; row <= 13; ++row)
        type(document, "Orders.D" + std::to_string(row), "=IF(ISNUMBER(C" + std::to_string(row) + ");C" + std::to_string(row) + "/2;C" + std::to_string(row) + ")");
}

/// Ann 60, Bob 40; one order of each is `raus`, Bob's only other one `ok`.
void fillWithStatuses(const Document& document)
{
    fillSmallLog(document);
    put(document, "Orders.D1", { { "Lage" }, { "ok" }, { "raus" }, { "ok" } });
}

void hideRow(const Document& document, int row)
{
    const auto cell = rangeOf(document, "Orders.A" + std::to_string(row));
    const Reference<css::table::XColumnRowRange> rows{ cell, UNO_QUERY_THROW };
    Reference<css::beans::XPropertySet> { rows->getRows(), UNO_QUERY_THROW } -> setPropertyValue("IsVisible", css::uno::Any{ false });
}

/// Of the table on `Meanings`: what stands beside a value.
std::string meaningOnSheet(const Document& document, const std::string& value, std::string* place = nullptr)
{
    for (int row = 1; row < 200; ++row)
        if (const auto at = std::to_string(row); textOf(document, "Stages.A" + at) == "Lage" && textOf(document, "Stages.B" + at) == value) {
            if (place)
                *place = "Stages.D" + at;
            return textOf(document, "Stages.D" + at);
        }
    throw std::runtime_error("no value " + value);
}

} // namespace

TEST_CASE("A column that is chosen by hand holds for every command, and for the file")
{
    auto& program = office();
    const Document document{ program };
    fillWithHalves(document);
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "contribution") == "60.00");

    Reference<css::util::XModifiable> { document.model(), UNO_QUERY_THROW } -> setModified(false);
    const auto chosen = chooseColumn(document, program, "amount", "halb");
    CHECK(chosen.success);
    CHECK(chosen.sentence == "amount: halb (D)");
    CHECK(isModified(document));
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "contribution") == "30.00");
    CHECK(shown(document, "Bob", "contribution") == "20.00");

    for (const char* const ending : { ".ods", ".xlsx" }) {
        CAPTURE(ending);
        const auto file = scratchFolder() / (std::string{ "chosen" } + ending);
        document.save(file);
        const Document again{ program, file };
        put(again, "Orders.B3", { { newYear + 5 } }); // another day, the same customer
        REQUIRE(classify(again, program).success);
        CHECK(shown(again, "Ann", "contribution") == "30.00");
    }

    // A column is inserted, and the chosen one moves.
    const Reference<css::table::XColumnRowRange> columns{ rangeOf(document, "Orders.A1:Z1"), UNO_QUERY_THROW };
    columns->getColumns()->insertByIndex(1, 1);
    put(document, "Orders.B1", { { "note" } });
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "contribution") == "30.00");

    // It has gone: what is found by itself counts, and that is said.
    columns->getColumns()->removeByIndex(4, 1);
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "contribution") == "60.00");

    // The way back.
    CHECK(command(document, program, "choose-column", { { "Field", text("amount") } }).success);
    const auto properties = Reference<css::document::XDocumentPropertiesSupplier> { document.model(), UNO_QUERY_THROW }
        ->getDocumentProperties()->getUserDefinedProperties();
    CHECK_FALSE(Reference<css::beans::XPropertySet> { properties, UNO_QUERY_THROW }
                    ->getPropertySetInfo()->hasPropertyByName("Lifecycle choices"));
}

TEST_CASE("No column can be a field, and a column that is not there is refused")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    CHECK(chooseColumn(document, program, "amount", "").sentence == "amount: none");
    const auto refused = classify(document, program);
    CHECK_FALSE(refused.success);
    CHECK_THAT(refused.sentence, Contains("amount"));
    const auto wrong = chooseColumn(document, program, "amount", "sum");
    CHECK_FALSE(wrong.success);
    CHECK_THAT(wrong.sentence, Contains("no column sum"));
    CHECK(chooseColumn(document, program, "amount", "C").success); // by its letter
    CHECK(classify(document, program).success);
}

TEST_CASE("What a value means is remembered before the first Classify, and from then on in the table of meanings")
{
    auto& program = office();
    const Document document{ program, Shown::visible };
    fillWithStatuses(document);
    CHECK(chooseColumn(document, program, "status", "Lage").success);
    const auto chosen = chooseMeaning(document, program, "raus", "cancelled");
    CHECK(chosen.success);
    CHECK(chosen.sentence == "raus: cancelled");
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "contribution") == "40.00"); // without the 20
    CHECK(meaningOnSheet(document, "raus") == "cancelled");

    CHECK(chooseMeaning(document, program, "raus", "counted").success);
    CHECK(meaningOnSheet(document, "raus") == "counted");
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "contribution") == "60.00");

    // Ctrl+Z takes Classify back, then the choice.
    document.undoManager()->undo();
    CHECK(document.undoManager()->getCurrentUndoActionTitle() == "Choose meaning");
    document.undoManager()->undo();
    CHECK(meaningOnSheet(document, "raus") == "cancelled");

    CHECK(chooseMeaning(document, program, "raus", "").sentence == "raus: no meaning");
    CHECK(meaningOnSheet(document, "raus").empty());
    CHECK_FALSE(chooseMeaning(document, program, "raus", "bought").success); // no meaning of a status
}

TEST_CASE("History of a customer table counts by the meanings that were chosen")
{
    auto& program = office();
    const Document document{ program };
    addSheet(document, "Model");
    put(document, "Model.A1", { { "Stage", "Position", "deal outcome?", "Expected contribution" }, { "Sale", 2.0, "bought", "high" }, { "Attraction", 1.0, nothing, "low" } });
    addSheet(document, "Deals");
    put(document, "Deals.A1",
        { { "contact", "first contact", "deal opened", "deal closed", "deal outcome" }, { "Ann", newYear + 4, newYear + 9, newYear + 69, "4 - signed off" },
            { "Bob", newYear + 5, newYear + 10, newYear + 40, "Closed Won" } });
    const auto history = [&] {
        REQUIRE(dispatch(program, document, "vnd.org.customerlifecycle:history",
            { { "Range", text("Deals.A1") }, { "Model", text("Model") }, { "AsOf", css::uno::Any{ newYear + 120 } } }).success);
        // The last line of the customers by stage: period, last day, then a column for each stage.
        int row = 1;
        while (textOf(document, "History.A" + std::to_string(row)) != "period")
            REQUIRE(++row < 40);
        const auto header = std::to_string(row);
        std::string sale;
        for (char column = 'A'; column <= 'H'; ++column)
            if (textOf(document, std::string{ "History." } + column + header) == "Sale")
                sale = column;
        while (!textOf(document, "History.A" + std::to_string(row + 1)).empty())
            ++row;
        return valueOf(document, "History." + sale + std::to_string(row));
    };
    CHECK(history() == 1);
    REQUIRE(dispatch(program, document, "vnd.org.customerlifecycle:choose-meaning",
        { { "Range", text("Deals.A1") }, { "Column", text("deal outcome") }, { "Value", text("4 - signed off") }, { "Meaning", text("bought") } }).success);
    CHECK(history() == 2);
}

TEST_CASE("A formula follows its arguments: a word of the user's counts by the model's criterion, at once")
{
    auto& program = office();
    const Document document{ program };
    addSheet(document, "Model");
    put(document, "Model.A1", { { "Stage", "Position", "deal outcome?", "Expected contribution" }, { "Sale", 2.0, "bought", "high" }, { "Attraction", 1.0, nothing, "low" } });
    addSheet(document, "Deals");
    put(document, "Deals.A1", { { "contact", "deal outcome" }, { "Ann", "4 - signed off" }, { "Bob", "Closed Won" } });
    type(document, "Deals.C2", "=LIFECYCLE.STAGE(A1:B1;A2:B2;$Model.A1:D3)");
    type(document, "Deals.C3", "=LIFECYCLE.STAGE(A1:B1;A3:B3;$Model.A1:D3)");
    CHECK(textOf(document, "Deals.C2") == "Attraction");
    CHECK(textOf(document, "Deals.C3") == "Sale");
    REQUIRE(dispatch(program, document, "vnd.org.customerlifecycle:choose-meaning",
        { { "Range", text("Deals.A1") }, { "Column", text("deal outcome") }, { "Value", text("4 - signed off") }, { "Meaning", text("bought") } }).success);
    document.recalculate();
    CHECK(textOf(document, "Deals.C2") == "Attraction"); // as in any other document
    put(document, "Model.C2", { { "bought;4 - signed off" } });
    CHECK(textOf(document, "Deals.C2") == "Sale");
    CHECK(textOf(document, "Deals.C3") == "Sale");
}

TEST_CASE("Ctrl+Z takes a choice back, redo makes it again, each under its name, and saving is offered")
{
    auto& program = office();
    const Document document{ program, Shown::visible };
    fillWithStatuses(document);
    put(document, "Orders.E1", { { "halb" }, { 5.0 }, { 10.0 }, { 20.0 } }); // 5 + 10 of Ann's, 20 of Bob's
    const auto undo = document.undoManager();
    const auto modified = [&](bool is) { Reference<css::util::XModifiable> { document.model(), UNO_QUERY_THROW } -> setModified(is); };
    // Classify is a step of its own, and the end of what can be done again.
    const auto annBrings = [&] {
        REQUIRE(classify(document, program).success);
        const auto sum = shown(document, "Ann", "contribution");
        undo->undo();
        return sum;
    };
    CHECK(annBrings() == "60.00");
    REQUIRE(chooseColumn(document, program, "amount", "halb").success);
    REQUIRE(utf8(undo->getCurrentUndoActionTitle()) == "Choose column");
    CHECK(annBrings() == "15.00");
    modified(false);
    undo->undo();
    CHECK(isModified(document));
    CHECK(utf8(undo->getCurrentRedoActionTitle()) == "Choose column");
    modified(false);
    undo->redo();
    CHECK(isModified(document));
    CHECK(annBrings() == "15.00");
    undo->undo();
    CHECK(annBrings() == "60.00");

    REQUIRE(chooseColumn(document, program, "status", "Lage").success);
    REQUIRE(chooseMeaning(document, program, "raus", "cancelled").success);
    CHECK(utf8(undo->getCurrentUndoActionTitle()) == "Choose meaning");
    CHECK(annBrings() == "40.00");
    undo->undo(); // the meaning alone
    undo->redo();
    CHECK(annBrings() == "40.00");
    undo->undo();
    CHECK(annBrings() == "60.00");
    REQUIRE(chooseMeaning(document, program, "raus", "cancelled").success);

    // The same again changes nothing, and is no step.
    const auto steps = undo->getAllUndoActionTitles().getLength();
    CHECK(chooseMeaning(document, program, "raus", "cancelled").success);
    CHECK(undo->getAllUndoActionTitles().getLength() == steps);

    // Remembered as a column, then listed on Stages: one step takes back both.
    REQUIRE(classify(document, program).success);
    REQUIRE(chooseMeaning(document, program, "raus", "counted").success);
    CHECK(meaningOnSheet(document, "raus") == "counted");
    undo->undo();
    CHECK(meaningOnSheet(document, "raus") == "cancelled");
    undo->undo(); // Classify
    CHECK(annBrings() == "40.00");
}

TEST_CASE("Only the visible rows count where the user wants it so, and the books balance")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    hideRow(document, 3); // Ann's 20
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "contribution") == "60.00");
    const auto visible = classify(document, program, { { "Range", text("Orders.A1") }, { "VisibleRowsOnly", css::uno::Any{ true } } });
    REQUIRE(visible.success);
    CHECK_THAT(visible.sentence, Contains("Only visible rows count"));
    CHECK(shown(document, "Ann", "contribution") == "40.00");
    double counted = 0, leftOut = 0, total = 0;
    bool listed = false, warned = false;
    for (int row = 1; row < 120; ++row) {
        const auto at = std::to_string(row), label = textOf(document, "Stages.A" + at);
        if (label == "counted")
            counted = valueOf(document, "Stages.C" + at);
        else if (label == "left out")
            leftOut = valueOf(document, "Stages.C" + at);
        else if (label == "total")
            total = valueOf(document, "Stages.C" + at);
        listed = listed || (label == "3" && textOf(document, "Stages.C" + at) == "Hidden by a filter");
        warned = warned || label.starts_with("Only visible rows count");
    }
    CHECK(total == Approx(128)); // of all numbers in the column: 60 + 40 + 20 - 2 + 7 + 3
    CHECK(leftOut == Approx(30)); // 20 hidden, 7 and 3
    CHECK(counted == Approx(98));
    CHECK(listed);
    CHECK(warned);
}

TEST_CASE("The rows left out are selected, and the table stays the one that the commands work on")
{
    auto& program = office();
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    document.select("Orders.A1");
    // The seventh has no customer, the ninth no date, the twelfth a text for an amount: rows 7, 9 and 12 of the sheet.
    const auto shownRows = dispatch(program, document, "vnd.org.customerlifecycle:show-left-out");
    CHECK(shownRows.success);
    CHECK(shownRows.sentence == "Rows left out in Orders.A1:C13, now selected: 3");
    const Reference<css::view::XSelectionSupplier> view{ document.controller(), UNO_QUERY_THROW };
    const Reference<css::sheet::XSheetCellRanges> selected{ view->getSelection(), UNO_QUERY_THROW };
    CHECK(utf8(selected->getRangeAddressesAsString()) == "Orders.A7:C7,Orders.A9:C9,Orders.A12:C12");
    const auto classified = dispatch(program, document, classifyUrl, { { "Model", text("Model") } });
    INFO(classified.sentence);
    CHECK(classified.success);
    CHECK(shown(document, "Ann", "contribution") == "60.00");

    // One run of rows alone is no table either.
    put(document, "Orders.A7", { { "Dan" } });
    put(document, "Orders.B9", { { newYear + 50 } });
    document.select("Orders.A1");
    CHECK(dispatch(program, document, "vnd.org.customerlifecycle:show-left-out").sentence == "Rows left out in Orders.A1:C13, now selected: 1");
    CHECK(dispatch(program, document, classifyUrl, { { "Model", text("Model") } }).success);
    put(document, "Orders.C12", { { 1.0 } });
    document.select("Orders.A1");
    CHECK(dispatch(program, document, "vnd.org.customerlifecycle:show-left-out").sentence == "No row of Orders.A1:C13 is left out.");
}

TEST_CASE("Amounts are written in the currency of the user's own")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    const auto formats = Reference<css::util::XNumberFormatsSupplier> { document.model(), UNO_QUERY_THROW } -> getNumberFormats();
    const auto euro = formats->addNew(officeText("#,##0.00 [$\u20ac-407]"), {});
    Reference<css::beans::XPropertySet> { rangeOf(document, "Orders.C2:C13"), UNO_QUERY_THROW }
        ->setPropertyValue("NumberFormat", css::uno::Any{ euro });
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "contribution") == "60.00 \u20ac");
    CHECK(shown(document, "Ann", "orders") == "3");
    bool found = false;
    for (int row = 1; row < 60; ++row)
        found = found || textOf(document, "Stages.C" + std::to_string(row)).ends_with(" \u20ac");
    CHECK(found);
}

TEST_CASE("Beside a row that a filter hides, what stands there stays")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    addSheet(document, "Who");
    put(document, "Who.A1", { { "customer", "orders" }, { "Ann", 1.0 }, { "Bob", 2.0 }, { "Cid", 5.0 } });
    const NamedValues who{ { "Range", text("Who.A1") }, { "VisibleRowsOnly", css::uno::Any{ true } } };
    REQUIRE(classify(document, program, who).success);
    CHECK(textOf(document, "Who.C2") == "Once");
    put(document, "Who.B2", { { 9.0 }, { 9.0 } });
    const Reference<css::table::XColumnRowRange> row{ rangeOf(document, "Who.A2"), UNO_QUERY_THROW };
    Reference<css::beans::XPropertySet> { row->getRows(), UNO_QUERY_THROW } -> setPropertyValue("IsVisible", css::uno::Any{ false });
    REQUIRE(classify(document, program, who).success);
    CHECK(textOf(document, "Who.C2") == "Once"); // hidden
    CHECK(textOf(document, "Who.C3") == "Many");
    CHECK(textOf(document, "Who.C4") == "Many");
}
