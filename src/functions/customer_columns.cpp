#include "functions/customer_columns.hpp"

#include "calc/read_table.hpp"
#include "domain/fields.hpp"
#include "domain/number_column.hpp"
#include "functions/conversions.hpp"

namespace lifecycle::functions {

using com::sun::star::table::XCellRange;
using com::sun::star::uno::Reference;

std::optional<std::int32_t> columnOf(const Reference<XCellRange>& table, std::string_view field)
{
    const auto headers = calc::readRow(table);
    for (std::int32_t column = 0; column < headers.getLength(); ++column) {
        const auto name = textOf(headers[column]);
        const Field* const known = name ? fieldNamed(*name) : nullptr;
        if (known && known->name == field)
            return column;
    }
    return {};
}

std::vector<double> numbersIn(const Reference<XCellRange>& range, std::int32_t column, const Conventions& conventions)
{
    const auto rows = calc::sizeOf(range).rows;
    const Table cells = calc::readCells(range->getCellRangeByPosition(column, 0, column, rows - 1), conventions);
    const NumberColumn numbers{cells.columns[0], cells};
    std::vector<double> values(cells.rows());
    for (std::size_t row = 0; row < values.size(); ++row)
        values[row] = numbers[row];
    return values;
}

std::array<std::vector<double>, 3> repeatTransactionsIn(
    const Call& call, const Reference<XCellRange>& customers, std::int16_t position)
{
    constexpr std::array<std::string_view, 3> fields{"frequency", "t_x", "tenure"};
    std::array<std::vector<double>, 3> columns;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto column = columnOf(customers, fields[i]);
        if (!column)
            wrongArgument(position);
        columns[i] = numbersIn(customers, *column, call.conventions);
        if (!columns[i].empty())
            columns[i].erase(columns[i].begin());
    }
    return columns;
}

} // namespace lifecycle::functions
