// The rows of one stage alone, through Calc's own filter; the user's own filter is respected meanwhile and given back after.

#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/FilterConnection.hpp>
#include <com/sun/star/sheet/FilterFieldType.hpp>
#include <com/sun/star/sheet/FilterOperator2.hpp>
#include <com/sun/star/sheet/TableFilterField3.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSheetFilterDescriptor3.hpp>
#include <com/sun/star/sheet/XSheetFilterable.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XUnnamedDatabaseRanges.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <com/sun/star/util/XRefreshable.hpp>

using namespace lifecycle::tests;
using css::sheet::TableFilterField3;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace
{

const std::string showUrl = "vnd.org.customerlifecycle:show-stage";

Outcome show(const Document& document, Office& office, const std::string& stage)
{
    return dispatch(office, document, showUrl, { { "Stage", text(stage) } });
}

/// The texts of a column's rows that are seen, below the header.
std::vector<std::string> seen(const Document& document, const std::string& sheet, const std::string& column, int rows)
{
    std::vector<std::string> texts;
    const Reference<css::table::XColumnRowRange> range{ document.sheet(sheet), UNO_QUERY_THROW };
    for (int row = 1; row < rows; ++row) {
        const Reference<css::beans::XPropertySet> properties{ range->getRows()->getByIndex(row), UNO_QUERY_THROW };
        if (properties->getPropertyValue("IsVisible").get<bool>())
            texts.push_back(textOf(document, sheet + '.' + column + std::to_string(row + 1)));
    }
    return texts;
}

TableFilterField3 condition(int field, int comparison, double number,
    css::sheet::FilterConnection connection = css::sheet::FilterConnection_AND)
{
    TableFilterField3 made;
    made.Connection = connection;
    made.Field = field;
    made.Operator = comparison;
    made.Values.realloc(1);
    made.Values.getArray()->FilterType = css::sheet::FilterFieldType::NUMERIC;
    made.Values.getArray()->IsNumeric = true;
    made.Values.getArray()->NumericValue = number;
    return made;
}

TableFilterField3 condition(int field, const std::vector<std::string>& texts)
{
    TableFilterField3 made;
    made.Field = field;
    made.Operator = css::sheet::FilterOperator2::EQUAL;
    made.Values.realloc(static_cast<sal_Int32>(texts.size()));
    for (std::size_t index = 0; index < texts.size(); ++index) {
        made.Values.getArray()[index].FilterType = css::sheet::FilterFieldType::STRING;
        made.Values.getArray()[index].StringValue = officeText(texts[index]);
    }
    return made;
}

/// As the user filters, by AutoFilter: of a database range of its own.
void autoFilter(const Document& document, const std::string& range, const std::vector<TableFilterField3>& fields)
{
    const Reference<css::beans::XPropertySet> properties{ document.model(), UNO_QUERY_THROW };
    const Reference<css::sheet::XDatabaseRanges> ranges{ properties->getPropertyValue("DatabaseRanges"), UNO_QUERY_THROW };
    ranges->addNewByName("mine", Reference<css::sheet::XCellRangeAddressable>{ rangeOf(document, range), UNO_QUERY_THROW }->getRangeAddress());
    const Reference<css::sheet::XDatabaseRange> mine{ ranges->getByName("mine"), UNO_QUERY_THROW };
    Reference<css::beans::XPropertySet>{ mine, UNO_QUERY_THROW }->setPropertyValue("AutoFilter", css::uno::Any{ true });
    const auto descriptor = mine->getFilterDescriptor();
    Reference<css::sheet::XSheetFilterDescriptor3>{ descriptor, UNO_QUERY_THROW }->setFilterFields3(
        css::uno::Sequence<TableFilterField3>{ fields.data(), static_cast<sal_Int32>(fields.size()) });
    Reference<css::util::XRefreshable>{ mine, UNO_QUERY_THROW }->refresh();
}

/// As the user filters, by Standard Filter.
void filter(const Document& document, const std::string& range, const std::vector<TableFilterField3>& fields)
{
    const Reference<css::sheet::XSheetFilterable> cells{ rangeOf(document, range), UNO_QUERY_THROW };
    const auto descriptor = cells->createFilterDescriptor(false);
    Reference<css::beans::XPropertySet>{ descriptor, UNO_QUERY_THROW }->setPropertyValue("ContainsHeader", css::uno::Any{ true });
    Reference<css::sheet::XSheetFilterDescriptor3>{ descriptor, UNO_QUERY_THROW }->setFilterFields3(
        css::uno::Sequence<TableFilterField3>{ fields.data(), static_cast<sal_Int32>(fields.size()) });
    cells->filter(descriptor);
}

std::string said(const Reference<css::sheet::XDatabaseRange>& range)
{
    const auto area = range->getDataArea();
    const Reference<css::beans::XPropertySet> properties{ range, UNO_QUERY_THROW };
    auto words = std::to_string(area.Sheet) + ':' + std::to_string(area.StartColumn) + ',' + std::to_string(area.StartRow) + '-'
        + std::to_string(area.EndColumn) + ',' + std::to_string(area.EndRow)
        + (properties->getPropertyValue("AutoFilter").get<bool>() ? " buttons" : "");
    const auto fields
        = Reference<css::sheet::XSheetFilterDescriptor3>{ range->getFilterDescriptor(), UNO_QUERY_THROW }->getFilterFields3();
    for (const auto& field : fields) {
        words += field.Connection == css::sheet::FilterConnection_OR ? " or " : " and ";
        words += std::to_string(field.Field) + '~' + std::to_string(field.Operator);
        for (const auto& value : field.Values)
            words += ' ' + std::to_string(value.NumericValue) + utf8(value.StringValue);
    }
    return words;
}

/// Every filter of the document: where it is, its buttons, its conditions.
std::vector<std::string> filters(const Document& document)
{
    const Reference<css::beans::XPropertySet> properties{ document.model(), UNO_QUERY_THROW };
    const Reference<css::sheet::XDatabaseRanges> ranges{ properties->getPropertyValue("DatabaseRanges"), UNO_QUERY_THROW };
    std::vector<std::string> all;
    const auto names = ranges->getElementNames();
    for (const auto& name : names)
        all.push_back(utf8(name) + ' ' + said({ ranges->getByName(name), UNO_QUERY_THROW }));
    const Reference<css::sheet::XUnnamedDatabaseRanges> unnamed{ properties->getPropertyValue("UnnamedDatabaseRanges"),
        UNO_QUERY_THROW };
    for (int sheet = 0; sheet < static_cast<int>(document.sheetNames().size()); ++sheet)
        if (unnamed->hasByTable(sheet))
            all.push_back(said({ unnamed->getByTable(sheet), UNO_QUERY_THROW }));
    return all;
}

using Names = std::vector<std::string>;

/// Five accounts: two `Small`, two `Large`, one in no stage; their amounts are 1 to 5.
void fillAccounts(const Document& document)
{
    put(document, "A1",
        { { "customer", "seats", "amount", "region" }, { "Ann", 1.0, 1.0, "north" }, { "Bob", 20.0, 2.0, "north" },
            { "Cid", 2.0, 3.0, "south" }, { "Dan", 30.0, 4.0, "south" }, { "Eve", nothing, 5.0, "north" } });
    addSheet(document, "Model");
    put(document, "Model.A1",
        { { "Stage", "Position", "seats", "Expected contribution", "Action" }, { "Small", 1.0, "<10", "low", "Call" },
            { "Large", 2.0, ">=10", "high", "Visit" } });
}

} // namespace

