#include "domain/row_customer.hpp"

#include <algorithm>
#include <string_view>

namespace lifecycle {

RowCustomer::RowCustomer(const Table& table, const Recognition& recognition)
    : table_{table}
    , blanks_{table.texts}
{
    for (const std::string_view field : {"customer", "account", "customer name", "contact", "e-mail"})
        if (const auto column = recognition.column(field); column && !std::ranges::count(columns_, *column))
            columns_.push_back(*column);
}

std::string RowCustomer::at(std::size_t row) const
{
    const auto column = columnAt(row);
    return column ? table_.display(table_.columns[*column][row]) : table_.placeOf(0, row);
}

Value RowCustomer::cell(std::size_t row, Texts& texts) const
{
    const auto column = columnAt(row);
    const Value value = column ? table_.columns[*column][row] : Value{};
    return value.isNumber() ? value : Value::text(texts.intern(at(row)));
}

std::optional<std::size_t> RowCustomer::columnAt(std::size_t row) const
{
    const auto named = std::ranges::find_if(columns_, [&](auto column) {
        const Value value = table_.columns[column][row];
        return !value.isError() && !blanks_.contain(value);
    });
    return named == columns_.end() ? std::nullopt : std::optional{*named};
}

} // namespace lifecycle
