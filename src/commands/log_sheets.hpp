#pragma once

// The sheets that an order log's classification makes or refreshes: `Customers`, `Stages`, `Stage log`. Found and read before the
// classification, checked and written after it.

#include "commands/classify_plan.hpp"
#include "commands/owned_list.hpp"

#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::commands
{

class LogSheets
{
public:
    /// Finds our sheets and reads what stands there. Errors: `placeFor`'s, a sheet of ours that was taken apart, asked to stop.
    static Result<LogSheets> find(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
        const Conventions& conventions, const Wording& wording, const ReadInSlices& slices);

    const std::optional<Earlier>& customers() const { return customers_.earlier(); }
    const std::optional<Earlier>& stageLog() const { return stageLog_.earlier(); }

    /// Whether everything has room: nothing of the user's stands where ours have to grow.
    Result<void> check(const LogPlan& plan) const;
    /// False: `onWritten` asked to stop.
    bool write(calc::UndoStep& step, const LogPlan& plan,
        const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& source, bool withCharts,
        const std::function<bool(int percent)>& onWritten) const;

    /// The sheets as they are called.
    const std::string& customersName() const { return customers_.sheetName(); }
    const std::string& stagesName() const { return stages_.name; }

private:
    LogSheets(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, OwnedList customers,
        OwnedList stageLog, SheetPlace stages)
        : document_{ document }
        , customers_{ std::move(customers) }
        , stageLog_{ std::move(stageLog) }
        , stages_{ std::move(stages) }
    {
    }
    void filter(const com::sun::star::table::CellRangeAddress& area) const;

    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
    OwnedList customers_, stageLog_;
    SheetPlace stages_;
};

} // namespace lifecycle::commands
