// The sheets of results on paper and as a PDF: across, and as wide as the page.

#include "small_log.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XHeaderFooterContent.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/view/XRenderable.hpp>

#include <algorithm>
#include <set>

using namespace lifecycle::tests;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace
{

/// The cells on every page that a sheet takes where the whole document is printed.
std::vector<css::table::CellRangeAddress> pagesOf(const Document& document, const std::string& sheet)
{
    const auto number = Reference<css::sheet::XCellRangeAddressable>{ rangeOf(document, sheet + ".A1"), UNO_QUERY_THROW }->getRangeAddress().Sheet;
    const Reference<css::view::XRenderable> printer{ document.model(), UNO_QUERY_THROW };
    const css::uno::Any everything{ document.model() };
    std::vector<css::table::CellRangeAddress> pages;
    for (sal_Int32 page = 0, count = printer->getRendererCount(everything, {}); page < count; ++page) {
        const css::uno::Sequence<css::beans::PropertyValue> properties = printer->getRenderer(page, everything, {});
        for (const auto& property : properties)
            if (css::table::CellRangeAddress cells; property.Name == "SourceRange" && (property.Value >>= cells) && cells.Sheet == number)
                pages.push_back(cells);
    }
    return pages;
}

sal_Int32 lastColumnUsed(const Document& document, const std::string& sheet)
{
    const auto cursor = document.sheet(sheet)->createCursor();
    Reference<css::sheet::XUsedAreaCursor>{ cursor, UNO_QUERY_THROW }->gotoEndOfUsedArea(false);
    return Reference<css::sheet::XCellRangeAddressable>{ cursor, UNO_QUERY_THROW }->getRangeAddress().EndColumn;
}

/// Of every chart on a sheet the cells that it covers.
std::vector<css::table::CellRangeAddress> chartsOn(const Document& document, const std::string& name)
{
    const auto sheet = document.sheet(name);
    const auto number = Reference<css::sheet::XCellRangeAddressable>{ sheet, UNO_QUERY_THROW }->getRangeAddress().Sheet;
    const Reference<css::drawing::XDrawPagesSupplier> drawings{ document.model(), UNO_QUERY_THROW };
    const Reference<css::container::XIndexAccess> shapes{ drawings->getDrawPages()->getByIndex(number), UNO_QUERY_THROW };
    const auto cellAt = [&](sal_Int32 x, sal_Int32 y) {
        css::table::CellAddress cell;
        const auto startsBefore = [&](sal_Int32 column, sal_Int32 row) {
            const Reference<css::beans::XPropertySet> next{ sheet->getCellByPosition(column, row), UNO_QUERY_THROW };
            const auto corner = next->getPropertyValue("Position").get<css::awt::Point>();
            return corner.X < x && corner.Y < y;
        };
        while (startsBefore(cell.Column + 1, 0))
            ++cell.Column;
        while (startsBefore(0, cell.Row + 1))
            ++cell.Row;
        return cell;
    };
    std::vector<css::table::CellRangeAddress> charts;
    for (sal_Int32 index = 0; index < shapes->getCount(); ++index) {
        const Reference<css::drawing::XShape> shape{ shapes->getByIndex(index), UNO_QUERY_THROW };
        const auto corner = shape->getPosition();
        const auto size = shape->getSize();
        const auto first = cellAt(corner.X + 1, corner.Y + 1), last = cellAt(corner.X + size.Width, corner.Y + size.Height);
        charts.push_back({ number, first.Column, first.Row, last.Column, last.Row });
    }
    return charts;
}

/// How many pages stand beside each other.
std::size_t pagesAcross(const std::vector<css::table::CellRangeAddress>& pages)
{
    std::set<sal_Int32> columns;
    for (const auto& page : pages)
        columns.insert(page.StartColumn);
    return columns.size();
}

Reference<css::beans::XPropertySet> pageStyle(const Document& document, const std::string& sheet)
{
    const Reference<css::beans::XPropertySet> properties{ document.sheet(sheet), UNO_QUERY_THROW };
    const auto families = Reference<css::style::XStyleFamiliesSupplier>{ document.model(), UNO_QUERY_THROW }->getStyleFamilies();
    const Reference<css::container::XNameAccess> styles{ families->getByName("PageStyles"), UNO_QUERY_THROW };
    return { styles->getByName(properties->getPropertyValue("PageStyle").get<rtl::OUString>()), UNO_QUERY_THROW };
}

/// At the foot of a sheet's pages, to the left and to the right.
std::pair<std::string, std::string> footOf(const Document& document, const std::string& sheet)
{
    const auto style = pageStyle(document, sheet);
    REQUIRE(style->getPropertyValue("FooterIsOn").get<bool>());
    const Reference<css::sheet::XHeaderFooterContent> foot{ style->getPropertyValue("RightPageFooterContent"), UNO_QUERY_THROW };
    return { utf8(foot->getLeftText()->getString()), utf8(foot->getRightText()->getString()) };
}

/// The rows, from 1, at which someone has begun a page by hand; of the first 100.
std::vector<int> pagesBegunOn(const Document& document, const std::string& name)
{
    const Reference<css::table::XColumnRowRange> sheet{ document.sheet(name), UNO_QUERY_THROW };
    std::vector<int> begun;
    for (int row = 0; row < 100; ++row)
        if (Reference<css::beans::XPropertySet>{ sheet->getRows()->getByIndex(row), UNO_QUERY_THROW }
                ->getPropertyValue("IsManualPageBreak")
                .get<bool>())
            begun.push_back(row + 1);
    return begun;
}

void beginPageAt(const Document& document, const std::string& name, int row)
{
    const Reference<css::table::XColumnRowRange> sheet{ document.sheet(name), UNO_QUERY_THROW };
    Reference<css::beans::XPropertySet>{ sheet->getRows()->getByIndex(row - 1), UNO_QUERY_THROW }->setPropertyValue(
        "IsStartOfNewPage", css::uno::Any{ true });
}

/// On the sheet `Accounts`: a customer table with dates; its history is narrow, and prints at full size.
void fillAccounts(const Document& document)
{
    addSheet(document, "Accounts");
    put(document, "Accounts.A1",
        { { "account", "lead since", "signed", "in use since", "ended" }, { "A", newYear, newYear + 20, newYear + 40, nothing },
            { "B", newYear + 10, newYear + 50, nothing, nothing }, { "C", newYear + 35, nothing, nothing, newYear + 60 } });
}

constexpr double endOfJune = newYear + 181, endOfMarchNextYear = newYear + 366 + 89; // 6 months, and 15

Outcome historyOfAccounts(const Document& document, Office& program, double until)
{
    return dispatch(program, document, "vnd.org.customerlifecycle:history",
        { { "Range", text("Accounts.A1") }, { "Model", text("success") }, { "AsOf", css::uno::Any{ until } } });
}

/// On the sheet `Orders`: a log; its history is as wide as it is long.
void historyOfOrders(const Document& document, Office& program, double months)
{
    const auto outcome = dispatch(program, document, "vnd.org.customerlifecycle:history",
        { { "Range", text("Orders.A1") }, { "Model", text("Model") }, { "AsOf", css::uno::Any{ newYear + months * 30.5 - 1 } } });
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
}

} // namespace

