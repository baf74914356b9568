#include "commands/log_sheets.hpp"

#include "calc/current_table.hpp"
#include "calc/owned_columns.hpp"
#include "calc/read_table.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/table/TableSortField.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XSortable.hpp>

#include <algorithm>
#include <numeric>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::Sheet;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

constexpr char listName[] = "Lifecycle_Customers_list";

Reference<table::XCellRange> cells(const Sheet& sheet, const table::CellRangeAddress& area)
{
    return sheet->getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow);
}

table::CellRangeAddress addressOf(const Reference<uno::XInterface>& range)
{
    return Reference<sheet::XCellRangeAddressable> { range, UNO_QUERY_THROW } -> getRangeAddress();
}

sal_Int32 rowsOf(const Sheet& sheet)
{
    return Reference<table::XColumnRowRange> { sheet, UNO_QUERY_THROW } -> getRows()->getCount();
}
sal_Int32 columnsOf(const Sheet& sheet)
{
    return Reference<table::XColumnRowRange> { sheet, UNO_QUERY_THROW } -> getColumns()->getCount();
}

/// The columns that belong to a list: those around its header up to a wholly empty one.
table::CellRangeAddress withColumnsBeside(const Sheet& sheet, table::CellRangeAddress list)
{
    const auto header = sheet->getCellRangeByPosition(list.StartColumn, list.StartRow, list.StartColumn, list.StartRow);
    const auto cursor = sheet->createCursorByRange(Reference<sheet::XSheetCellRange>{ header, UNO_QUERY_THROW });
    cursor->collapseToCurrentRegion();
    const auto region = addressOf(cursor);
    list.StartColumn = std::min(list.StartColumn, region.StartColumn);
    list.EndColumn = std::max(list.EndColumn, region.EndColumn);
    return list;
}

/// The values of a grid as they stand in one column more.
calc::Grid positions(const LogPlan& plan, std::size_t earlierRows)
{
    calc::Grid grid;
    grid.columns.resize(1);
    auto& values = grid.columns.front().values;
    values.resize(plan.rows.size());
    auto added = earlierRows;
    for (std::size_t row = 0; row < plan.rows.size(); ++row) {
        const auto now = plan.rows[row].earlier >= 0 ? static_cast<std::size_t>(plan.rows[row].earlier) : added++;
        values[now] = Value::number(static_cast<double>(row));
    }
    return grid;
}

} // namespace

Result<LogSheets> LogSheets::find(
    const Reference<frame::XModel>& document, const Conventions& conventions, const Wording& wording)
{
    LogSheets sheets{ document, wording };
    sheets.customers_.name = calc::owned::customers;
    sheets.stageLog_.name = calc::owned::stageLog;
    const auto customersColumns = customersFields(true), logColumns = stageLogFields();
    if (auto found = sheets.findList(sheets.customers_, "sheet.customers", customersColumns, conventions); !found)
        return found.error();
    if (auto found = sheets.findList(sheets.stageLog_, "sheet.stageLog", logColumns, conventions); !found)
        return found.error();
    auto stages = placeFor(document, calc::owned::stages, "sheet.stages", wording);
    if (!stages)
        return stages.error();
    sheets.stages_ = stages.value();
    return sheets;
}

Result<void> LogSheets::findList(
    List& list, std::string_view nameKey, std::span<const std::string> fields, const Conventions& conventions)
{
    auto place = placeFor(document_, list.name, nameKey, *wording_);
    if (!place)
        return place.error();
    list.place = place.value();
    const auto& sheet = list.place.sheet;
    if (!sheet.is())
        return boost::outcome_v2::success();
    const auto known = calc::ownedRange(sheet, calc::owned::columnName(list.name, fields.front()));
    if (!known || calc::ownership(sheet, calc::owned::columnName(list.name, "customer")) != calc::Ownership::present)
        return Message{ "error.classify.takenApart", { { "sheet", list.place.name } } };
    list.area = withColumnsBeside(sheet, *calc::ownedRange(sheet, list.name));
    list.area.StartRow = known->StartRow;
    list.area.EndRow = known->EndRow;
    auto table = calc::readTable(cells(sheet, list.area), conventions);
    // The used area may end above the list, where the user has emptied its last rows.
    for (auto& column : table->columns)
        column.resize(static_cast<std::size_t>(list.area.EndRow - list.area.StartRow));
    const std::vector<std::string_view> names(fields.begin(), fields.end());
    auto& earlier = list.earlier.emplace();
    for (auto& [field, column] : calc::takeOwnedColumns(sheet, list.name, names, *table)) {
        if (column.state == calc::Ownership::cellsDeleted)
            earlier.deleted.insert(field);
        if (column.state != calc::Ownership::present)
            continue;
        list.columns[field] = column.place;
        column.values.resize(table->rows());
        earlier.ours[field] = std::move(column.values);
    }
    if (list.name == calc::owned::stageLog)
        for (const auto& field : fields)
            if (!earlier.ours.contains(field))
                return Message{ "error.classify.takenApart", { { "sheet", list.place.name } } };
    earlier.table = std::move(*table);
    return boost::outcome_v2::success();
}

