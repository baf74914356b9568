#pragma once

// The rows of a list on a new sheet. Calc's undo would copy every block of them, once to take it back and once to bring it again, turn its
// numbers into text and find the pages of the full sheet for everything else that is undone on it: half of the time of a Ctrl+Z, for
// cells that go with their sheet. So the rows leave at once and are put back at once.

#include "calc/grid_writer.hpp"

#include <com/sun/star/frame/XModel.hpp>

namespace lifecycle::calc
{

/// Writes the rows of a grid from sheet row `row` on, on a sheet that the open undo step inserted and whose formats are set. The columns
/// stand side by side. False: stopped.
bool writeNewRows(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet, ColumnPlaces columns,
    sal_Int32 row, const Grid& grid, const OnWritten& onWritten);

} // namespace lifecycle::calc
