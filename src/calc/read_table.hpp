#pragma once

// Cells of a sheet, read once into a table of the core: numbers as doubles, texts interned, blanks and errors apart.

#include "domain/table.hpp"

#include <com/sun/star/table/XCellRange.hpp>

#include <functional>
#include <optional>

namespace lifecycle::calc {

/// Told after every block of rows how many of how many are read; false stops the reading.
using OnBlock = std::function<bool(std::int32_t rowsRead, std::int32_t rows)>;

/// The table in a range: its first row holds the headers. What lies beyond the used area of the sheet is not read, so a range
/// may be whole columns. Empty where `onBlock` stopped it.
std::optional<Table> readTable(
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range, const Conventions& conventions,
    const OnBlock& onBlock = {});

/// The same where headers (one row) and rows stand in two ranges of equal width. Error: `table.widthsDiffer`, `table.headerRows`.
Result<Table> readTable(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& header,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& rows, const Conventions& conventions);

/// Cells without headers: `columns` alone are filled, from the range's first row on.
Table readCells(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range, const Conventions& conventions);
/// The cells of a range's first row as the office gives them.
com::sun::star::uno::Sequence<com::sun::star::uno::Any> readRow(
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);
/// How large a range is, used or not.
struct Size { std::int32_t rows, columns; };
Size sizeOf(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);

} // namespace lifecycle::calc