TEST_CASE("Stages prints across: every page as wide as the sheet, no column on a page of its own")
{
    auto& program = office();
    const Document document{ program, builtExtension().parent_path() / "sample.ods" };
    REQUIRE(dispatch(program, document, classifyUrl).success);
    const auto pages = pagesOf(document, "Stages");
    REQUIRE_FALSE(pages.empty());
    sal_Int32 lastColumn = lastColumnUsed(document, "Stages"), lastRow = 0;
    const auto charts = chartsOn(document, "Stages");
    REQUIRE(charts.size() >= 2);
    for (const auto& chart : charts) {
        lastColumn = std::max(lastColumn, chart.EndColumn);
        lastRow = std::max(lastRow, chart.EndRow);
    }
    for (const auto& page : pages) {
        INFO("page from row " << page.StartRow + 1);
        CHECK(page.StartColumn == 0);
        CHECK(page.EndColumn >= lastColumn);
    }
    // The table by stage and its charts are seen at one glance.
    CHECK(textOf(document, "Stages.A4") == "stage");
    CHECK(pages[0].EndRow >= lastRow);
}

TEST_CASE("A list prints in letters that can be read, whose row it is on every page, and the pages numbered")
{
    auto& program = office();
    const Document document{ program, builtExtension().parent_path() / "sample.ods" };
    REQUIRE(dispatch(program, document, classifyUrl).success);
    struct Printed {
        const char* sheet;
        sal_Int32 titleColumns; ///< customer, and stage where it is the next; none where a page holds all columns
        std::size_t across;
    };
    for (const auto& [sheet, titleColumns, across] : { Printed{ "Customers", 2, 4 }, Printed{ "Next contacts", 1, 2 }, Printed{ "Stage log", 0, 1 } }) {
        CAPTURE(sheet);
        CHECK(pagesAcross(pagesOf(document, sheet)) == across);
        const auto style = pageStyle(document, sheet);
        CHECK(style->getPropertyValue("IsLandscape").get<bool>());
        CHECK(style->getPropertyValue("Width").get<sal_Int32>() > style->getPropertyValue("Height").get<sal_Int32>());
        CHECK(style->getPropertyValue("PageScale").get<sal_Int16>() == (across == 1 ? 100 : 60));
        const Reference<css::sheet::XPrintAreas> areas{ document.sheet(sheet), UNO_QUERY_THROW };
        CHECK(areas->getPrintTitleRows());
        CHECK(areas->getTitleRows().StartRow == 0);
        CHECK(areas->getTitleRows().EndRow == 0);
        CHECK(areas->getPrintTitleColumns() == (titleColumns > 0));
        if (titleColumns > 0)
            CHECK(areas->getTitleColumns().EndColumn == titleColumns - 1);
        const auto [left, right] = footOf(document, sheet);
        CHECK_FALSE(left.empty());
        CHECK_THAT(right, Catch::Matchers::Contains(" / "));
    }
}

