#include "calc/model_sheets.hpp"
#include "calc/cell_areas.hpp"
#include "calc/current_table.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>

#include <algorithm>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

/// The column of the last header from here on.
sal_Int32 lastHeader(const Sheet& sheet, sal_Int32 column, sal_Int32 row, sal_Int32 end)
{
    const Reference<sheet::XCellRangeData> headers{ sheet->getCellRangeByPosition(column, row, std::max(column, end), row),
        UNO_QUERY_THROW };
    const auto cells = headers->getDataArray()[0];
    for (sal_Int32 index = cells.getLength() - 1; index > 0; --index)
        if (OUString text; !(cells[index] >>= text) || !text.isEmpty())
            return column + index;
    return column;
}

sal_Int32 lastFilledRow(const Reference<table::XCellRange>& cells, sal_Int32 first)
{
    constexpr auto filled
        = sheet::CellFlags::VALUE | sheet::CellFlags::DATETIME | sheet::CellFlags::STRING | sheet::CellFlags::FORMULA;
    const auto found = Reference<sheet::XCellRangesQuery>
    {
        cells, UNO_QUERY_THROW
        } -> queryContentCells(static_cast<sal_Int16>(filled));
    auto last = first;
    const uno::Sequence<table::CellRangeAddress> areas = found->getRangeAddresses();
    for (const auto& area : areas)
        last = std::max(last, area.EndRow);
    return last;
}

} // namespace

std::optional<ModelSheet> modelOn(const Sheet& sheet)
{
    const auto owned = ownedRange(sheet, owned::model);
    if (!owned)
        return {};
    const auto used = endOfUsedArea(sheet);
    ModelSheet found;
    found.sheet = sheet;
    found.name = utf8(Reference<container::XNamed> { sheet, UNO_QUERY_THROW } -> getName());
    found.place
        = formulaPlaceOf(sheet->getCellRangeByPosition(owned->StartColumn, owned->StartRow, owned->StartColumn, owned->StartRow));
    const auto right = lastHeader(sheet, owned->StartColumn, owned->StartRow, used.EndColumn);
    const auto below
        = sheet->getCellRangeByPosition(owned->StartColumn, owned->StartRow, right, std::max(owned->StartRow, used.EndRow));
    found.table
        = sheet->getCellRangeByPosition(owned->StartColumn, owned->StartRow, right, lastFilledRow(below, owned->StartRow));
    return found;
}

std::optional<ModelSheet> modelInFront(const Reference<frame::XController>& controller)
{
    const Reference<sheet::XSpreadsheetView> view{ controller, uno::UNO_QUERY };
    return view.is() ? modelOn(view->getActiveSheet()) : std::nullopt;
}

std::vector<ModelSheet> modelSheets(const Reference<frame::XModel>& document)
{
    const Reference<container::XIndexAccess> sheets{
        Reference<sheet::XSpreadsheetDocument>{ document, UNO_QUERY_THROW } -> getSheets(), UNO_QUERY_THROW
    };
    std::vector<ModelSheet> found;
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index)
        if (auto model = modelOn(Sheet{ sheets->getByIndex(index), UNO_QUERY_THROW }))
            found.push_back(std::move(*model));
    return found;
}

} // namespace lifecycle::calc
