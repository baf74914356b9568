#include "commands/block_plan.hpp"

#include "calc/heat_colour.hpp"
#include "calc/owned_ranges.hpp"

#include <algorithm>
#include <utility>

namespace lifecycle::commands
{

using calc::CellFormat;

BlockWriter::BlockWriter(std::string_view name, const Wording& wording, std::chrono::sys_days nullDate)
    : wording_{ wording }
    , nullDate_{ nullDate }
{
    plan_.name = name;
}

void BlockWriter::block(const std::function<void()>& write)
{
    const auto firstCell = plan_.cells.size(), firstChart = plan_.charts.size();
    PlannedArea area{ row_, 0, row_, 0 };
    write();
    for (auto cell = plan_.cells.begin() + static_cast<std::ptrdiff_t>(firstCell); cell != plan_.cells.end(); ++cell) {
        area.bottom = std::max(area.bottom, cell->row);
        area.right = std::max(area.right, cell->column);
    }
    plan_.blocks.push_back(area);
    row_ = area.bottom + 2;

    constexpr std::int32_t rowHeight = 450; // 1/100 mm, as a new sheet has it
    for (auto index = firstChart; index < plan_.charts.size(); ++index)
        if (plan_.charts[index].side == calc::ChartSide::below)
            row_ += plan_.charts[index].height / rowHeight + 3;
}

void BlockWriter::put(
    int column, PlannedValue value, CellFormat format, bool bold, std::optional<std::uint32_t> background)
{
    plan_.cells.push_back({ row_, column, std::move(value), format, bold, background });
}

void BlockWriter::say(int column, std::string_view key, bool bold)
{
    put(column, std::string{ wording_.text(key) }, CellFormat::text, bold);
}

void BlockWriter::putIfKnown(int column, std::optional<double> value, CellFormat format, bool bold)
{
    if (value)
        put(column, *value, format, bold);
}

void BlockWriter::line(std::string sentence, bool bold)
{
    put(0, std::move(sentence), CellFormat::text, bold);
    ++row_;
}

void BlockWriter::line(const Message& message, bool bold) { line(said(message), bold); }

void BlockWriter::title(std::string_view key) { line(std::string{ wording_.text(key) }, true); }

PlannedArea BlockWriter::table(
    std::string_view name, const std::vector<TableColumn>& columns, const std::vector<TableRow>& rows)
{
    const PlannedArea area{ row_, 0, row_ + static_cast<int>(rows.size()), static_cast<int>(columns.size()) - 1 };
    int nextColumn = 0;
    for (const auto& column : columns)
        put(nextColumn++, column.header, CellFormat::paragraph, true, column.colour);
    ++row_;
    for (const auto& row : rows) {
        for (std::size_t column = 0; column < row.values.size(); ++column)
            if (!std::holds_alternative<std::monostate>(row.values[column]) || (column == 0 && row.colour))
                put(static_cast<int>(column), row.values[column], columns[column].format, row.bold,
                    column == 0 ? row.colour : std::nullopt);
        ++row_;
    }
    place(name, area);
    return area;
}

void BlockWriter::heatMap(const PlannedArea& area)
{
    const auto numberIn = [&](const PlannedCell& cell) -> std::optional<double> {
        if (cell.row < area.top || area.bottom < cell.row || cell.column < area.left || area.right < cell.column)
            return {};
        if (const auto* const formula = std::get_if<PlannedFormula>(&cell.value))
            return formula->value;
        const auto* const number = std::get_if<double>(&cell.value);
        return number ? std::optional{ *number } : std::nullopt;
    };
    double largest = 0;
    for (const auto& cell : plan_.cells)
        largest = std::max(largest, numberIn(cell).value_or(0));
    if (largest > 0)
        for (auto& cell : plan_.cells)
            if (const auto number = numberIn(cell))
                cell.background = calc::heatColour(*number / largest);
}

void BlockWriter::place(std::string_view name, const PlannedArea& area) { plan_.places[nameOf(name)] = area; }

void BlockWriter::choices(const PlannedArea& area, std::vector<std::string> list)
{
    plan_.choices.push_back({ area, std::move(list) });
}

void BlockWriter::chart(calc::ChartSpec spec) { plan_.charts.push_back(std::move(spec)); }

std::string BlockWriter::nameOf(std::string_view table) const
{
    return table.empty() ? plan_.name : calc::owned::columnName(plan_.name, table);
}

void BlockWriter::widths(std::vector<std::int32_t> hundredthsOfMillimetres) { plan_.widths = std::move(hundredthsOfMillimetres); }

BlockPlan BlockWriter::plan() &&
{
    if (!plan_.places.contains(plan_.name) && !plan_.blocks.empty())
        plan_.places[plan_.name] = plan_.blocks.front();
    return std::move(plan_);
}

} // namespace lifecycle::commands
