#pragma once

// Tables written by hand, for tests of what is read from them.

#include "domain/table.hpp"

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle::test {

/// One cell as Calc would hold it after typing: a number where the whole of it is one, `#` an error, `'` before a text that must
/// stay one, nothing a blank.
inline Value cellOf(std::string_view cell, Texts& texts)
{
    if (cell.empty())
        return {};
    if (cell == "#")
        return Value::error();
    if (cell.front() == '\'')
        return Value::text(texts.intern(cell.substr(1)));
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return error == std::errc{} && end == cell.data() + cell.size() ? Value::number(number) : Value::text(texts.intern(cell));
}

/// Headers, then rows, with `|` between cells; a short row ends in blanks.
inline Table tableOf(const std::vector<std::string>& lines)
{
    Table table;
    table.sheet = "Orders";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<std::string> cells{""};
        for (const char c : lines[i])
            if (c == '|')
                cells.emplace_back();
            else
                cells.back() += c;
        if (i == 0) {
            table.headers = cells;
            table.columns.resize(cells.size());
            continue;
        }
        cells.resize(table.headers.size());
        for (std::size_t column = 0; column < cells.size(); ++column)
            table.columns[column].push_back(cellOf(cells[column], table.texts));
    }
    return table;
}

} // namespace lifecycle::test