std::vector<Reference<table::XCellRange>> LogSheets::read() const
{
    std::vector<Reference<table::XCellRange>> ranges;
    for (const auto* const list : { &customers_, &stageLog_ })
        if (list->place.sheet.is())
            ranges.push_back(cells(list->place.sheet, list->area));
    return ranges;
}

Result<void> LogSheets::checkRoom(const List& list, std::size_t rows) const
{
    const auto& sheet = list.place.sheet;
    if (!sheet.is())
        return boost::outcome_v2::success();
    auto grown = list.area;
    grown.StartRow = list.area.EndRow + 1;
    grown.EndRow = list.area.StartRow + static_cast<sal_Int32>(rows);
    if (grown.EndRow >= rowsOf(sheet))
        return Message{ "error.classify.sheetFull", { { "sheet", list.place.name } } };
    if (grown.StartRow > grown.EndRow || calc::isEmpty(cells(sheet, grown)))
        return boost::outcome_v2::success();
    return Message{ "error.classify.cellsInTheWay",
        { { "place", calc::placeOf(cells(sheet, grown)) }, { "sheet", list.place.name } } };
}

Result<void> LogSheets::check(const LogPlan& plan) const
{
    if (auto room = checkRoom(customers_, plan.customers.rows()); !room)
        return room;
    if (auto room = checkRoom(stageLog_, (stageLog_.earlier ? stageLog_.earlier->table.rows() : 0) + plan.entries.rows()); !room)
        return room;
    return checkStages(stages_, plan.stages);
}

std::vector<sal_Int32> LogSheets::placesFor(const List& list, const calc::Grid& grid) const
{
    std::vector<sal_Int32> places;
    auto free = list.place.sheet.is() ? list.area.EndColumn + 1 : 0;
    for (const auto& column : grid.columns) {
        if (const auto known = list.columns.find(column.field); known != list.columns.end()) {
            places.push_back(known->second);
            continue;
        }
        if (list.place.sheet.is())
            while (free < columnsOf(list.place.sheet) - 1
                && !calc::isEmpty(list.place.sheet->getCellRangeByPosition(free, 0, free, rowsOf(list.place.sheet) - 1)))
                ++free;
        places.push_back(free++);
    }
    return places;
}

void LogSheets::own(const List& list, const Sheet& sheet, const calc::Grid& grid, const std::vector<sal_Int32>& columns,
    sal_Int32 header, sal_Int32 last) const
{
    for (std::size_t column = 0; column < columns.size(); ++column)
        calc::own(sheet, calc::owned::columnName(list.name, grid.columns[column].field),
            sheet->getCellRangeByPosition(columns[column], header, columns[column], last));
    const auto [first, end] = std::ranges::minmax(columns);
    calc::own(sheet, list.name, sheet->getCellRangeByPosition(first, header, end, last));
}

bool LogSheets::writeNew(calc::UndoStep& step, const List& list, const calc::Grid& grid, const calc::OnWritten& onWritten) const
{
    const auto sheet = step.insertSheet(list.place.name);
    const auto places = placesFor(list, grid);
    const auto last = static_cast<sal_Int32>(grid.rows());
    calc::NumberFormats formats{ document_ };
    for (std::size_t column = 0; column < places.size() && last > 0; ++column)
        formats.apply(sheet->getCellRangeByPosition(places[column], 1, places[column], last), grid.columns[column].format);
    calc::writeHeaders(sheet, places, 0, grid);
    if (!calc::writeInto(sheet, places, 1, grid, 0, onWritten))
        return false;
    calc::setWidths(sheet, places, grid);
    own(list, sheet, grid, places, 0, last);
    return true;
}

