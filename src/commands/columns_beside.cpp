#include "commands/columns_beside.hpp"

#include "calc/cell_areas.hpp"
#include "calc/column_looks.hpp"
#include "calc/heights_stay.hpp"
#include "calc/read_table.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <algorithm>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::Sheet;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

/// The first of `count` wholly empty columns side by side, from `from` on. A further empty one keeps them apart from what
/// follows, or Calc would take both for one table. Empty: there is no room.
std::optional<sal_Int32> firstOfEmptyColumns(const Sheet& sheet, sal_Int32 from, sal_Int32 count)
{
    const Reference<table::XColumnRowRange> all{ sheet, UNO_QUERY_THROW };
    const auto columns = all->getColumns()->getCount(), rows = all->getRows()->getCount();
    const auto used = calc::endOfUsedArea(sheet).EndColumn;
    auto first = from;
    for (auto column = from; column < columns; ++column) {
        if (!calc::isEmpty(sheet->getCellRangeByPosition(column, 0, column, rows - 1)))
            first = column + 1;
        const auto wide = column - first + 1;
        if (wide > count || (wide == count && column >= used))
            return first;
        if (column > used && first + count > columns)
            break;
    }
    return {};
}

/// A column of ours that stands apart from the table, with its texts among the table's.
Column columnApart(const Sheet& sheet, const table::CellRangeAddress& table, sal_Int32 column, Table& into)
{
    const auto apart
        = *calc::readTable(sheet->getCellRangeByPosition(column, table.StartRow, column, table.EndRow), into.conventions);
    auto values = apart.columns.front();
    for (auto& value : values)
        if (value.isText())
            value = Value::text(into.texts.intern(apart.texts[value.text()]));
    values.resize(into.rows());
    return values;
}

} // namespace

Result<ColumnsBeside> ColumnsBeside::find(
    const Reference<frame::XModel>& document, const calc::CurrentTable& current, Table& table)
{
    ColumnsBeside columns;
    columns.document_ = document;
    columns.sheet_ = Reference<sheet::XSheetCellRange> { current.range, UNO_QUERY_THROW } -> getSpreadsheet();
    const auto name = calc::utf8(Reference<container::XNamed> { columns.sheet_, UNO_QUERY_THROW } -> getName());
    if (Reference<util::XProtectable> { columns.sheet_, UNO_QUERY_THROW } -> isProtected())
        return Message{ "error.classify.protected", { { "sheet", name } } };
    columns.area_ = current.address;
    columns.name_ = calc::tableNameFor(columns.sheet_, current.address);
    columns.owned_ = calc::takeOwnedColumns(columns.sheet_, columns.name_, calc::fieldsBesideTable(), table);
    for (auto& [field, column] : columns.owned_)
        if (column.state == calc::Ownership::present && column.values.empty())
            column.values = columnApart(columns.sheet_, current.address, column.place, table);
    const auto missing
        = std::ranges::count_if(columns.owned_, [](const auto& column) { return column.second.state == calc::Ownership::none; });
    if (missing == 0)
        return columns;
    auto from = current.address.EndColumn + 1;
    for (const auto& [field, column] : columns.owned_)
        if (column.state == calc::Ownership::present)
            from = std::max(from, column.place + 1);
    const auto first = firstOfEmptyColumns(columns.sheet_, from, static_cast<sal_Int32>(missing));
    if (!first)
        return Message{ "error.classify.noRoom", { { "sheet", name } } };
    columns.firstFree_ = *first;
    return columns;
}

std::map<std::string, Column, std::less<>> ColumnsBeside::earlier() const
{
    std::map<std::string, Column, std::less<>> columns;
    for (const auto& [field, column] : owned_)
        if (column.state == calc::Ownership::present)
            columns[field] = column.values;
    return columns;
}

bool ColumnsBeside::write(const TablePlan& plan, const calc::OnWritten& onWritten) const
{
    calc::Grid grid;
    std::vector<sal_Int32> places, added;
    calc::Grid addedHeaders;
    auto free = firstFree_;
    for (std::size_t index = 0; index < plan.columns.columns.size(); ++index) {
        const auto& column = plan.columns.columns[index];
        const auto& owned = owned_.at(column.field);
        if (owned.state == calc::Ownership::cellsDeleted)
            continue;
        const bool isNew = owned.state == calc::Ownership::none;
        places.push_back(isNew ? free++ : owned.place);
        grid.columns.push_back(column);
        if (isNew) {
            added.push_back(places.back());
            addedHeaders.columns.push_back({ column.field, column.header, column.format, {} });
        }
    }
    if (places.empty())
        return true;
    // Ids of texts are those of the plan.
    for (TextId id = 0; id < plan.columns.texts.size(); ++id)
        grid.texts.intern(plan.columns.texts[id]);

    const auto header = area_.StartRow, last = area_.StartRow + static_cast<sal_Int32>(grid.rows());
    calc::NumberFormats formats{ document_, plan.columns.moneyFormat };
    for (std::size_t index = 0; index < places.size(); ++index)
        if (std::ranges::count(added, places[index]) > 0 && last > header)
            formats.apply(
                sheet_->getCellRangeByPosition(places[index], header + 1, places[index], last), grid.columns[index].format);
    calc::writeHeaders(sheet_, added, header, addedHeaders);
    const bool isWritten = [&] {
        const calc::HeightsStay heights{ document_ };
        return calc::writeOver(sheet_, places, header + 1, grid, onWritten);
    }();
    if (!isWritten)
        return false;
    if (!added.empty() && added.size() == places.size()) {
        calc::setWidths(sheet_, added, grid);
        calc::setTextsApart(sheet_, added, header, last, grid);
    }
    for (std::size_t index = 0; index < places.size(); ++index)
        calc::own(sheet_, calc::owned::columnName(name_, grid.columns[index].field),
            sheet_->getCellRangeByPosition(places[index], header, places[index], last));
    calc::own(sheet_, name_, sheet_->getCellRangeByPosition(area_.StartColumn, area_.StartRow, area_.EndColumn, last));
    return true;
}

} // namespace lifecycle::commands
