#include "calc/read_table.hpp"
#include "calc/cell_areas.hpp"
#include "calc/unicode.hpp"
#include "domain/reading.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

#include <algorithm>

namespace lifecycle::calc {

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;

namespace {

using Cells = uno::Sequence<uno::Sequence<uno::Any>>;

// Blocks of this many rows are as fast as the whole at once, and need no memory beside the columns.
constexpr std::int32_t blockRows = 2'000;
// Smaller ranges are read as they are: to ask the sheet for its used area costs more than their blank cells.
constexpr std::int32_t clippedFrom = 256;

/// The range without what lies beyond the sheet's used area; at least its first row and column stay.
table::CellRangeAddress usedPartOf(const Reference<table::XCellRange>& range)
{
    auto part = addressOf(range);
    if (part.EndRow - part.StartRow < clippedFrom && part.EndColumn - part.StartColumn < clippedFrom)
        return part;
    const auto sheet = Reference<sheet::XSheetCellRange>{range, uno::UNO_QUERY_THROW}->getSpreadsheet();
    const auto used = endOfUsedArea(sheet);
    part.EndRow = std::max(part.StartRow, std::min(part.EndRow, used.EndRow));
    part.EndColumn = std::max(part.StartColumn, std::min(part.EndColumn, used.EndColumn));
    return part;
}

/// Gives the cells' texts their ids. Equal texts of a sheet mostly are one and the same string in the office, so its address
/// is looked up before its content. Each string is held while we read: the text of a formatted cell is made for us alone, and
/// once freed its address could come back with another content.
class Interned {
public:
    explicit Interned(Texts& texts) : texts_{texts} {}

    Value operator()(const OUString& text)
    {
        if (text.isEmpty())
            return {};
        const auto [place, isNew] = idOf_.try_emplace(text.pData);
        if (isNew) {
            held_.push_back(text);
            place->second = Value::text(texts_.intern(utf8(text)));
        }
        return place->second;
    }

private:
    Texts& texts_;
    boost::unordered_flat_map<const rtl_uString*, Value> idOf_;
    std::vector<OUString> held_;
};

Value valueOf(const uno::Any& cell, Interned& interned)
{
    switch (cell.getValueTypeClass()) {
    case uno::TypeClass_DOUBLE:
        return Value::number(*static_cast<const double*>(cell.getValue()));
    case uno::TypeClass_STRING:
        return interned(*static_cast<const OUString*>(cell.getValue()));
    default:
        return Value::error();
    }
}

/// The rows below `part.StartRow + skipped` into columns.
bool readRows(const Reference<table::XCellRange>& range, std::int32_t skipped, std::int32_t rows, std::int32_t columns,
    Table& table, const OnBlock& onBlock)
{
    Interned interned{table.texts};
    table.columns.assign(static_cast<std::size_t>(columns), Column(static_cast<std::size_t>(rows)));
    for (std::int32_t done = 0; done < rows;) {
        const auto next = std::min(rows, done + blockRows);
        const Reference<sheet::XCellRangeData> block{
            range->getCellRangeByPosition(0, skipped + done, columns - 1, skipped + next - 1), uno::UNO_QUERY_THROW};
        const Cells cells = block->getDataArray();
        for (std::int32_t row = done; row < next; ++row) {
            const auto* const cell = cells[row - done].getConstArray();
            for (std::int32_t column = 0; column < columns; ++column)
                table.columns[static_cast<std::size_t>(column)][static_cast<std::size_t>(row)] = valueOf(cell[column], interned);
        }
        done = next;
        if (onBlock && !onBlock(done, rows))
            return false;
    }
    const auto written = datesWritten(table.texts, table.conventions);
    table.conventions.dateOrder = written.order;
    table.provedDate = written.proof;
    return true;
}

void readHeaders(const Reference<table::XCellRange>& range, std::int32_t columns, Table& table)
{
    Interned interned{table.texts};
    const Reference<sheet::XCellRangeData> first{range->getCellRangeByPosition(0, 0, columns - 1, 0), uno::UNO_QUERY_THROW};
    const Cells cells = first->getDataArray();
    for (const auto& cell : std::as_const(cells[0]))
        table.headers.push_back(table.display(valueOf(cell, interned)));
}

Table emptyTableAt(const Reference<table::XCellRange>& range, const table::CellRangeAddress& part, const Conventions& conventions)
{
    Table table;
    const auto sheet = Reference<sheet::XSheetCellRange>{range, uno::UNO_QUERY_THROW}->getSpreadsheet();
    table.sheet = utf8(Reference<container::XNamed>{sheet, uno::UNO_QUERY_THROW}->getName());
    table.firstColumn = part.StartColumn;
    table.headerRow = part.StartRow;
    table.conventions = conventions;
    return table;
}

} // namespace

std::optional<Table> readTable(const Reference<table::XCellRange>& range, const Conventions& conventions, const OnBlock& onBlock)
{
    const auto part = usedPartOf(range);
    auto table = emptyTableAt(range, part, conventions);
    const auto columns = part.EndColumn - part.StartColumn + 1;
    readHeaders(range, columns, table);
    if (!readRows(range, 1, part.EndRow - part.StartRow, columns, table, onBlock))
        return {};
    return table;
}

Result<Table> readTable(
    const Reference<table::XCellRange>& header, const Reference<table::XCellRange>& rows, const Conventions& conventions)
{
    const auto headerPart = addressOf(header);
    if (headerPart.StartRow != headerPart.EndRow)
        return Message{"table.headerRows", {}};
    const auto rowsAddress = addressOf(rows);
    if (headerPart.EndColumn - headerPart.StartColumn != rowsAddress.EndColumn - rowsAddress.StartColumn)
        return Message{"table.widthsDiffer", {}};

    auto table = readCells(rows, conventions);
    readHeaders(header, static_cast<std::int32_t>(table.columns.size()), table);
    return table;
}

Table readCells(const Reference<table::XCellRange>& range, const Conventions& conventions)
{
    const auto part = usedPartOf(range);
    auto table = emptyTableAt(range, part, conventions);
    table.headerRow = part.StartRow - 1;
    readRows(range, 0, part.EndRow - part.StartRow + 1, part.EndColumn - part.StartColumn + 1, table, {});
    return table;
}

uno::Sequence<uno::Any> readRow(const Reference<table::XCellRange>& range)
{
    return Reference<sheet::XCellRangeData>{range, uno::UNO_QUERY_THROW}->getDataArray()[0];
}

Size sizeOf(const Reference<table::XCellRange>& range)
{
    const auto address = addressOf(range);
    return {address.EndRow - address.StartRow + 1, address.EndColumn - address.StartColumn + 1};
}

} // namespace lifecycle::calc
