#include "calc/current_table.hpp"
#include "calc/cell_areas.hpp"
#include "calc/model_sheets.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/unicode.hpp"

#include "domain/header_row.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XCellRangesAccess.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

using Cells = uno::Sequence<uno::Sequence<uno::Any>>;
using Range = Reference<table::XCellRange>;

// A table's header is looked for in this many of its first rows.
constexpr sal_Int32 rowsAboveHeader = 40;
// So many wholly blank rows within a table are passed over.
constexpr sal_Int32 blankRowsWithin = 2;

Sheet sheetOf(const Range& range)
{
    return Reference<sheet::XSheetCellRange> { range, UNO_QUERY_THROW } -> getSpreadsheet();
}

std::string nameOf(const Sheet& sheet)
{
    return utf8(Reference<container::XNamed> { sheet, UNO_QUERY_THROW } -> getName());
}

Cells valuesOf(const Sheet& sheet, table::CellRangeAddress address)
{
    return Reference<sheet::XCellRangeData> { cellsOf(sheet, address), UNO_QUERY_THROW } -> getDataArray();
}

bool isBlank(const uno::Any& cell)
{
    OUString text;
    return (cell >>= text) && text.isEmpty();
}

/// The rows of an export go on behind a blank line. They do if what stands there fits into the same columns and looks like data:
/// its first row holds a number or a date, which a second table's header would not.
table::CellRangeAddress withRowsBehindBlankOnes(const Sheet& sheet, table::CellRangeAddress region)
{
    const auto end = usedArea(sheet).EndRow;
    for (;;) {
        auto next = region.EndRow + 1;
        const auto last = std::min(end, region.EndRow + 1 + blankRowsWithin);
        auto beyond = region;
        beyond.StartRow = next;
        beyond.EndRow = last;
        if (next > last)
            return region;
        const Cells rows = valuesOf(sheet, beyond);
        const auto* const found = std::find_if(
            rows.begin(), rows.end(), [](const auto& row) { return !std::all_of(row.begin(), row.end(), isBlank); });
        if (found == rows.end())
            return region;
        const bool isData = std::any_of(
            found->begin(), found->end(), [](const auto& cell) { return cell.getValueTypeClass() == uno::TypeClass_DOUBLE; });
        const auto firstFilled = std::find_if_not(found->begin(), found->end(), isBlank) - found->begin();
        next += static_cast<sal_Int32>(found - rows.begin());
        const auto there
            = regionAround(Range{ sheet->getCellRangeByPosition(region.StartColumn + static_cast<sal_Int32>(firstFilled), next,
                region.StartColumn + static_cast<sal_Int32>(firstFilled), next) });
        if (!isData || there.StartColumn < region.StartColumn || there.EndColumn > region.EndColumn
            || there.EndRow <= region.EndRow)
            return region;
        region.EndRow = there.EndRow;
    }
}

/// The region from its header row on.
Result<table::CellRangeAddress> fromHeader(const Sheet& sheet, table::CellRangeAddress region)
{
    auto top = region;
    top.EndRow = std::min(region.EndRow, region.StartRow + rowsAboveHeader);
    Texts texts;
    std::vector<std::vector<Value>> rows;
    const Cells cells = valuesOf(sheet, top);
    for (const auto& row : cells) {
        auto& values = rows.emplace_back();
        for (const auto& cell : row) {
            OUString text;
            double number = 0;
            if (cell >>= text)
                values.push_back(text.isEmpty() ? Value{} : Value::text(texts.intern(utf8(text))));
            else
                values.push_back((cell >>= number) ? Value::number(number) : Value::error());
        }
    }
    const auto header = headerRowOf(rows, texts);
    if (!header)
        return Message{ "table.noHeader", { { "place", placeOf(cellsOf(sheet, region)) } } };
    region.StartRow += static_cast<sal_Int32>(*header);
    return region;
}

CurrentTable found(const Sheet& sheet, const table::CellRangeAddress& address)
{
    return { cellsOf(sheet, address), address, false };
}

/// A database range around the cell, as its user drew it; those without a name are not the user's.
std::optional<table::CellRangeAddress> databaseRangeAround(
    const Reference<frame::XModel>& document, const table::CellRangeAddress& cell)
{
    const Reference<sheet::XDatabaseRanges> ranges{
        Reference<beans::XPropertySet>{ document, UNO_QUERY_THROW } -> getPropertyValue("DatabaseRanges"), UNO_QUERY_THROW
    };
    const uno::Sequence<OUString> names = ranges->getElementNames();
    for (const auto& name : names) {
        const auto area = Reference<sheet::XDatabaseRange> { ranges->getByName(name), UNO_QUERY_THROW } -> getDataArea();
        if (area.Sheet == cell.Sheet && area.StartColumn <= cell.StartColumn && cell.StartColumn <= area.EndColumn
            && area.StartRow <= cell.StartRow && cell.StartRow <= area.EndRow && area.StartRow < area.EndRow
            && area.StartColumn < area.EndColumn)
            return area;
    }
    return {};
}

