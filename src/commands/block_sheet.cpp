#include "commands/block_sheet.hpp"

#include "calc/column_looks.hpp"
#include "calc/contrast.hpp"
#include "calc/current_table.hpp"
#include "calc/grid_writer.hpp"
#include "calc/page_breaks.hpp"
#include "calc/paper.hpp"
#include "calc/table_charts.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/TableValidationVisibility.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::Sheet;
using calc::unicode;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

std::string blockName(std::string_view sheetName, std::size_t number)
{
    return calc::owned::columnName(sheetName, "block_" + std::to_string(number + 1));
}

/// The blocks that stand on the sheet, by number; without those whose cells the user has deleted.
std::vector<table::CellRangeAddress> blocksOn(const Sheet& sheet, std::string_view sheetName)
{
    std::vector<table::CellRangeAddress> blocks;
    for (std::size_t number = 0; calc::ownership(sheet, blockName(sheetName, number)) != calc::Ownership::none; ++number)
        if (const auto block = calc::ownedRange(sheet, blockName(sheetName, number)))
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

calc::Grid gridOf(const BlockPlan& plan, const PlannedArea& block)
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
        else if (const auto* const text = std::get_if<std::string>(&cell.value))
            value = Value::text(grid.texts.intern(*text));
    }
    return grid;
}

/// Formats, bold letters and colours: cells below each other that look alike at once.
void dress(const Reference<frame::XModel>& document, const Sheet& sheet, const BlockPlan& plan, Shift shift)
{
    std::vector<const PlannedCell*> dressed;
    for (const auto& cell : plan.cells)
        if (cell.format != calc::CellFormat::text || cell.bold || cell.background || cell.side != PlannedCell::Side::usual)
            dressed.push_back(&cell);
    std::ranges::stable_sort(dressed, {}, [](const auto* cell) { return std::tuple{ cell->column, cell->row }; });
    const auto looks = [](const PlannedCell& cell) {
        return std::tuple{ cell.column, cell.format, cell.bold, cell.background, cell.side };
    };
    calc::NumberFormats formats{ document, plan.moneyFormat };
    for (std::size_t first = 0; first < dressed.size();) {
        auto last = first;
        while (last + 1 < dressed.size() && dressed[last + 1]->row == dressed[last]->row + 1
            && looks(*dressed[last + 1]) == looks(*dressed[first]))
            ++last;
        const auto& cell = *dressed[first];
        const auto range = cells(sheet, shifted({ cell.row, cell.column, dressed[last]->row, cell.column }, shift));
        formats.apply(range, cell.format);
        const Reference<beans::XPropertySet> properties{ range, UNO_QUERY_THROW };
        if (cell.format == calc::CellFormat::paragraph) {
            properties->setPropertyValue("IsTextWrapped", uno::Any{ true });
            properties->setPropertyValue("VertJustify", uno::Any{ table::CellVertJustify2::TOP });
        }
        if (cell.bold)
            properties->setPropertyValue("CharWeight", uno::Any{ awt::FontWeight::BOLD });
        if (cell.side == PlannedCell::Side::right)
            properties->setPropertyValue("HoriJustify", uno::Any{ table::CellHoriJustify_RIGHT });
        if (cell.side == PlannedCell::Side::indented)
            calc::setApart(range);
        if (cell.background) {
            properties->setPropertyValue("CellBackColor", uno::Any{ static_cast<sal_Int32>(*cell.background) });
            properties->setPropertyValue("CharColor", uno::Any{ calc::textOn(*cell.background) });
        }
        first = last + 1;
    }
}

/// Calc's own list in the cell. What is not in it may be typed all the same: nothing of the user's is refused.
void offer(const Sheet& sheet, const BlockPlan& plan, Shift shift)
{
    for (const auto& [area, list] : plan.choices) {
        OUString quoted;
        for (const auto& choice : list)
            quoted += (quoted.isEmpty() ? OUString{ "\"" } : OUString{ ";\"" }) + unicode(choice) + "\"";
        const Reference<beans::XPropertySet> properties{ cells(sheet, shifted(area, shift)), UNO_QUERY_THROW };
        const Reference<beans::XPropertySet> validation{ properties->getPropertyValue("Validation"), UNO_QUERY_THROW };
        validation->setPropertyValue("Type", uno::Any{ sheet::ValidationType_LIST });
        validation->setPropertyValue("ShowErrorMessage", uno::Any{ false });
        validation->setPropertyValue("ShowList", uno::Any{ sheet::TableValidationVisibility::UNSORTED });
        Reference<sheet::XSheetCondition> { validation, UNO_QUERY_THROW } -> setFormula1(quoted);
        properties->setPropertyValue("Validation", uno::Any{ validation });
    }
}

void setColumnWidths(const Sheet& sheet, const BlockPlan& plan)
{
    const auto columns = Reference<table::XColumnRowRange> { sheet, UNO_QUERY_THROW } -> getColumns();
    for (std::size_t column = 0; column < plan.widths.size(); ++column)
        Reference<beans::XPropertySet>
        {
            columns->getByIndex(static_cast<sal_Int32>(column)), UNO_QUERY_THROW
            } -> setPropertyValue("Width", uno::Any{ sal_Int32{ plan.widths[column] } });
}