TEST_CASE("No text touches the figures beside it, and headers stand over their figures")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    put(document, "Orders.A14", { { "Dan", newYear + 70, 9.0 } }); // appended
    REQUIRE(classify(document, program).success);
    const auto of = [&](const std::string& address, const char* name) {
        return Reference<css::beans::XPropertySet>{ cell(document, address), UNO_QUERY_THROW }->getPropertyValue(
            rtl::OUString::createFromAscii(name));
    };
    const auto owner = columnUnder(document, "Customers", "owner"); // behind the date of the follow-up
    REQUIRE(textOf(document, "Customers.A5") == "Dan");
    for (const char* const row : { "1", "2", "5" })
        CHECK(of("Customers." + owner + row, "ParaIndent").get<sal_Int16>() > 0);
    CHECK(of("Customers.A2", "ParaIndent").get<sal_Int16>() == 0);
    int books = 1;
    while (books < 100 && textOf(document, "Stages.A" + std::to_string(books)) != "the books")
        ++books;
    for (const char* const column : { "B", "C" })
        CHECK(of("Stages." + (column + std::to_string(books)), "HoriJustify").get<css::table::CellHoriJustify>()
            == css::table::CellHoriJustify_RIGHT);
}

TEST_CASE("Every figure finds room in its column, and no text touches a customer who is a number")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    // 1 in the thirty days up to newYear + 40, 400 in the thirty after: 39900.00 % more.
    put(document, "Orders.A14", { { 4711.0, newYear + 20, 1.0 }, { 4711.0, newYear + 60, 400.0 } });
    REQUIRE(classify(document, program, { { "Range", text("Orders.A1") }, { "Window", css::uno::Any{ 30.0 } } }).success);
    const auto column = columnUnder(document, "Customers", "change");
    REQUIRE(shown(document, "4711", "change") == "39900.00%");
    const Reference<css::table::XColumnRowRange> cells{ rangeOf(document, "Customers." + column + "1"), UNO_QUERY_THROW };
    const Reference<css::beans::XPropertySet> look{ cells->getColumns()->getByIndex(0), UNO_QUERY_THROW };
    CHECK(look->getPropertyValue("Width").get<sal_Int32>() > 9 * 196 + 100); // nine digits of ten points, and the cell's margins
    const auto stage = columnUnder(document, "Customers", "stage");
    const Reference<css::beans::XPropertySet> beside{ cell(document, "Customers." + stage + "2"), UNO_QUERY_THROW };
    CHECK(beside->getPropertyValue("ParaIndent").get<sal_Int16>() > 0);
}

