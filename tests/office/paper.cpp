// The sheets of results on paper and as a PDF: across, and as wide as the page.

#include "small_log.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/view/XRenderable.hpp>

#include <algorithm>

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

/// The cell under the corner, to the right and below, of what the charts of `Stages` cover.
css::table::CellAddress chartsEnd(const Document& document)
{
    const auto sheet = document.sheet("Stages");
    const auto number = Reference<css::sheet::XCellRangeAddressable>{ sheet, UNO_QUERY_THROW }->getRangeAddress().Sheet;
    const Reference<css::drawing::XDrawPagesSupplier> drawings{ document.model(), UNO_QUERY_THROW };
    const Reference<css::container::XIndexAccess> shapes{ drawings->getDrawPages()->getByIndex(number), UNO_QUERY_THROW };
    REQUIRE(shapes->getCount() >= 2);
    css::table::CellAddress end;
    for (sal_Int32 index = 0; index < shapes->getCount(); ++index) {
        const Reference<css::drawing::XShape> shape{ shapes->getByIndex(index), UNO_QUERY_THROW };
        const auto right = shape->getPosition().X + shape->getSize().Width, bottom = shape->getPosition().Y + shape->getSize().Height;
        const auto startsBefore = [&](sal_Int32 column, sal_Int32 row) {
            const Reference<css::beans::XPropertySet> cell{ sheet->getCellByPosition(column, row), UNO_QUERY_THROW };
            const auto corner = cell->getPropertyValue("Position").get<css::awt::Point>();
            return corner.X < right && corner.Y < bottom;
        };
        while (startsBefore(end.Column + 1, 0))
            ++end.Column;
        while (startsBefore(0, end.Row + 1))
            ++end.Row;
    }
    return end;
}

} // namespace

TEST_CASE("Stages prints across: every page as wide as the sheet, no column on a page of its own")
{
    auto& program = office();
    const Document document{ program, builtExtension().parent_path() / "sample.ods" };
    REQUIRE(dispatch(program, document, classifyUrl).success);
    const auto pages = pagesOf(document, "Stages");
    REQUIRE_FALSE(pages.empty());
    const auto lastColumn = std::max(lastColumnUsed(document, "Stages"), chartsEnd(document).Column);
    for (const auto& page : pages) {
        INFO("page from row " << page.StartRow + 1);
        CHECK(page.StartColumn == 0);
        CHECK(page.EndColumn >= lastColumn);
    }
    // The table by stage and its charts are seen at one glance.
    CHECK(textOf(document, "Stages.A4") == "stage");
    CHECK(pages[0].EndRow >= chartsEnd(document).Row);
}