TEST_CASE("One stage of an order log's customers is shown, then another, then all")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    const auto before = filters(document);
    const auto snapshot = snapshotOf(document);
    document.select("Orders.A1");

    const auto outcome = show(document, program, "Once");
    CAPTURE(outcome.sentence);
    REQUIRE(outcome.success);
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Bob" });
    const Reference<css::sheet::XSpreadsheetView> view{ document.controller(), UNO_QUERY_THROW };
    CHECK(Reference<css::container::XNamed>{ view->getActiveSheet(), UNO_QUERY_THROW }->getName() == "Customers");
    CHECK(document.undoManager()->getCurrentUndoActionTitle() == "Show only Once");

    REQUIRE(show(document, program, "Many").success);
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Cid" });
    REQUIRE(show(document, program, "Many").success);
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Ann", "Bob", "Cid" });
    CHECK(filters(document) == before);
    CHECK(differences(snapshot, snapshotOf(document)) == Names{});

    const auto undo = document.undoManager();
    undo->undo();
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Cid" });
    undo->undo();
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Bob" });
    undo->undo();
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Ann", "Bob", "Cid" });
    CHECK(filters(document) == before);
    CHECK(differences(snapshot, snapshotOf(document)) == Names{});
    undo->redo();
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Bob" });
    // What is on, the document says, not who set it: the way back is there after an undo and a redo too.
    REQUIRE(show(document, program, "Once").success);
    CHECK(filters(document) == before);
}