TEST_CASE("A model prints in letters that can be read, its headers and stages on every page")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    const std::string name = GENERATE("success", "relationship");
    REQUIRE(dispatch(program, document, "vnd.org.customerlifecycle:edit-model", { { "Model", text(name) } }).success);
    CHECK(pageStyle(document, name)->getPropertyValue("PageScale").get<sal_Int16>() == 60);
    const Reference<css::sheet::XPrintAreas> areas{ document.sheet(name), UNO_QUERY_THROW };
    CHECK(areas->getPrintTitleRows());
    CHECK(areas->getTitleRows().EndRow == 1); // what each column is for, and its header
    CHECK(areas->getPrintTitleColumns());
    CHECK(areas->getTitleColumns().EndColumn == 1); // stage and position
}

TEST_CASE("Where the last table of a sheet goes on, its header stands on each page, unless the user repeats other rows")
{
    auto& program = office();
    const Document document{ program, builtExtension().parent_path() / "sample.ods" };
    const std::string changes = "vnd.org.customerlifecycle:changes";
    REQUIRE(dispatch(program, document, changes, { { "Since", css::uno::Any{ newYear } } }).success); // it moved nearly all in a year
    REQUIRE(pagesOf(document, "Changes").size() >= 3);
    const Reference<css::sheet::XPrintAreas> areas{ document.sheet("Changes"), UNO_QUERY_THROW };
    const auto repeated = [&] { return textOf(document, "Changes.A" + std::to_string(areas->getTitleRows().StartRow + 1)); };
    REQUIRE(areas->getPrintTitleRows());
    CHECK(repeated() == "customer");
    const auto first = areas->getTitleRows().StartRow;
    REQUIRE(dispatch(program, document, changes, { { "Since", css::uno::Any{ newYear + 360 } } }).success);
    CHECK(repeated() == "customer");
    CHECK(areas->getTitleRows().StartRow < first); // fewer ways were gone in a few days

    auto mine = areas->getTitleRows();
    mine.StartRow = mine.EndRow = 0;
    areas->setTitleRows(mine);
    REQUIRE(dispatch(program, document, changes, { { "Since", css::uno::Any{ newYear } } }).success);
    CHECK(areas->getTitleRows().StartRow == 0);
    areas->setPrintTitleRows(false);
    REQUIRE(dispatch(program, document, changes, { { "Since", css::uno::Any{ newYear + 360 } } }).success);
    CHECK_FALSE(areas->getPrintTitleRows());
}

TEST_CASE("No chart is cut by the edge of a page")
{
    auto& program = office();
    const Document document{ program, builtExtension().parent_path() / "sample.ods" };
    for (const char* command : { "classify", "decisions", "forecast" })
        REQUIRE(dispatch(program, document, "vnd.org.customerlifecycle:" + std::string{ command }).success);
    const std::string period = GENERATE("month", "week");
    REQUIRE(dispatch(program, document, "vnd.org.customerlifecycle:history", { { "Period", text(period) } }).success);
    for (const char* sheet : { "Stages", "History", "Decisions", "Forecast check", "Forecast" }) {
        const auto pages = pagesOf(document, sheet);
        const auto charts = chartsOn(document, sheet);
        CHECK_FALSE(charts.empty());
        const Reference<css::sheet::XPrintAreas> areas{ document.sheet(sheet), UNO_QUERY_THROW };
        const auto repeated = areas->getPrintTitleColumns() ? areas->getTitleColumns().EndColumn : -1;
        for (const auto& chart : charts) {
            INFO(sheet << " by " << period << ", the chart at row " << chart.StartRow + 1 << ", column " << chart.StartColumn + 1);
            CHECK(chart.StartColumn > repeated); // it would be seen again, in part, beside
            CHECK(std::ranges::any_of(pages, [&](const auto& page) {
                return page.StartRow <= chart.StartRow && chart.EndRow <= page.EndRow && page.StartColumn <= chart.StartColumn
                    && chart.EndColumn <= page.EndColumn;
            }));
        }
    }
}

TEST_CASE("Where the first table and its chart do not fit below the title, the chart goes on to the next page, not the table")
{
    auto& program = office();
    const Document document{ program };
    fillAccounts(document);
    REQUIRE(historyOfAccounts(document, program, endOfMarchNextYear).success);
    // Rows of 4.5 mm on 18 cm: a title of four, a table of 15 months, a chart of 8 cm.
    REQUIRE(textOf(document, "History.A22") == "2025-03");
    const auto charts = chartsOn(document, "History");
    REQUIRE(charts.size() == 1);
    REQUIRE(charts[0].EndRow >= 40);
    const auto pages = pagesOf(document, "History");
    REQUIRE(pages.size() >= 2);
    CHECK(pages[0].EndRow + 1 >= 22);
    CHECK(pages[1].StartRow <= charts[0].StartRow);
    CHECK(pages[1].EndRow >= charts[0].EndRow);
}