/// The tables that charts may draw: owned names of the sheet, without those of whole blocks.
std::vector<std::string> tablesOn(const Sheet& sheet, const BlockPlan& plan)
{
    auto names = calc::ownedNames(sheet, plan.name);
    std::erase_if(
        names, [&](const std::string& name) { return name.starts_with(calc::owned::columnName(plan.name, "block_")); });
    return names;
}

/// Where the longest table of the last block has its header.
std::optional<sal_Int32> lastHeader(const Sheet& sheet, const BlockPlan& plan)
{
    const auto blocks = blocksOn(sheet, plan.name);
    std::optional<table::CellRangeAddress> longest;
    for (const auto& name : tablesOn(sheet, plan)) {
        const auto table = name == calc::sourceName(plan.name) ? std::nullopt : calc::ownedRange(sheet, name);
        if (!blocks.empty() && table && table->StartRow >= blocks.back().StartRow && table->EndRow > table->StartRow
            && (!longest || table->EndRow - table->StartRow > longest->EndRow - longest->StartRow))
            longest = table;
    }
    return longest ? std::optional{ longest->StartRow } : std::nullopt;
}

/// With the addresses of the cells that it speaks of.
std::string written(const PlannedFormula& formula, Shift shift)
{
    std::string text;
    for (std::size_t i = 0; i < formula.text.size(); ++i) {
        if (formula.text[i] != '%') {
            text += formula.text[i];
            continue;
        }
        const auto& cell = formula.cells.at(static_cast<std::size_t>(formula.text.at(++i) - '1'));
        text += '$' + columnName(cell.column + shift.columns) + '$' + std::to_string(cell.row + shift.rows + 1);
    }
    return text;
}

void writeCells(const Sheet& sheet, const BlockPlan& plan, Shift shift, const std::function<void()>& afterBlock)
{
    for (std::size_t number = 0; number < plan.blocks.size(); ++number) {
        const auto& block = plan.blocks[number];
        const auto grid = gridOf(plan, block);
        std::vector<sal_Int32> columns(grid.columns.size());
        std::iota(columns.begin(), columns.end(), block.left + shift.columns);
        calc::writeOver(sheet, columns, block.top + shift.rows, grid, {});
        afterBlock();
    }
    for (const auto& cell : plan.cells)
        if (const auto* const formula = std::get_if<PlannedFormula>(&cell.value))
            sheet->getCellByPosition(cell.column + shift.columns, cell.row + shift.rows)->setFormula(unicode(written(*formula, shift)));
}

/// Our names on the sheet are those of the plan, and no others.
void nameCells(
    const Sheet& sheet, const BlockPlan& plan, Shift shift, const Reference<table::XCellRange>& source)
{
    auto named = plan.places;
    for (std::size_t number = 0; number < plan.blocks.size(); ++number)
        named[blockName(plan.name, number)] = plan.blocks[number];
    const auto sourceName = calc::sourceName(plan.name);
    for (const auto& name : calc::ownedNames(sheet, plan.name))
        if (!named.contains(name) && name != sourceName)
            calc::disown(sheet, name);
    for (const auto& [name, where] : named)
        calc::own(sheet, name, cells(sheet, shifted(where, shift)));
    if (source.is())
        calc::own(sheet, sourceName, source);
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

Result<void> checkBlocks(const SheetPlace& place, const BlockPlan& plan)
{
    if (!place.sheet.is())
        return boost::outcome_v2::success();
    const auto before = blocksOn(place.sheet, plan.name);
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

Sheet writeBlocks(const Reference<frame::XModel>& document, calc::UndoStep& step, const SheetPlace& place, const BlockPlan& plan,
    const Reference<table::XCellRange>& source, bool withCharts, const std::function<void()>& betweenParts)
{
    const bool isNew = !place.sheet.is();
    const auto sheet = isNew ? step.insertSheet(place.name) : place.sheet;
    Shift shift;
    calc::ChartedTables before;
    std::optional<sal_Int32> headerBefore;
    if (isNew) {
        setColumnWidths(sheet, plan);
    } else {
        before = calc::chartedTables(sheet, tablesOn(sheet, plan), plan.charts);
        headerBefore = lastHeader(sheet, plan);
        const auto blocks = blocksOn(sheet, plan.name);
        shift = shiftOf(blocks);
        for (const auto& block : blocks)
            calc::clearArea(sheet, block);
    }
    const auto pause = [&] {
        if (betweenParts)
            betweenParts();
    };
    writeCells(sheet, plan, shift, pause);
    dress(document, sheet, plan, shift);
    pause();
    offer(sheet, plan, shift);
    nameCells(sheet, plan, shift, source);
    calc::ownSheet(document, sheet, plan.name);
    pause();
    const auto now = calc::chartedTables(sheet, tablesOn(sheet, plan), plan.charts);
    calc::updateCharts(document, sheet, before, now, plan.charts, isNew || withCharts);
    if (isNew || calc::printsAsBlocks(sheet))
        calc::printBlocks(document, sheet);
    calc::repeatHeader(sheet, headerBefore, lastHeader(sheet, plan));
    calc::breakBetween(document, sheet, blocksOn(sheet, plan.name));
    pause();
    return sheet;
}

} // namespace lifecycle::commands
