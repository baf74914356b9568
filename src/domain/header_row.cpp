#include "domain/header_row.hpp"

#include "domain/fields.hpp"
#include "domain/reading.hpp"

#include <algorithm>
#include <array>

namespace lifecycle {

namespace {

struct Looks {
    std::size_t filled = 0;     ///< cells that are not blank
    std::size_t words = 0;      ///< texts that are neither a number nor a date
    std::size_t recognised = 0; ///< names of fields that we know, each once
};

/// In whatever order: the document's is not asked, for the file may come from another country.
bool isDate(std::string_view text)
{
    static constexpr std::array orders{DateOrder::dayMonthYear, DateOrder::monthDayYear, DateOrder::yearMonthDay};
    return std::ranges::any_of(orders, [&](DateOrder order) { return dateFromText(text, {.dateOrder = order}).has_value(); });
}

Looks looksOf(const std::vector<Value>& row, const Texts& texts)
{
    Looks looks;
    std::vector<const Field*> known;
    for (const Value value : row) {
        const std::string_view text = value.isText() ? texts[value.text()] : std::string_view{};
        if (value.isBlank() || (value.isText() && text.find_first_not_of(" \t") == std::string_view::npos))
            continue;
        ++looks.filled;
        if (!value.isText() || numberFromText(text, '.') || isDate(text))
            continue;
        ++looks.words;
        if (const Field* field = fieldNamed(text); field && std::find(known.begin(), known.end(), field) == known.end())
            known.push_back(field);
    }
    looks.recognised = known.size();
    return looks;
}

/// Whether the lower of two rows that could be the header is it, and the upper a title. Rows of data know names too, where a word
/// such as 'Phone' is a value: a row that names every column gives way only to names, and never to the last row.
bool isTitleOver(const Looks& upper, const Looks& lower, std::size_t width, bool rowsFollow)
{
    if (lower.recognised <= upper.recognised)
        return false;
    const bool mostlyNames = lower.recognised * 2 > lower.filled;
    if (upper.filled < width)
        return rowsFollow || mostlyNames;
    return rowsFollow && (upper.recognised == 0 ? mostlyNames : lower.recognised == lower.filled);
}

} // namespace

std::optional<std::size_t> headerRowOf(std::span<const std::vector<Value>> firstRows, const Texts& texts)
{
    std::vector<Looks> looks;
    std::size_t width = 0;
    for (const auto& row : firstRows) {
        looks.push_back(looksOf(row, texts));
        width = std::max(width, looks.back().filled);
    }
    // A title fills a cell or two of a wide table; a header names at least half of its columns, most of them in words.
    const auto couldBe = [&](const Looks& row) { return row.words > 0 && row.filled * 2 >= width && row.words * 2 > row.filled; };
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (couldBe(looks[i]) && (!best || isTitleOver(looks[*best], looks[i], width, i + 1 < looks.size())))
            best = i;
    return best;
}

} // namespace lifecycle