TEST_CASE("Written again, the pages begin where a new sheet’s would, and where the user has begun them")
{
    auto& program = office();
    const auto ofSixMonths = [&] {
        const Document fresh{ program };
        fillAccounts(fresh);
        REQUIRE(historyOfAccounts(fresh, program, endOfJune).success);
        return pagesBegunOn(fresh, "History");
    }();
    const Document document{ program, Shown::visible }; // LibreOffice takes breaks back in a window only
    fillAccounts(document);
    REQUIRE(historyOfAccounts(document, program, endOfMarchNextYear).success);
    const auto ofFifteen = pagesBegunOn(document, "History");
    REQUIRE_FALSE(ofFifteen.empty());
    REQUIRE(ofFifteen != ofSixMonths);
    REQUIRE(historyOfAccounts(document, program, endOfJune).success);
    CHECK(pagesBegunOn(document, "History") == ofSixMonths);
    document.undoManager()->undo();
    CHECK(pagesBegunOn(document, "History") == ofFifteen);
    document.undoManager()->redo();
    CHECK(pagesBegunOn(document, "History") == ofSixMonths);

    // Between two blocks, within one, and below all.
    const int between = 45, within = 50, below = 80;
    REQUIRE(textOf(document, "History.A45").empty());
    REQUIRE_FALSE(textOf(document, "History.A50").empty());
    for (const int row : { between, within, below })
        beginPageAt(document, "History", row);
    REQUIRE(historyOfAccounts(document, program, endOfMarchNextYear).success);
    REQUIRE(historyOfAccounts(document, program, endOfJune).success);
    auto expected = ofSixMonths;
    expected.insert(expected.end(), { between, within, below });
    CHECK(pagesBegunOn(document, "History") == expected);
}

TEST_CASE("Written again, a chart stands where a new sheet’s would, and covers no table")
{
    auto& program = office();
    const auto placesOfCharts = [](const Document& document) {
        std::set<std::string> places;
        for (const auto& chart : chartsOn(document, "History"))
            places.insert("row " + std::to_string(chart.StartRow + 1) + ", column " + std::to_string(chart.StartColumn + 1));
        return places;
    };
    const Document document{ program };
    fillSmallLog(document);
    historyOfOrders(document, program, 12);
    // Charts stand below a short table, and beside a long one.
    for (const double months : { 24, 30, 6, 12 }) {
        INFO(months << " months");
        const Document fresh{ program };
        fillSmallLog(fresh);
        historyOfOrders(fresh, program, months);
        historyOfOrders(document, program, months);
        REQUIRE(placesOfCharts(fresh).size() >= 4);
        CHECK(placesOfCharts(document) == placesOfCharts(fresh));
    }
}

TEST_CASE("A history that has grown prints in letters that can be read, unless its page style is the user’s")
{
    auto& program = office();
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    const auto style = [&] {
        const Reference<css::beans::XPropertySet> properties{ document.sheet("History"), UNO_QUERY_THROW };
        return utf8(properties->getPropertyValue("PageStyle").get<rtl::OUString>());
    };
    const auto scale = [&] { return pageStyle(document, "History")->getPropertyValue("PageScale").get<sal_Int16>(); };
    historyOfOrders(document, program, 6);
    const auto narrow = style();
    REQUIRE(scale() != 60);
    historyOfOrders(document, program, 36); // the months after the first order stand beside each other
    CHECK(scale() == 60);
    document.undoManager()->undo();
    CHECK(style() == narrow);
    document.undoManager()->redo();
    CHECK(scale() == 60);
    historyOfOrders(document, program, 6);
    CHECK(style() == narrow);

    const Reference<css::beans::XPropertySet> properties{ document.sheet("History"), UNO_QUERY_THROW };
    properties->setPropertyValue("PageStyle", css::uno::Any{ rtl::OUString{ "Report" } });
    historyOfOrders(document, program, 36);
    CHECK(style() == "Report");
}
