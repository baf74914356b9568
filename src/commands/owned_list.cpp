#include "commands/owned_list.hpp"

#include "calc/cell_areas.hpp"
#include "calc/column_looks.hpp"
#include "calc/current_table.hpp"
#include "calc/heights_stay.hpp"
#include "calc/new_rows.hpp"
#include "calc/owned_columns.hpp"
#include "calc/paper.hpp"
#include "calc/read_table.hpp"

#include <com/sun/star/table/TableSortField.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XSortable.hpp>

#include <algorithm>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::addressOf;
using calc::cellsOf;
using calc::Sheet;
using calc::withColumnsBeside;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

sal_Int32 rowsOf(const Sheet& sheet)
{
    return Reference<table::XColumnRowRange> { sheet, UNO_QUERY_THROW } -> getRows()->getCount();
}
sal_Int32 columnsOf(const Sheet& sheet)
{
    return Reference<table::XColumnRowRange> { sheet, UNO_QUERY_THROW } -> getColumns()->getCount();
}

calc::Grid headerAlone(const calc::GridColumn& column)
{
    calc::Grid grid;
    grid.columns.push_back({ column.field, column.header, column.format, {} });
    return grid;
}

/// The values of a grid as they stand in one column more.
calc::Grid positions(std::span<const CustomerRow> rows, std::size_t earlierRows)
{
    calc::Grid grid;
    grid.columns.resize(1);
    auto& values = grid.columns.front().values;
    values.resize(rows.size());
    auto added = earlierRows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto now = rows[row].earlier >= 0 ? static_cast<std::size_t>(rows[row].earlier) : added++;
        values[now] = Value::number(static_cast<double>(row));
    }
    return grid;
}

} // namespace

Result<OwnedList> OwnedList::find(const Reference<frame::XModel>& document, std::string_view name, std::string_view nameKey,
    std::span<const std::string> fields, std::span<const std::string> needed, const Conventions& conventions,
    const Wording& wording, const ReadInSlices& slices)
{
    OwnedList list{ document, name };
    auto place = placeFor(document, name, nameKey, wording);
    if (!place)
        return place.error();
    list.place_ = place.value();
    const auto& sheet = list.place_.sheet;
    if (!sheet.is())
        return list;
    const auto known = calc::ownedRange(sheet, calc::owned::columnName(name, fields.front()));
    if (!known || calc::ownership(sheet, calc::owned::columnName(name, "customer")) != calc::Ownership::present)
        return Message{ "error.classify.takenApart", { { "sheet", list.place_.name } } };
    list.area_ = withColumnsBeside(sheet, *calc::ownedRange(sheet, name));
    list.area_.StartRow = known->StartRow;
    list.area_.EndRow = known->EndRow;
    if (slices.begins)
        slices.begins(list.range());
    auto table = calc::readTable(list.range(), conventions, slices.onBlock);
    if (!table)
        return stoppedMessage();
    // The used area may end above the list, where the user has emptied its last rows.
    for (auto& column : table->columns)
        column.resize(static_cast<std::size_t>(list.area_.EndRow - list.area_.StartRow));
    const std::vector<std::string_view> names(fields.begin(), fields.end());
    auto& earlier = list.earlier_.emplace();
    for (auto& [field, column] : calc::takeOwnedColumns(sheet, name, names, *table)) {
        if (column.state == calc::Ownership::cellsDeleted)
            earlier.deleted.insert(field);
        if (column.state != calc::Ownership::present)
            continue;
        list.columns_[field] = column.place;
        column.values.resize(table->rows());
        earlier.ours[field] = std::move(column.values);
    }
    for (const auto& field : needed)
        if (!earlier.ours.contains(field))
            return Message{ "error.classify.takenApart", { { "sheet", list.place_.name } } };
    earlier.table = std::move(*table);
    return list;
}

Reference<table::XCellRange> OwnedList::range() const { return exists() ? cellsOf(place_.sheet, area_) : nullptr; }

