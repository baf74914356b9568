#include "commands/block_plan.hpp"

#include "calc/heat_colour.hpp"
#include "calc/owned_ranges.hpp"

#include <algorithm>
#include <utility>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

bool isOfFigures(CellFormat format) { return format != CellFormat::text && format != CellFormat::paragraph; }

} // namespace

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
    for (auto index = firstChart; index < plan_.charts.size(); ++index) {
        const auto& chart = plan_.charts[index];
        const auto& table = plan_.places.at(chart.table);
        const auto rows = chart.height / rowHeight + 3;
        if (chart.side == calc::ChartSide::below)
            row_ = std::max(row_, area.bottom + 1 + rows);
        else if (chart.side == calc::ChartSide::beside)
            row_ = std::max(row_, table.top + rows);
    }
}

void BlockWriter::put(
    int column, PlannedValue value, CellFormat format, bool bold, std::optional<std::uint32_t> background)
{
    const auto side
        = isOfFigures(format) && std::holds_alternative<std::string>(value) ? PlannedCell::Side::right : PlannedCell::Side::usual;
    plan_.cells.push_back({ row_, column, std::move(value), format, bold, background, side });
}

void BlockWriter::say(int column, std::string_view key, bool bold, CellFormat format)
{
    put(column, std::string{ wording_.text(key) }, format, bold);
}

void BlockWriter::putBehindFigures(int column, std::string text, bool bold)
{
    put(column, std::move(text), CellFormat::text, bold);
    plan_.cells.back().side = PlannedCell::Side::indented;
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
    // The header of figures stands over them; a text behind figures does not touch them.
    const auto areFigures = [&](std::size_t column) {
        return isOfFigures(columns[column].format) || std::ranges::any_of(rows, [&](const TableRow& row) {
            return column < row.values.size() && std::holds_alternative<double>(row.values[column]); // a name that is a number
        });
    };
    std::vector<PlannedCell::Side> sides(columns.size());
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (areFigures(column))
            sides[column] = PlannedCell::Side::right;
        else if (column > 0 && areFigures(column - 1))
            sides[column] = PlannedCell::Side::indented;
    for (std::size_t column = 0; column < columns.size(); ++column)
        plan_.cells.push_back({ row_, static_cast<int>(column), columns[column].header, CellFormat::paragraph, true,
            columns[column].colour, sides[column] });
    ++row_;
    for (const auto& row : rows) {
        for (std::size_t column = 0; column < row.values.size(); ++column)
            if (!std::holds_alternative<std::monostate>(row.values[column]) || (column == 0 && row.colour))
                plan_.cells.push_back({ row_, static_cast<int>(column), row.values[column], columns[column].format, row.bold,
                    column == 0 ? row.colour : std::nullopt, sides[column] });
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

void BlockWriter::paint(const PlannedArea& area, std::uint32_t colour)
{
    for (int row = area.top; row <= area.bottom; ++row)
        for (int column = area.left; column <= area.right; ++column) {
            const auto cell = std::ranges::find_if(
                plan_.cells, [&](const PlannedCell& of) { return of.row == row && of.column == column; });
            if (cell != plan_.cells.end())
                cell->background = colour;
            else
                plan_.cells.push_back({ row, column, {}, CellFormat::text, false, colour });
        }
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
