#pragma once

// A list of ours on a sheet of its own: one header row, rows below, columns known by their named ranges. Found and read before a
// classification, written or refreshed after it. Whatever stands beside our columns is the user's and moves with its row.

#include "calc/grid_writer.hpp"
#include "calc/undo_step.hpp"
#include "commands/block_sheet.hpp"
#include "commands/classify_plan.hpp"
#include "commands/in_slices.hpp"

#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lifecycle::commands
{

class OwnedList
{
public:
    /// Errors: `placeFor`'s, a list whose column `customer`, or another of `needed`, is gone, and asked to stop.
    static Result<OwnedList> find(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
        std::string_view name, std::string_view nameKey, std::span<const std::string> fields, std::span<const std::string> needed,
        const Conventions& conventions, const Wording& wording, const ReadInSlices& slices = {});

    bool exists() const { return place_.sheet.is(); }
    /// As the sheet is called, or will be.
    const std::string& sheetName() const { return place_.name; }
    /// As it stands; none where the sheet is to be made.
    const std::optional<Earlier>& earlier() const { return earlier_; }
    /// Header, rows, the user's columns too; null where the sheet is to be made.
    com::sun::star::uno::Reference<com::sun::star::table::XCellRange> range() const;

    /// Whether so many rows have room: nothing of the user's stands where the list has to grow.
    Result<void> checkRoom(std::size_t rows) const;

    // False: `onWritten` asked to stop.
    bool writeNew(calc::UndoStep& step, const calc::Grid& grid, const calc::OnWritten& onWritten) const;
    /// The rows go where the grid has them, with all that stands beside them. The last `emptied` rows leave the list. Columns of
    /// ours that the grid lacks keep their values.
    bool refresh(const calc::Grid& grid, std::span<const CustomerRow> rows, bool rowsMove, std::size_t emptied,
        const calc::OnWritten& onWritten) const;
    bool append(const calc::Grid& grid, const calc::OnWritten& onWritten) const;
    /// Numbers into one row of the list, from 0: the first of each column. A column that the list lacks is added.
    void set(std::size_t row, std::span<const calc::GridColumn> columns) const;
    /// Of the list, from 0; none where the sheet's row is none of its rows.
    std::optional<std::size_t> rowAt(sal_Int32 sheetRow) const;

private:
    OwnedList(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view name)
        : document_{ document }
        , name_{ name }
    {
    }
    /// Where each column of the grid is to stand; columns that are new go into the first wholly empty ones to the right.
    std::vector<sal_Int32> placesFor(const calc::Grid& grid) const;
    void own(const calc::Sheet& sheet, const calc::Grid& grid, const std::vector<sal_Int32>& columns, sal_Int32 header,
        sal_Int32 last) const;
    bool writeOver(calc::ColumnPlaces places, sal_Int32 row, const calc::Grid& grid, const calc::OnWritten& onWritten) const;
    void moveRows(std::span<const CustomerRow> rows) const;

    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
    std::string_view name_; ///< of its owned range
    SheetPlace place_;
    std::optional<Earlier> earlier_;
    std::map<std::string, sal_Int32, std::less<>> columns_; ///< field to column of the sheet
    com::sun::star::table::CellRangeAddress area_; ///< where there is a sheet
};

} // namespace lifecycle::commands