Result<void> OwnedList::checkRoom(std::size_t rows) const
{
    const auto& sheet = place_.sheet;
    if (!sheet.is())
        return boost::outcome_v2::success();
    auto grown = area_;
    grown.StartRow = area_.EndRow + 1;
    grown.EndRow = area_.StartRow + static_cast<sal_Int32>(rows);
    if (grown.EndRow >= rowsOf(sheet))
        return Message{ "error.classify.sheetFull", { { "sheet", place_.name } } };
    if (grown.StartRow > grown.EndRow || calc::isEmpty(cellsOf(sheet, grown)))
        return boost::outcome_v2::success();
    return Message{ "error.classify.cellsInTheWay",
        { { "place", calc::placeOf(cellsOf(sheet, grown)) }, { "sheet", place_.name } } };
}

std::vector<sal_Int32> OwnedList::placesFor(const calc::Grid& grid) const
{
    std::vector<sal_Int32> places;
    auto free = place_.sheet.is() ? area_.EndColumn + 1 : 0;
    for (const auto& column : grid.columns) {
        if (const auto known = columns_.find(column.field); known != columns_.end()) {
            places.push_back(known->second);
            continue;
        }
        if (place_.sheet.is())
            while (free < columnsOf(place_.sheet) - 1
                && !calc::isEmpty(place_.sheet->getCellRangeByPosition(free, 0, free, rowsOf(place_.sheet) - 1)))
                ++free;
        places.push_back(free++);
    }
    return places;
}

void OwnedList::own(
    const Sheet& sheet, const calc::Grid& grid, const std::vector<sal_Int32>& columns, sal_Int32 header, sal_Int32 last) const
{
    for (std::size_t column = 0; column < columns.size(); ++column)
        calc::own(sheet, calc::owned::columnName(name_, grid.columns[column].field),
            sheet->getCellRangeByPosition(columns[column], header, columns[column], last));
    const auto [first, end] = std::ranges::minmax(columns);
    calc::own(sheet, name_, sheet->getCellRangeByPosition(first, header, end, last));
    calc::ownSheet(document_, sheet, name_);
}

bool OwnedList::writeNew(calc::UndoStep& step, const calc::Grid& grid, const calc::OnWritten& onWritten) const
{
    const auto sheet = step.insertSheet(place_.name);
    const auto places = placesFor(grid);
    const auto last = static_cast<sal_Int32>(grid.rows());
    // What concerns the whole sheet comes while it is empty: how it prints takes the office as long as the sheet has rows.
    calc::writeHeaders(sheet, places, 0, grid);
    calc::setWidths(sheet, places, grid);
    own(sheet, grid, places, 0, last);
    // Whose row it is and, where that stands beside it, the stage.
    const auto customer = std::ranges::find(grid.columns, "customer", &calc::GridColumn::field) - grid.columns.begin();
    const auto next = static_cast<std::size_t>(customer + 1);
    calc::printList(document_, sheet, 1, static_cast<sal_Int32>(next + (next < grid.columns.size() && grid.columns[next].field == "stage")));
    calc::setTextsApart(sheet, places, 0, last, grid);
    calc::NumberFormats formats{ document_, grid.moneyFormat };
    for (std::size_t column = 0; column < places.size() && last > 0; ++column) {
        formats.apply(sheet->getCellRangeByPosition(places[column], 1, places[column], last), grid.columns[column].format);
        if (onWritten && !onWritten(0, grid.rows()))
            return false;
    }
    return calc::writeNewRows(document_, sheet, places, 1, grid, onWritten);
}

/// The rows with all that stands beside them go where the plan has them. Calc's own sort does it: notes, formats and formulas
/// move along.
void OwnedList::moveRows(std::span<const CustomerRow> rows) const
{
    const auto& sheet = place_.sheet;
    const auto key = columns_.at("customer");
    const auto grid = positions(rows, earlier_->table.rows());
    calc::writeOver(sheet, std::span{ &key, 1 }, area_.StartRow + 1, grid, {});
    auto area = area_;
    ++area.StartRow;
    area.EndRow = area_.StartRow + static_cast<sal_Int32>(rows.size());

    uno::Sequence<table::TableSortField> fields(1);
    fields.getArray()[0].Field = key - area.StartColumn;
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
    Reference<util::XSortable> { cellsOf(sheet, area), UNO_QUERY_THROW } -> sort(order);
}

bool OwnedList::writeOver(
    calc::ColumnPlaces places, sal_Int32 row, const calc::Grid& grid, const calc::OnWritten& onWritten) const
{
    const calc::HeightsStay heights{ document_ };
    return calc::writeOver(place_.sheet, places, row, grid, onWritten);
}

