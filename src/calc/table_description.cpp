#include "calc/table_description.hpp"
#include "calc/conventions.hpp"
#include "calc/owned_columns.hpp"
#include "calc/read_table.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>

#include <algorithm>
#include <iterator>

namespace lifecycle::calc {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr std::size_t readWholeUpTo = 50'000, readOtherwise = 1'000;

void describeLog(const Table& table, const Recognition& recognition, TableDescription& description)
{
    const auto log = readOrderLog(table, recognition, {today(table.conventions), AmountIs::ofTheLine});
    if (!log) {
        description.refusal = log.error();
        return;
    }
    description.leftOut = log.value().leftOut.size();
    for (const auto& row : log.value().leftOut) {
        auto found = std::ranges::find(description.leftOutBy, row.reason, &LeftOutRows::reason);
        if (found == description.leftOutBy.end())
            found = description.leftOutBy.insert(found, {row.reason, 0, table.placeOf(row.column, row.row)});
        ++found->rows;
    }
    std::ranges::copy(log.value().warnings, std::back_inserter(description.doubts));
    description.lastDate = log.value().lastDate;
}

} // namespace

Result<TableDescription> describeTable(const Reference<uno::XComponentContext>& context, const Reference<frame::XController>& controller)
{
    const auto current = tableAtCursor(controller);
    if (!current)
        return current.error();
    const auto document = controller->getModel();
    const auto conventions = conventionsOf(context, Reference<beans::XPropertySet>{document, UNO_QUERY_THROW});

    TableDescription description;
    description.place = placeOf(current.value().range);
    description.isOurs = current.value().ofOurSheet;
    description.rows = current.value().rows();
    description.conventions = conventions;
    const bool whole = description.rows <= readWholeUpTo;
    auto part = current.value().range;
    if (!whole) {
        const auto& address = current.value().address;
        part = part->getCellRangeByPosition(0, 0, address.EndColumn - address.StartColumn, static_cast<sal_Int32>(readOtherwise));
    }
    auto table = *readTable(part, conventions);
    const auto sheet = Reference<sheet::XSheetCellRange>{current.value().range, UNO_QUERY_THROW}->getSpreadsheet();
    takeOwnedColumns(sheet, tableNameFor(sheet, current.value().address), fieldsBesideTable(), table);
    const auto recognition = recognise(table);
    description.shape = recognition.shape;
    description.why = recognition.why;
    description.doubts = recognition.doubts;
    for (const auto& [name, column] : recognition.columnOf)
        description.fields.push_back({name, table.headers[column], columnName(table.firstColumn + static_cast<std::int32_t>(column))});
    std::ranges::sort(description.fields, {}, [](const FoundField& found) { return std::pair{found.column.size(), found.column}; });
    if (whole && recognition.shape == Shape::orderLog)
        describeLog(table, recognition, description);
    return description;
}

} // namespace lifecycle::calc
