#include "domain/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lifecycle {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Calc writes a sheet's name in quotes unless it reads as one word.
std::string quotedSheet(const std::string& name)
{
    const auto plain = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    if (std::all_of(name.begin(), name.end(), plain) && !std::all_of(name.begin(), name.end(), isDigit))
        return name;
    std::string quoted = "'";
    for (const char c : name)
        quoted.append(c == '\'' ? 2U : 1U, c);
    return quoted + "'";
}

std::string_view takeUntil(std::string_view& rest, char separator)
{
    const auto end = std::min(rest.find(separator), rest.size());
    const std::string_view piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return piece;
}

std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    std::size_t begin = 0;
    while (true) {
        const auto end = line.find('\t', begin);
        cells.push_back(line.substr(begin, end - begin));
        if (end == std::string_view::npos)
            return cells;
        begin = end + 1;
    }
}

} // namespace

const std::string& Table::nameOf(std::size_t column) const
{
    const auto found = said.find(column);
    return found == said.end() ? headers[column] : found->second;
}

bool Table::isLeftOut(std::uint32_t row) const { return std::ranges::binary_search(hiddenRows, row); }

std::string Table::placeOf(std::size_t column, std::size_t row) const
{
    const std::string cell = columnName(firstColumn + static_cast<std::int32_t>(column))
        + std::to_string(static_cast<std::size_t>(headerRow) + row + 2);
    return sheet.empty() ? cell : quotedSheet(sheet) + '.' + cell;
}

std::string Table::placeOfHeader(std::size_t column) const
{
    const std::string cell = columnName(firstColumn + static_cast<std::int32_t>(column)) + std::to_string(headerRow + 1);
    return sheet.empty() ? cell : quotedSheet(sheet) + '.' + cell;
}

std::string Table::placeOfHeaders() const
{
    const auto first = placeOfHeader(0);
    return headers.size() < 2 ? first
                              : first + ':' + columnName(firstColumn + static_cast<std::int32_t>(headers.size()) - 1) + std::to_string(headerRow + 1);
}

std::string Table::display(Value value) const
{
    switch (value.kind()) {
    case Value::Kind::blank: return {};
    case Value::Kind::error: return "#";
    case Value::Kind::text: return std::string{texts[value.text()]};
    case Value::Kind::number: break;
    }
    const double number = value.number() + 0.0; // -0 is 0
    // A customer 100000 must not become 1e+05, which is shorter.
    const bool fixed = number == 0 || (std::abs(number) >= 1e-5 && std::abs(number) < 1e17);
    std::array<char, 64> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                   fixed ? std::chars_format::fixed : std::chars_format::general);
    return {text.data(), end.ptr};
}

std::string columnName(std::int32_t column)
{
    std::string name;
    for (; column >= 0; column = column / 26 - 1)
        name.insert(name.begin(), static_cast<char>('A' + column % 26));
    return name;
}

Table tableFromTabSeparated(std::string_view utf8)
{
    if (utf8.starts_with("\xEF\xBB\xBF"))
        utf8.remove_prefix(3);
    Table table;
    std::size_t rows = 0;
    for (bool header = true; !utf8.empty(); header = false) {
        std::string_view line = takeUntil(utf8, '\n');
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (header) {
            for (const auto name : cellsOf(line))
                table.headers.emplace_back(name);
            table.columns.resize(table.headers.size());
            continue;
        }
        const auto cells = cellsOf(line);
        if (cells.size() > table.columns.size()) { // more cells than headers: kept under an empty header
            table.headers.resize(cells.size());
            table.columns.resize(cells.size(), Column(rows));
        }
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const auto cell = column < cells.size() ? cells[column] : std::string_view{};
            table.columns[column].push_back(cell.empty() ? Value{} : Value::text(table.texts.intern(cell)));
        }
        ++rows;
    }
    return table;
}

} // namespace lifecycle
