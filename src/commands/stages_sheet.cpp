#include "commands/stages_sheet.hpp"

#include "calc/contrast.hpp"
#include "calc/current_table.hpp"
#include "calc/grid_writer.hpp"
#include "calc/stage_charts.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::Sheet;
using calc::unicode;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

/// The places that may be missing from one plan to the next.
constexpr std::array facts{ "model", "as_of", "last_order", "age", "window", "customers", "left_out", "warnings" };

std::string blockName(std::size_t number)
{
    return calc::owned::columnName(calc::owned::stages, "block_" + std::to_string(number + 1));
}

/// The blocks that stand on the sheet, by number; without those whose cells the user has deleted.
std::vector<table::CellRangeAddress> blocksOn(const Sheet& sheet)
{
    std::vector<table::CellRangeAddress> blocks;
    for (std::size_t number = 0; calc::ownership(sheet, blockName(number)) != calc::Ownership::none; ++number)
        if (const auto block = calc::ownedRange(sheet, blockName(number)))
            blocks.push_back(*block);
    return blocks;
}

/// By how much the user has moved our cells, by rows and columns inserted before them.
struct Shift {
    int rows = 0, columns = 0;
};

Shift shiftOf(const std::vector<table::CellRangeAddress>& blocks)
{
    return blocks.empty() ? Shift{} : Shift{ blocks.front().StartRow, blocks.front().StartColumn };
}

PlannedArea shifted(PlannedArea area, Shift shift)
{
    return { area.top + shift.rows, area.left + shift.columns, area.bottom + shift.rows, area.right + shift.columns };
}

Reference<table::XCellRange> cells(const Sheet& sheet, const PlannedArea& area)
{
    return sheet->getCellRangeByPosition(area.left, area.top, area.right, area.bottom);
}

calc::Grid gridOf(const StagesPlan& plan, const PlannedArea& block)
{
    calc::Grid grid;
    grid.columns.resize(static_cast<std::size_t>(block.right - block.left + 1));
    for (auto& column : grid.columns)
        column.values.resize(static_cast<std::size_t>(block.bottom - block.top + 1));
    for (const auto& cell : plan.cells) {
        if (cell.row < block.top || cell.row > block.bottom)
            continue;
        auto& value = grid.columns[static_cast<std::size_t>(cell.column - block.left)]
                          .values[static_cast<std::size_t>(cell.row - block.top)];
        if (const auto* const number = std::get_if<double>(&cell.value))
            value = Value::number(*number);
        else
            value = Value::text(grid.texts.intern(std::get<std::string>(cell.value)));
    }
    return grid;
}

void dress(const Reference<frame::XModel>& document, const Sheet& sheet, const StagesPlan& plan, Shift shift)
{
    calc::NumberFormats formats{ document };
    for (const auto& cell : plan.cells) {
        if (cell.format == calc::CellFormat::text && !cell.bold && !cell.background)
            continue;
        const auto place = cells(sheet, shifted({ cell.row, cell.column, cell.row, cell.column }, shift));
        formats.apply(place, cell.format);
        const Reference<beans::XPropertySet> properties{ place, UNO_QUERY_THROW };
        if (cell.bold)
            properties->setPropertyValue("CharWeight", uno::Any{ awt::FontWeight::BOLD });
        if (cell.background) {
            properties->setPropertyValue("CellBackColor", uno::Any{ static_cast<sal_Int32>(*cell.background) });
            properties->setPropertyValue("CharColor", uno::Any{ calc::textOn(*cell.background) });
        }
    }
}

void setColumnWidths(const Sheet& sheet)
{
    // In 1/100 mm: the first column holds the stages and the labels of the facts, the others figures under a header.
    constexpr std::array<sal_Int32, 6> widths{ 5'400, 3'400, 6'600, 2'400, 3'400, 3'200 };
    const auto columns = Reference<table::XColumnRowRange> { sheet, UNO_QUERY_THROW } -> getColumns();
    for (std::size_t column = 0; column < widths.size(); ++column)
        Reference<beans::XPropertySet>
        {
            columns->getByIndex(static_cast<sal_Int32>(column)), UNO_QUERY_THROW
            } -> setPropertyValue("Width", uno::Any{ widths[column] });
}

calc::StageTable tableOf(const Sheet& sheet, const StagesPlan& plan)
{
    calc::StageTable table{ sheet, *calc::ownedRange(sheet, calc::owned::stages), plan.hasContribution, {} };
    for (const auto& stage : plan.shown.stages)
        table.colours.push_back(stage.colour);
    return table;
}

