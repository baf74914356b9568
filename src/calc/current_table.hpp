#pragma once

// Which cells are meant: the table around the cursor, or the one that a text names.
//
// The cursor's current region (cells around it up to wholly empty rows and columns) is narrowed to a table: titles and blank
// lines above the header row are passed over. A database range around the cursor, or a selection of more than one cell, is taken
// at its word. A cursor on a sheet that Classify made stands for the order log that it was made from, and so does one on a
// model's sheet.

#include "domain/message.hpp"
#include "domain/table.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include <string>
#include <string_view>

namespace lifecycle::calc
{

struct CurrentTable {
    com::sun::star::uno::Reference<com::sun::star::table::XCellRange> range; ///< first row: the headers
    com::sun::star::table::CellRangeAddress address;
    bool ofOurSheet = false; ///< the cursor stood on a sheet of ours: this is the log that it was made from

    std::size_t rows() const { return static_cast<std::size_t>(address.EndRow - address.StartRow); }
};

/// The table around the cursor, or in the selection. Errors: no table here, no header row, more than one selection.
Result<CurrentTable> tableAtCursor(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller);

/// The table around a cell, whatever is selected. Errors: no table here, no header row.
Result<CurrentTable> tableAround(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& cell);

/// The table in `Orders.A1:C500`, `$Orders.$A$1`, or a named range or database range: one cell stands for the table around it.
Result<CurrentTable> tableNamed(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view range);

/// The cells that a text names: `Orders.A1:C500`, a named range, a database range, or a sheet, which stands for its used area.
/// Null: none.
com::sun::star::uno::Reference<com::sun::star::table::XCellRange> rangeNamed(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view name);

/// 'Orders.A1:C500'.
std::string placeOf(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);
/// `$'My orders'.$A$1:$C$500`: names the range whatever the sheet is called.
std::string formulaPlaceOf(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);

} // namespace lifecycle::calc
