#pragma once

// Columns of texts and figures beside each other: wide enough to be read, and apart.

#include "calc/grid_writer.hpp"

namespace lifecycle::calc
{

/// Whether a column shows figures, which stand to the right of their cells: numbers, dates, and names that are numbers.
bool holdsFigures(const GridColumn& column);

/// Moves texts away from the figures of the column before, which they would touch.
void setApart(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& texts);
/// The same for those columns of a grid that hold texts and stand behind figures.
void setTextsApart(const Sheet& sheet, ColumnPlaces columns, sal_Int32 firstRow, sal_Int32 lastRow, const Grid& grid);

/// Wide enough for the headers, for the texts of the first rows, and for every figure: one that finds no room is shown as `###`.
void setWidths(const Sheet& sheet, ColumnPlaces columns, const Grid& grid);

} // namespace lifecycle::calc
