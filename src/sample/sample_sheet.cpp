#include "sample/sample_sheet.hpp"

#include <algorithm>
#include <stdexcept>

namespace lifecycle::sample {

SheetWriter::SheetWriter(Table& table, std::string sheet, std::initializer_list<const char*> headers)
    : table_{table}
{
    table_.sheet = std::move(sheet);
    table_.headers.assign(headers.begin(), headers.end());
    table_.columns.resize(table_.headers.size());
}

void SheetWriter::beginRow()
{
    for (Column& column : table_.columns)
        column.emplace_back();
}

Value& SheetWriter::cell(std::string_view header)
{
    const auto found = std::ranges::find(table_.headers, header);
    if (found == table_.headers.end())
        throw std::logic_error{"the sample has no column '" + std::string{header} + "'"};
    return table_.columns[static_cast<std::size_t>(found - table_.headers.begin())].back();
}

void SheetWriter::put(std::string_view header, std::string_view text)
{
    cell(header) = text.empty() ? Value{} : Value::text(table_.texts.intern(text));
}

void SheetWriter::put(std::string_view header, double number) { cell(header) = Value::number(number); }

void SheetWriter::put(std::string_view header, std::optional<Day> day) { cell(header) = day ? Value::number(*day) : Value{}; }

} // namespace lifecycle::sample
