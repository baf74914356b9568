#include "calc/owned_columns.hpp"

#include <array>

namespace lifecycle::calc {

using namespace std::string_view_literals;

std::span<const std::string_view> fieldsBesideTable()
{
    static constexpr std::array fields{"stage"sv, "reason"sv, "action"sv, "follow up by"sv, "share"sv};
    return fields;
}

OwnedColumns takeOwnedColumns(
    const Sheet& sheet, std::string_view tableName, std::span<const std::string_view> fields, Table& table)
{
    OwnedColumns taken;
    for (const auto field : fields) {
        auto& column = taken[std::string{field}];
        const auto name = owned::columnName(tableName, field);
        column.state = ownership(sheet, name);
        if (column.state != Ownership::present)
            continue;
        column.place = ownedRange(sheet, name)->StartColumn;
        const auto index = static_cast<std::size_t>(column.place - table.firstColumn);
        if (column.place < table.firstColumn || index >= table.columns.size())
            continue;
        column.values.resize(table.rows());
        std::swap(column.values, table.columns[index]);
        table.headers[index].clear();
    }
    return taken;
}

} // namespace lifecycle::calc
