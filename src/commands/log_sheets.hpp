#pragma once

// The sheets that an order log's classification makes or refreshes: `Customers`, `Stages`, `Stage log`. Found and read before the
// classification, checked and written after it.

#include "commands/classify_plan.hpp"
#include "calc/grid_writer.hpp"
#include "commands/stages_sheet.hpp"

#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::commands
{

class LogSheets
{
public:
    /// Finds our sheets and reads what stands there. Errors: `placeFor`'s, and a sheet of ours that was taken apart.
    static Result<LogSheets> find(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
        const Conventions& conventions, const Wording& wording);

    const std::optional<Earlier>& customers() const { return customers_.earlier; }
    const std::optional<Earlier>& stageLog() const { return stageLog_.earlier; }
    /// What must stay as it is until it is written: the tables read.
    std::vector<com::sun::star::uno::Reference<com::sun::star::table::XCellRange>> read() const;

    /// Whether everything has room: nothing of the user's stands where ours have to grow.
    Result<void> check(const LogPlan& plan) const;
    /// False: `onWritten` asked to stop.
    bool write(calc::UndoStep& step, const LogPlan& plan,
        const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& source, bool withCharts,
        const std::function<bool(int percent)>& onWritten) const;

    /// The sheets as they are called.
    const std::string& customersName() const { return customers_.place.name; }
    const std::string& stagesName() const { return stages_.name; }

private:
    /// A list of ours: one header row, rows below.
    struct List {
        SheetPlace place;
        std::string_view name; ///< of its owned range
        std::optional<Earlier> earlier;
        std::map<std::string, sal_Int32, std::less<>> columns; ///< field to column of the sheet
        com::sun::star::table::CellRangeAddress area; ///< header, rows, the user's columns too; where there is a sheet
    };

    explicit LogSheets(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Wording& wording)
        : document_{ document }
        , wording_{ &wording }
    {
    }
    Result<void> findList(
        List& list, std::string_view nameKey, std::span<const std::string> fields, const Conventions& conventions);
    Result<void> checkRoom(const List& list, std::size_t rows) const;
    /// Where each column of the grid is to stand; columns that are new go into the first wholly empty ones to the right.
    std::vector<sal_Int32> placesFor(const List& list, const calc::Grid& grid) const;
    void own(const List& list, const calc::Sheet& sheet, const calc::Grid& grid, const std::vector<sal_Int32>& columns,
        sal_Int32 header, sal_Int32 last) const;
    bool writeNew(calc::UndoStep& step, const List& list, const calc::Grid& grid, const calc::OnWritten& onWritten) const;
    bool refreshCustomers(const LogPlan& plan, const calc::OnWritten& onWritten) const;
    void moveRows(const LogPlan& plan) const;
    bool append(const List& list, const calc::Grid& grid) const;
    void filter(const calc::Sheet& sheet, const com::sun::star::table::CellRangeAddress& area) const;

    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
    const Wording* wording_;
    List customers_, stageLog_;
    SheetPlace stages_;
};

} // namespace lifecycle::commands