/// The table by stage as it stands, if there is one.
std::optional<calc::StageTable> tableBefore(const Reference<frame::XModel>& document, const Sheet& sheet)
{
    const auto shown = calc::shownStages(document);
    if (!shown)
        return {};
    calc::StageTable table{ sheet, *calc::ownedRange(sheet, calc::owned::stages), !shown->contributionHeader.empty(), {} };
    for (const auto& stage : shown->stages)
        table.colours.push_back(stage.colour);
    return table;
}

void writeBlocks(const Sheet& sheet, const StagesPlan& plan, Shift shift)
{
    for (std::size_t number = 0; number < plan.blocks.size(); ++number) {
        const auto& block = plan.blocks[number];
        const auto grid = gridOf(plan, block);
        std::vector<sal_Int32> columns(grid.columns.size());
        std::iota(columns.begin(), columns.end(), block.left + shift.columns);
        calc::writeOver(sheet, columns, block.top + shift.rows, grid, {});
        calc::own(sheet, blockName(number), cells(sheet, shifted(block, shift)));
    }
    for (auto number = plan.blocks.size(); calc::ownership(sheet, blockName(number)) != calc::Ownership::none; ++number)
        calc::disown(sheet, blockName(number));
}

} // namespace

Result<SheetPlace> placeFor(
    const Reference<frame::XModel>& document, std::string_view ownedName, std::string_view nameKey, const Wording& wording)
{
    const auto sheet = calc::sheetOwning(document, ownedName);
    if (sheet.is()) {
        const auto name = calc::utf8(Reference<container::XNamed> { sheet, UNO_QUERY_THROW } -> getName());
        if (Reference<util::XProtectable> { sheet, UNO_QUERY_THROW } -> isProtected())
            return Message{ "error.classify.protected", { { "sheet", name } } };
        return SheetPlace{ sheet, name };
    }
    const std::string name{ wording.text(nameKey) };
    if (Reference<sheet::XSpreadsheetDocument> { document, UNO_QUERY_THROW } -> getSheets()->hasByName(unicode(name)))
        return Message{ "error.classify.sheetIsYours", { { "sheet", name } } };
    if (Reference<util::XProtectable> { document, UNO_QUERY_THROW } -> isProtected())
        return Message{ "error.classify.structureProtected", { { "sheet", name } } };
    return SheetPlace{ {}, name };
}

Result<void> checkStages(const SheetPlace& place, const StagesPlan& plan)
{
    if (!place.sheet.is())
        return boost::outcome_v2::success();
    const auto before = blocksOn(place.sheet);
    for (const auto& planned : plan.blocks) {
        const auto block = shifted(planned, shiftOf(before));
        for (int row = block.top; row <= block.bottom; ++row) {
            // The cells of this row that are not ours yet.
            auto left = block.left;
            for (const auto& was : before)
                if (was.StartRow <= row && row <= was.EndRow && was.StartColumn <= left)
                    left = std::max(left, static_cast<int>(was.EndColumn) + 1);
            if (left > block.right)
                continue;
            if (const auto grown = cells(place.sheet, { row, left, row, block.right }); !calc::isEmpty(grown))
                return Message{ "error.classify.cellsInTheWay", { { "place", calc::placeOf(grown) }, { "sheet", place.name } } };
        }
    }
    return boost::outcome_v2::success();
}

Sheet writeStages(const Reference<frame::XModel>& document, calc::UndoStep& step, const SheetPlace& place, const StagesPlan& plan,
    const Reference<table::XCellRange>& source, const Wording& wording, bool withCharts)
{
    const bool isNew = !place.sheet.is();
    const auto sheet = isNew ? step.insertSheet(place.name) : place.sheet;
    Shift shift;
    std::optional<calc::StageTable> before;
    if (isNew) {
        setColumnWidths(sheet);
    } else {
        before = tableBefore(document, sheet);
        const auto blocks = blocksOn(sheet);
        shift = shiftOf(blocks);
        for (const auto& block : blocks)
            calc::clearArea(sheet, block);
    }
    writeBlocks(sheet, plan, shift);
    dress(document, sheet, plan, shift);
    calc::own(sheet, calc::owned::source, source);
    for (const auto* const fact : facts)
        if (const auto name = calc::owned::columnName(calc::owned::stages, fact); !plan.places.contains(name))
            calc::disown(sheet, name);
    for (const auto& [name, where] : plan.places)
        calc::own(sheet, name, cells(sheet, shifted(where, shift)));

    const auto table = tableOf(sheet, plan);
    if (before)
        calc::updateCharts(document, *before, table, wording);
    if (isNew || withCharts)
        calc::addCharts(document, table, wording);
    return sheet;
}

} // namespace lifecycle::commands
