#pragma once

// Values into cells. Texts are written as texts, also '=1+1'. Both ways of writing are undone and redone exactly, each within an
// `UndoStep`.

#include "calc/grid.hpp"
#include "calc/owned_ranges.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <functional>
#include <map>
#include <span>

namespace lifecycle::calc
{

/// Told after every block of rows; false stops the writing.
using OnWritten = std::function<bool(std::size_t rowsWritten, std::size_t rows)>;

/// The document's number formats, each looked up once.
class NumberFormats
{
public:
    /// `money`: the key of the format for amounts, if it is not to be the plain one with two decimals.
    explicit NumberFormats(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
        std::optional<std::int32_t> money = {});
    /// Shows the cells of a range in a format. Text is left as it is.
    void apply(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range, CellFormat format);
    sal_Int32 key(CellFormat format);

private:
    com::sun::star::uno::Reference<com::sun::star::util::XNumberFormatsSupplier> supplier_;
    std::map<CellFormat, sal_Int32> keys_;
};

/// Where the columns of a grid stand on a sheet: one number per column of the grid.
using ColumnPlaces = std::span<const sal_Int32>;

/// Values of rows `from` and on into empty cells, from sheet row `row` on. Columns that stand side by side are written together.
/// False: stopped.
bool writeInto(
    const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, const Grid& grid, std::size_t from, const OnWritten& onWritten);

/// The same into cells that may hold something, with formats that stay and comments that stay.
bool writeOver(const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, const Grid& grid, const OnWritten& onWritten);

/// The headers of a grid, in bold.
void writeHeaders(const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, const Grid& grid);

/// The cells of an area become empty and lose what formats they were given; comments stay. Undone exactly, with whatever is
/// written there afterwards.
void clearArea(const Sheet& sheet, const com::sun::star::table::CellRangeAddress& area);

/// Whether nothing stands in these cells: no content, no comment.
bool isEmpty(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);

} // namespace lifecycle::calc
