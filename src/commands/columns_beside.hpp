#pragma once

// The columns that Classify writes beside a customer table: stage, reason, action, follow up by, share. They stand in the first
// wholly empty columns to the right of the table; nothing shifts.

#include "calc/current_table.hpp"
#include "calc/grid_writer.hpp"
#include "calc/owned_columns.hpp"
#include "commands/classify_plan.hpp"

namespace lifecycle::commands
{

class ColumnsBeside
{
public:
    /// Takes our columns of an earlier classification out of `table`, which was read from `current`.
    /// Errors: the sheet is protected, no room to the right.
    static Result<ColumnsBeside> find(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
        const calc::CurrentTable& current, Table& table);

    /// By field, as they stand.
    std::map<std::string, Column, std::less<>> earlier() const;
    /// False: `onWritten` asked to stop.
    bool write(const TablePlan& plan, const calc::OnWritten& onWritten) const;

private:
    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
    calc::Sheet sheet_;
    com::sun::star::table::CellRangeAddress area_; ///< of the table
    std::string name_; ///< by which it is owned
    calc::OwnedColumns owned_;
    sal_Int32 firstFree_ = 0; ///< column where those that are new begin
};

} // namespace lifecycle::commands