TEST_CASE("The user's own filter stays respected while a stage is shown, and is given back after, alternatives too")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillAccounts(document);
    namespace Op = css::sheet::FilterOperator2;
    // amount >= 4, or amount <= 2 and seats >= 10: Bob, Dan, Eve
    filter(document, "A1:D6",
        { condition(2, Op::GREATER_EQUAL, 4), condition(2, Op::LESS_EQUAL, 2, css::sheet::FilterConnection_OR),
            condition(1, Op::GREATER_EQUAL, 10) });
    REQUIRE(seen(document, "Sheet1", "A", 6) == Names{ "Bob", "Dan", "Eve" });
    REQUIRE(classify(document, program, { { "Range", text("Sheet1.A1:D6") } }).success);
    REQUIRE(columnUnder(document, "Sheet1", "stage") == "E"); // outside of the user's filter
    const auto before = filters(document);

    REQUIRE(show(document, program, "Large").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Bob", "Dan" });
    REQUIRE(show(document, program, "Small").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{});
    REQUIRE(show(document, program, "no stage").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Eve" });
    REQUIRE(show(document, program, "no stage").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Bob", "Dan", "Eve" });
    CHECK(filters(document) == before);

    REQUIRE(show(document, program, "Large").success);
    REQUIRE(dispatch(program, document, showUrl).success); // the menu's: all of them
    CHECK(filters(document) == before);
    const auto undo = document.undoManager();
    undo->undo();
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Bob", "Dan" });
    undo->undo();
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Bob", "Dan", "Eve" });
    CHECK(filters(document) == before);
}

TEST_CASE("An AutoFilter for several values, by the stage too, is given back after another stage")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillAccounts(document);
    REQUIRE(classify(document, program, { { "Range", text("Sheet1.A1:D6") } }).success);
    autoFilter(document, "A1:I6", { condition(0, { "Ann", "Bob", "Eve" }), condition(4, std::vector<std::string>{ "Small" }) });
    const auto before = filters(document);
    REQUIRE(seen(document, "Sheet1", "A", 6) == Names{ "Ann" });
    REQUIRE(show(document, program, "Large").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{}); // those that the user lets through are Small
    REQUIRE(show(document, program, "Small").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Ann" });
    REQUIRE(show(document, program, "Small").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Ann" });
    CHECK(filters(document) == before);
}

TEST_CASE("A filter by colour, which the office does not tell of, stays as it is")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillAccounts(document);
    REQUIRE(classify(document, program, { { "Range", text("Sheet1.A1:D6") } }).success);
    const Reference<css::beans::XPropertySet> red{ cell(document, "A3"), UNO_QUERY_THROW };
    red->setPropertyValue("CellBackColor", css::uno::Any{ sal_Int32{ 0xff0000 } });
    auto colour = condition(0, std::vector<std::string>{ "" });
    colour.Values.getArray()->FilterType = css::sheet::FilterFieldType::BACKGROUND_COLOR;
    colour.Values.getArray()->ColorValue = 0xff0000;
    autoFilter(document, "A1:I6", { colour });
    REQUIRE(seen(document, "Sheet1", "A", 6) == Names{ "Bob" });
    const auto refused = show(document, program, "Large");
    CHECK_FALSE(refused.success);
    CHECK_THAT(refused.sentence, Catch::Contains("colour"));
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Bob" });
}

TEST_CASE("A table without a filter has none after, and a filter that is set meanwhile stays")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillAccounts(document);
    REQUIRE(classify(document, program, { { "Range", text("Sheet1.A1:D6") } }).success);
    REQUIRE(filters(document).empty());
    REQUIRE(show(document, program, "Large").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Bob", "Dan" });
    CHECK_THAT(filters(document).front(), Catch::Contains("buttons"));
    REQUIRE(show(document, program, "Large").success);
    CHECK(filters(document).empty());

    REQUIRE(show(document, program, "Large").success);
    const Reference<css::sheet::XSheetFilterable> cells{ rangeOf(document, "A1:I6"), UNO_QUERY_THROW };
    const auto descriptor = cells->createFilterDescriptor(false);
    const Reference<css::sheet::XSheetFilterDescriptor3> fields{ descriptor, UNO_QUERY_THROW };
    auto both = fields->getFilterFields3();
    REQUIRE(both.getLength() == 1);
    both.realloc(2);
    both.getArray()[0].Values.getArray()->FilterType = css::sheet::FilterFieldType::STRING;
    both.getArray()[1] = both[0];
    both.getArray()[0] = condition(2, css::sheet::FilterOperator2::GREATER_EQUAL, 3);
    fields->setFilterFields3(both);
    cells->filter(descriptor);
    REQUIRE(seen(document, "Sheet1", "A", 6) == Names{ "Dan" });
    REQUIRE(show(document, program, "Large").success);
    CHECK(seen(document, "Sheet1", "A", 6) == Names{ "Cid", "Dan", "Eve" });
}

TEST_CASE("A stage whose name is part of another's is shown alone, however the document compares")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillAccounts(document);
    put(document, "Model.A2", { { "Sale" }, { "After sale (1)" } });
    REQUIRE(classify(document, program, { { "Range", text("Sheet1.A1:D6") } }).success);
    const Reference<css::beans::XPropertySet> properties{ document.model(), UNO_QUERY_THROW };
    for (const bool wholeCells : { true, false })
        for (const char* mode : { "Wildcards", "RegularExpressions" }) {
            CAPTURE(wholeCells, mode);
            properties->setPropertyValue("MatchWholeCell", css::uno::Any{ wholeCells });
            properties->setPropertyValue(rtl::OUString::createFromAscii(mode), css::uno::Any{ true });
            for (const auto& [stage, names] : { std::pair{ "Sale", Names{ "Ann", "Cid" } }, { "After sale (1)", Names{ "Bob", "Dan" } } }) {
                REQUIRE(show(document, program, stage).success);
                CHECK(seen(document, "Sheet1", "A", 6) == names);
                REQUIRE(show(document, program, stage).success);
                CHECK(filters(document).empty());
            }
        }
}

TEST_CASE("What stands against showing a stage is said, and nothing changes")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    CHECK_THAT(show(document, program, "Once").sentence, Catch::Contains("Classify"));
    REQUIRE(classify(document, program).success);
    const auto unknown = show(document, program, "Gone");
    CHECK_FALSE(unknown.success);
    CHECK_THAT(unknown.sentence, Catch::Contains("Gone"));
    const Reference<css::util::XProtectable> sheet{ document.sheet("Customers"), UNO_QUERY_THROW };
    sheet->protect("");
    const auto refused = show(document, program, "Once");
    CHECK_FALSE(refused.success);
    CHECK_THAT(refused.sentence, Catch::Contains("Customers") && Catch::Contains("protected"));
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Ann", "Bob", "Cid" });
}

TEST_CASE("A stage that is shown alone survives the file, and so does the way back")
{
    auto& program = office(View::offscreen);
    const auto file = scratchFolder() / "show-stage.ods";
    {
        const Document document{ program, Shown::visible };
        fillSmallLog(document);
        REQUIRE(classify(document, program).success);
        REQUIRE(show(document, program, "Once").success);
        document.save(file);
    }
    const Document document{ program, file, Shown::visible };
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Bob" });
    REQUIRE(show(document, program, "Some").success);
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Ann" });
    REQUIRE(show(document, program, "Some").success);
    CHECK(seen(document, "Customers", "A", 4) == Names{ "Ann", "Bob", "Cid" });
}
