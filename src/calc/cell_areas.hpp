#pragma once

// Parts of a sheet and their addresses: the office gives a range, and where it stands only to who asks in the right words.

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::calc
{

using Sheet = com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheet>;

/// Of a range or a cursor; of a sheet, all of it.
com::sun::star::table::CellRangeAddress addressOf(
    const com::sun::star::uno::Reference<com::sun::star::uno::XInterface>& range);
/// The other way round: the cells of an area of this sheet.
com::sun::star::uno::Reference<com::sun::star::table::XCellRange> cellsOf(
    const Sheet& sheet, const com::sun::star::table::CellRangeAddress& area);

/// From the first cell that holds anything to the last row and column that do.
com::sun::star::table::CellRangeAddress usedArea(const Sheet& sheet);
/// One cell: where the last row and the last column that hold anything meet.
com::sun::star::table::CellRangeAddress endOfUsedArea(const Sheet& sheet);

/// What stands around a cell without a break: up to wholly empty rows and columns.
com::sun::star::table::CellRangeAddress regionAround(
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& cell);
/// A list with the columns that belong to it though we did not write them: those around its header up to a wholly empty one.
com::sun::star::table::CellRangeAddress withColumnsBeside(const Sheet& sheet, com::sun::star::table::CellRangeAddress list);

} // namespace lifecycle::calc
