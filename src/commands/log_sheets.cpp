#include "commands/log_sheets.hpp"
#include "commands/stage_log_plan.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>

#include <algorithm>
#include <span>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

constexpr char listName[] = "Lifecycle_Customers_list";

} // namespace

Result<LogSheets> LogSheets::find(
    const Reference<frame::XModel>& document, const Conventions& conventions, const Wording& wording, const ReadInSlices& slices)
{
    const auto customersColumns = customersFields(true), logColumns = stageLogFields();
    auto customers
        = OwnedList::find(document, calc::owned::customers, "sheet.customers", customersColumns, {}, conventions, wording, slices);
    if (!customers)
        return customers.error();
    // Without its movement and what follows, which earlier versions did not write, a row still says who was where.
    const std::span needed{ logColumns.begin(), std::ranges::find(logColumns, "movement") };
    auto stageLog = OwnedList::find(document, calc::owned::stageLog, "sheet.stageLog", logColumns, needed, conventions, wording, slices);
    if (!stageLog)
        return stageLog.error();
    auto stages = placeFor(document, calc::owned::stages, "sheet.stages", wording);
    if (!stages)
        return stages.error();
    return LogSheets{ document, std::move(customers.value()), std::move(stageLog.value()), stages.value() };
}

Result<void> LogSheets::check(const LogPlan& plan) const
{
    if (auto room = customers_.checkRoom(plan.customers.rows()); !room)
        return room;
    if (auto room = stageLog_.checkRoom((stageLog_.earlier() ? stageLog_.earlier()->table.rows() : 0) + plan.entries.rows());
        !room)
        return room;
    return checkBlocks(stages_, plan.stages.sheet);
}

/// A filter on the header of `Customers`. Where the user has taken it away, it stays away.
void LogSheets::filter(const table::CellRangeAddress& area) const
{
    const Reference<sheet::XDatabaseRanges> ranges{
        Reference<beans::XPropertySet>{ document_, UNO_QUERY_THROW } -> getPropertyValue("DatabaseRanges"), UNO_QUERY_THROW
    };
    if (ranges->hasByName(listName)) {
        const Reference<sheet::XDatabaseRange> list{ ranges->getByName(listName), UNO_QUERY_THROW };
        if (list->getDataArea().Sheet == area.Sheet) {
            auto wider = list->getDataArea();
            wider.EndRow = area.EndRow;
            list->setDataArea(wider);
        }
        return;
    }
    if (customers_.exists())
        return;
    ranges->addNewByName(listName, area);
    Reference<beans::XPropertySet>
    {
        ranges->getByName(listName), UNO_QUERY_THROW
        } -> setPropertyValue("AutoFilter", uno::Any{ true });
}

bool LogSheets::write(calc::UndoStep& step, const LogPlan& plan, const Reference<table::XCellRange>& source, bool withCharts,
    const std::function<bool(int percent)>& onWritten) const
{
    const auto tell = [&](std::size_t done, std::size_t rows) {
        return onWritten(60 + static_cast<int>(30 * done / std::max<std::size_t>(rows, 1)));
    };
    const bool customersWritten = customers_.exists() ? customers_.refresh(plan.customers, plan.rows, plan.rowsMove, 0, tell)
                                                      : customers_.writeNew(step, plan.customers, tell);
    if (!customersWritten)
        return false;
    const auto customers = calc::sheetOwning(document_, calc::owned::customers);
    filter(*calc::ownedRange(customers, calc::owned::customers));
    writeBlocks(document_, step, stages_, plan.stages.sheet, source, withCharts, [&] { onWritten(90); });
    const auto tellLog = [&](std::size_t done, std::size_t rows) {
        return onWritten(90 + static_cast<int>(9 * done / std::max<std::size_t>(rows, 1)));
    };
    return stageLog_.exists() ? stageLog_.append(plan.entries, tellLog) : stageLog_.writeNew(step, plan.entries, tellLog);
}

} // namespace lifecycle::commands
