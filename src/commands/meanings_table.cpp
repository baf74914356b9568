#include "commands/meanings_table.hpp"

#include "calc/chosen_meanings.hpp"
#include "domain/folding.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace lifecycle::commands
{

using calc::CellFormat;
using calc::MeaningsColumns;

namespace
{

constexpr std::size_t listedValues = 500; ///< so many of a column; those that the user chose for always
constexpr std::uint32_t unknownColour = 0xffe699;

/// One line of the table.
struct Line {
    std::string header, value, meaning, note;
    std::size_t rows = 0;
    bool unknown = false;
    std::span<const std::string> offered;
};

class Lines
{
public:
    explicit Lines(const BlockWriter& sheet)
        : sheet_{ sheet }
    {
    }

    void add(const MeaningsOfColumn& column)
    {
        // As typed by the user: by the folded value.
        std::map<std::string, std::string, std::less<>> typed;
        for (const auto& [value, meaning] : column.chosen)
            typed.insert_or_assign(folded(value), meaning);
        std::set<std::string> listed;
        std::size_t count = 0;
        for (const auto& value : column.values) {
            listed.insert(folded(value.written));
            if (++count > listedValues && !value.chosen) {
                ++leftOut;
                continue;
            }
            auto& line = lines.emplace_back();
            line.header = column.header;
            line.value = value.written;
            line.rows = value.rows;
            line.unknown = value.meaning.empty();
            line.meaning = sheet_.wording().word(std::string{ value.meaning });
            line.offered = column.meanings;
            if (line.unknown && value.chosen)
                line.meaning = typed[folded(value.written)];
            line.note = noteOf(value);
        }
        for (const auto& [value, meaning] : column.chosen)
            if (listed.insert(folded(value)).second)
                lines.push_back({ column.header, value, meaning, text("meanings.remembered"), 0, false, column.meanings });
    }

    std::vector<Line> lines;
    std::size_t leftOut = 0;

private:
    std::string text(std::string_view key) const { return std::string{ sheet_.wording().text(key) }; }

    std::string noteOf(const OutcomeValue& value) const
    {
        if (value.written.empty())
            return text("meanings.blank");
        if (value.meaning.empty())
            return text(value.chosen ? "meanings.noSuch" : "meanings.unknown");
        return value.chosen ? text("meanings.chosen") : std::string{};
    }

    const BlockWriter& sheet_;
};

} // namespace

std::size_t planMeanings(BlockWriter& sheet, std::span<const MeaningsOfColumn> columns)
{
    Lines all{ sheet };
    for (const auto& column : columns)
        all.add(column);
    auto& lines = all.lines;
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return !line.unknown; });
    const auto unknown = static_cast<std::size_t>(std::ranges::count_if(lines, [](const Line& line) { return line.unknown; }));

    sheet.title("meanings.title");
    sheet.line(Message{ "meanings.help", {} });
    const auto header = [&](std::string_view key) { return std::string{ sheet.wording().text(key) }; };
    const auto ifAny = [](const std::string& text) { return text.empty() ? PlannedValue{} : PlannedValue{ text }; };
    std::vector<BlockWriter::TableRow> rows;
    for (const auto& line : lines)
        rows.push_back({ { line.header, ifAny(line.value), static_cast<double>(line.rows), ifAny(line.meaning), ifAny(line.note) },
            {} });
    const auto area = sheet.table("meanings",
        { { header("meanings.column") }, { header("meanings.value") }, { header("meanings.rows"), CellFormat::whole },
            { header("meanings.meaning") }, { header("meanings.note") } },
        rows);
    if (unknown > 0)
        sheet.paint({ area.top + 1, MeaningsColumns::meaning, area.top + static_cast<int>(unknown), MeaningsColumns::note },
            unknownColour);
    for (std::size_t first = 0; first < lines.size();) {
        auto last = first;
        while (last + 1 < lines.size() && lines[last + 1].header == lines[first].header)
            ++last;
        std::vector<std::string> offered;
        for (const auto& meaning : lines[first].offered)
            offered.push_back(sheet.wording().word(meaning));
        const auto top = area.top + 1 + static_cast<int>(first), bottom = area.top + 1 + static_cast<int>(last);
        sheet.choices({ top, MeaningsColumns::meaning, bottom, MeaningsColumns::meaning }, std::move(offered));
        first = last + 1;
    }
    if (all.leftOut > 0)
        sheet.line(Message{ "meanings.more", { { "values", static_cast<double>(all.leftOut) } } });
    return unknown;
}

} // namespace lifecycle::commands