bool OwnedList::refresh(const calc::Grid& grid, std::span<const CustomerRow> rows, bool rowsMove, std::size_t emptied,
    const calc::OnWritten& onWritten) const
{
    const auto& sheet = place_.sheet;
    const auto header = area_.StartRow;
    const auto last = header + static_cast<sal_Int32>(grid.rows());
    const auto places = placesFor(grid);
    calc::NumberFormats formats{ document_, grid.moneyFormat };
    for (std::size_t column = 0; column < places.size(); ++column) {
        const bool isNew = !columns_.contains(grid.columns[column].field);
        const auto from = isNew ? header + 1 : area_.EndRow + 1;
        if (from <= last)
            formats.apply(sheet->getCellRangeByPosition(places[column], from, places[column], last), grid.columns[column].format);
        if (isNew) {
            calc::writeHeaders(sheet, std::span{ &places[column], 1 }, header, headerAlone(grid.columns[column]));
        }
    }
    if (area_.EndRow < last)
        calc::setTextsApart(sheet, places, area_.EndRow + 1, last, grid);
    if (rowsMove)
        moveRows(rows);
    if (!writeOver(places, header + 1, grid, onWritten))
        return false;
    own(sheet, grid, places, header, last - static_cast<sal_Int32>(emptied));
    for (const auto& [field, place] : columns_)
        calc::own(sheet, calc::owned::columnName(name_, field),
            sheet->getCellRangeByPosition(place, header, place, last - static_cast<sal_Int32>(emptied)));
    return true;
}

bool OwnedList::append(const calc::Grid& grid, const calc::OnWritten& onWritten) const
{
    if (grid.rows() == 0)
        return true;
    const auto& sheet = place_.sheet;
    const auto places = placesFor(grid);
    const auto first = area_.EndRow + 1, last = area_.EndRow + static_cast<sal_Int32>(grid.rows());
    calc::NumberFormats formats{ document_, grid.moneyFormat };
    for (std::size_t column = 0; column < places.size(); ++column) {
        formats.apply(sheet->getCellRangeByPosition(places[column], first, places[column], last), grid.columns[column].format);
        if (!columns_.contains(grid.columns[column].field))
            calc::writeHeaders(sheet, std::span{ &places[column], 1 }, area_.StartRow, headerAlone(grid.columns[column]));
        if (onWritten && !onWritten(0, grid.rows()))
            return false;
    }
    calc::setTextsApart(sheet, places, first, last, grid);
    if (!writeOver(places, first, grid, onWritten))
        return false;
    own(sheet, grid, places, area_.StartRow, last);
    return true;
}

void OwnedList::set(std::size_t row, std::span<const calc::GridColumn> columns) const
{
    const auto& sheet = place_.sheet;
    calc::Grid grid;
    grid.columns.assign(columns.begin(), columns.end());
    const auto places = placesFor(grid);
    auto whole = *calc::ownedRange(sheet, name_);
    for (std::size_t column = 0; column < places.size(); ++column) {
        const auto place = places[column];
        if (!columns_.contains(columns[column].field)) {
            calc::NumberFormats formats{ document_ };
            formats.apply(sheet->getCellRangeByPosition(place, area_.StartRow + 1, place, area_.EndRow), columns[column].format);
            calc::writeHeaders(sheet, std::span{ &place, 1 }, area_.StartRow, headerAlone(columns[column]));
            calc::setWidths(sheet, std::span{ &place, 1 }, headerAlone(columns[column]));
            calc::own(sheet, calc::owned::columnName(name_, columns[column].field),
                sheet->getCellRangeByPosition(place, area_.StartRow, place, area_.EndRow));
            whole.EndColumn = std::max(whole.EndColumn, place);
        }
        sheet->getCellByPosition(place, area_.StartRow + 1 + static_cast<sal_Int32>(row))
            ->setValue(columns[column].values.front().number());
    }
    calc::own(sheet, name_, cellsOf(sheet, whole));
}

std::optional<std::size_t> OwnedList::rowAt(sal_Int32 sheetRow) const
{
    if (!exists() || sheetRow <= area_.StartRow || sheetRow > area_.EndRow)
        return {};
    return static_cast<std::size_t>(sheetRow - area_.StartRow - 1);
}

} // namespace lifecycle::commands
