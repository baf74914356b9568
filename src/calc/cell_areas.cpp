#include "calc/cell_areas.hpp"

#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>

#include <algorithm>

namespace lifecycle::calc
{

using namespace com::sun::star;
using table::CellRangeAddress;
using uno::Reference;
using uno::UNO_QUERY_THROW;

CellRangeAddress addressOf(const Reference<uno::XInterface>& range)
{
    return Reference<sheet::XCellRangeAddressable>{ range, UNO_QUERY_THROW }->getRangeAddress();
}

Reference<table::XCellRange> cellsOf(const Sheet& sheet, const CellRangeAddress& area)
{
    return sheet->getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow);
}

CellRangeAddress usedArea(const Sheet& sheet)
{
    const auto cursor = sheet->createCursor();
    const Reference<sheet::XUsedAreaCursor> used{ cursor, UNO_QUERY_THROW };
    used->gotoStartOfUsedArea(false);
    used->gotoEndOfUsedArea(true);
    return addressOf(cursor);
}

CellRangeAddress endOfUsedArea(const Sheet& sheet)
{
    const auto cursor = sheet->createCursor();
    Reference<sheet::XUsedAreaCursor>{ cursor, UNO_QUERY_THROW }->gotoEndOfUsedArea(false);
    return addressOf(cursor);
}

CellRangeAddress regionAround(const Reference<table::XCellRange>& cell)
{
    const Reference<sheet::XSheetCellRange> place{ cell, UNO_QUERY_THROW };
    const auto cursor = place->getSpreadsheet()->createCursorByRange(place);
    cursor->collapseToCurrentRegion();
    return addressOf(cursor);
}

CellRangeAddress withColumnsBeside(const Sheet& sheet, CellRangeAddress list)
{
    const auto region = regionAround(sheet->getCellRangeByPosition(list.StartColumn, list.StartRow, list.StartColumn, list.StartRow));
    list.StartColumn = std::min(list.StartColumn, region.StartColumn);
    list.EndColumn = std::max(list.EndColumn, region.EndColumn);
    return list;
}

} // namespace lifecycle::calc