/// The rows with all that stands beside them go where the plan has them. Calc's own sort does it: notes, formats and formulas
/// move along.
void LogSheets::moveRows(const LogPlan& plan) const
{
    const auto& sheet = customers_.place.sheet;
    const auto key = customers_.columns.at("customer");
    const auto grid = positions(plan, customers_.earlier->table.rows());
    calc::writeOver(sheet, std::span{ &key, 1 }, customers_.area.StartRow + 1, grid, {});
    auto rows = customers_.area;
    ++rows.StartRow;
    rows.EndRow = customers_.area.StartRow + static_cast<sal_Int32>(plan.rows.size());

    uno::Sequence<table::TableSortField> fields(1);
    fields.getArray()[0].Field = key - rows.StartColumn;
    fields.getArray()[0].IsAscending = true;
    uno::Sequence<beans::PropertyValue> order(4);
    auto* const property = order.getArray();
    const auto set = [&](int index, const char* name, const uno::Any& value) {
        property[index].Name = OUString::createFromAscii(name);
        property[index].Value = value;
    };
    set(0, "SortFields", uno::Any{ fields });
    set(1, "IsSortColumns", uno::Any{ false });
    set(2, "ContainsHeader", uno::Any{ false });
    set(3, "BindFormatsToContent", uno::Any{ true });
    Reference<util::XSortable> { cells(sheet, rows), UNO_QUERY_THROW } -> sort(order);
}

bool LogSheets::refreshCustomers(const LogPlan& plan, const calc::OnWritten& onWritten) const
{
    const auto& sheet = customers_.place.sheet;
    const auto& grid = plan.customers;
    const auto header = customers_.area.StartRow;
    const auto last = header + static_cast<sal_Int32>(grid.rows());
    const auto places = placesFor(customers_, grid);
    calc::NumberFormats formats{ document_ };
    for (std::size_t column = 0; column < places.size(); ++column) {
        const bool isNew = !customers_.columns.contains(grid.columns[column].field);
        const auto from = isNew ? header + 1 : customers_.area.EndRow + 1;
        if (from <= last)
            formats.apply(sheet->getCellRangeByPosition(places[column], from, places[column], last), grid.columns[column].format);
        if (isNew) {
            calc::Grid alone;
            alone.columns.push_back({ grid.columns[column].field, grid.columns[column].header, grid.columns[column].format, {} });
            calc::writeHeaders(sheet, std::span{ &places[column], 1 }, header, alone);
        }
    }
    if (plan.rowsMove)
        moveRows(plan);
    if (!calc::writeOver(sheet, places, header + 1, grid, onWritten))
        return false;
    own(customers_, sheet, grid, places, header, last);
    return true;
}

bool LogSheets::append(const List& list, const calc::Grid& grid) const
{
    if (grid.rows() == 0)
        return true;
    const auto& sheet = list.place.sheet;
    const auto places = placesFor(list, grid);
    const auto first = list.area.EndRow + 1, last = list.area.EndRow + static_cast<sal_Int32>(grid.rows());
    calc::NumberFormats formats{ document_ };
    for (std::size_t column = 0; column < places.size(); ++column)
        formats.apply(sheet->getCellRangeByPosition(places[column], first, places[column], last), grid.columns[column].format);
    calc::writeOver(sheet, places, first, grid, {});
    own(list, sheet, grid, places, list.area.StartRow, last);
    return true;
}

/// A filter on the header of `Customers`. Where the user has taken it away, it stays away.
void LogSheets::filter(const Sheet& sheet, const table::CellRangeAddress& area) const
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
    if (customers_.place.sheet.is())
        return;
    ranges->addNewByName(listName, addressOf(cells(sheet, area)));
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
    const bool customersWritten
        = customers_.place.sheet.is() ? refreshCustomers(plan, tell) : writeNew(step, customers_, plan.customers, tell);
    if (!customersWritten)
        return false;
    const auto customers = calc::sheetOwning(document_, calc::owned::customers);
    filter(customers, *calc::ownedRange(customers, calc::owned::customers));
    writeStages(document_, step, stages_, plan.stages, source, *wording_, withCharts);
    const auto tellLog = [&](std::size_t done, std::size_t rows) {
        return onWritten(90 + static_cast<int>(9 * done / std::max<std::size_t>(rows, 1)));
    };
    return stageLog_.place.sheet.is() ? append(stageLog_, plan.entries) : writeNew(step, stageLog_, plan.entries, tellLog);
}

} // namespace lifecycle::commands