/// The table that our sheets were made from; it may have grown since.
Result<CurrentTable> sourceOfOurSheets(const Reference<frame::XModel>& document, const Sheet& ours)
{
    const auto source = sourceOf(document, ours);
    if (!source) {
        const bool ofModel = modelOn(ours) || ownership(ours, owned::modelPage) == Ownership::present;
        return Message{ ofModel ? "table.isModel" : "table.sourceGone", { { "sheet", nameOf(ours) } } };
    }
    const Reference<container::XIndexAccess> sheets{
        Reference<sheet::XSpreadsheetDocument>{ document, UNO_QUERY_THROW } -> getSheets(), UNO_QUERY_THROW
    };
    const Sheet sheet{ sheets->getByIndex(source->Sheet), UNO_QUERY_THROW };
    auto result = tableAround(
        document, sheet->getCellRangeByPosition(source->StartColumn, source->StartRow, source->StartColumn, source->StartRow));
    if (result)
        result.value().ofOurSheet = true;
    return result;
}

Result<CurrentTable> tableIn(const Reference<frame::XModel>& document, const Range& range)
{
    auto address = addressOf(range);
    const auto sheet = sheetOf(range);
    if (isOurs(sheet) || modelOn(sheet))
        return sourceOfOurSheets(document, sheet);
    const auto used = usedArea(sheet);
    address.EndRow = std::min(address.EndRow, std::max(address.StartRow, used.EndRow));
    address.EndColumn = std::min(address.EndColumn, std::max(address.StartColumn, used.EndColumn));
    if (address.StartRow == address.EndRow || address.StartColumn == address.EndColumn)
        return tableAround(document,
            sheet->getCellRangeByPosition(address.StartColumn, address.StartRow, address.StartColumn, address.StartRow));
    const auto table = fromHeader(sheet, address);
    if (!table)
        return table.error();
    return found(sheet, table.value());
}

} // namespace

Result<CurrentTable> tableAround(const Reference<frame::XModel>& document, const Range& cell)
{
    const auto sheet = sheetOf(cell);
    const auto address = addressOf(cell);
    if (isOurs(sheet) || modelOn(sheet))
        return sourceOfOurSheets(document, sheet);
    if (const auto drawn = databaseRangeAround(document, address))
        return found(sheet, *drawn);
    auto region = regionAround(cell);
    if (region.StartColumn == region.EndColumn && region.StartRow == region.EndRow)
        return Message{ "table.none", { { "place", placeOf(cell) } } };
    region = withRowsBehindBlankOnes(sheet, region);
    const auto table = fromHeader(sheet, region);
    if (!table)
        return table.error();
    return found(sheet, table.value());
}

Result<CurrentTable> tableAtCursor(const Reference<frame::XController>& controller)
{
    const Reference<view::XSelectionSupplier> supplier{ controller, UNO_QUERY };
    if (!supplier.is())
        return Message{ "table.noSelection", {} };
    const auto selection = supplier->getSelection();
    const auto document = controller->getModel();
    if (const Range range{ selection, UNO_QUERY }; range.is())
        return tableIn(document, range);
    if (const Reference<sheet::XSheetCellRanges> several{ selection, UNO_QUERY }; several.is())
        return Message{ "table.severalSelections", {} };
    return Message{ "table.noSelection", {} };
}

Range rangeNamed(const Reference<frame::XModel>& document, std::string_view name)
{
    const auto wanted = unicode(name);
    const Reference<beans::XPropertySet> properties{ document, UNO_QUERY_THROW };
    for (const char* const kind : { "DatabaseRanges", "NamedRanges" }) {
        const Reference<container::XNameAccess> ranges{ properties->getPropertyValue(OUString::createFromAscii(kind)),
            UNO_QUERY_THROW };
        if (!ranges->hasByName(wanted))
            continue;
        const Reference<sheet::XNamedRange> named{ ranges->getByName(wanted), UNO_QUERY };
        if (named.is() && named->getContent().indexOf("#REF!") >= 0)
            continue; // Its cells were deleted; the office would give others.
        const Reference<sheet::XCellRangeReferrer> range{ ranges->getByName(wanted), UNO_QUERY };
        if (const auto cells = range.is() ? range->getReferredCells() : Range{}; cells.is())
            return cells;
    }
    const auto sheets = Reference<sheet::XSpreadsheetDocument> { document, UNO_QUERY_THROW } -> getSheets();
    if (sheets->hasByName(wanted)) {
        const Sheet sheet{ sheets->getByName(wanted), UNO_QUERY_THROW };
        return cellsOf(sheet, usedArea(sheet));
    }
    try {
        const auto ranges = Reference<sheet::XCellRangesAccess> { sheets, UNO_QUERY_THROW } -> getCellRangesByName(wanted);
        if (ranges.getLength() == 1)
            return ranges[0];
    } catch (const uno::Exception&) {
        // It is no address: there is no such range.
    }
    return {};
}

Result<CurrentTable> tableNamed(const Reference<frame::XModel>& document, std::string_view name)
{
    const auto range = rangeNamed(document, name);
    if (!range.is())
        return Message{ "table.noSuchRange", { { "range", std::string{ name } } } };
    return tableIn(document, range);
}

std::string formulaPlaceOf(const Range& range)
{
    OUString place;
    Reference<beans::XPropertySet> { range, UNO_QUERY_THROW } -> getPropertyValue("AbsoluteName") >>= place;
    return utf8(place);
}

std::string placeOf(const Range& range)
{
    const auto address = addressOf(range);
    auto place = nameOf(sheetOf(range)) + '.' + columnName(address.StartColumn) + std::to_string(address.StartRow + 1);
    if (address.StartColumn != address.EndColumn || address.StartRow != address.EndRow)
        place += ':' + columnName(address.EndColumn) + std::to_string(address.EndRow + 1);
    return place;
}

} // namespace lifecycle::calc
