#include "calc/grid_writer.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/i18n/NumberFormatIndex.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XSheetAnnotation.hpp>
#include <com/sun/star/sheet/XSheetAnnotationAnchor.hpp>
#include <com/sun/star/sheet/XSheetAnnotations.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/table/CellContentType.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XSimpleText.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/util/XNumberFormats.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

/// Blocks of some thousand cells are as fast as the whole at once; the office can answer between them.
std::size_t blockRows(std::size_t columns)
{
    constexpr std::size_t cells = 20'000;
    return cells / std::max<std::size_t>(columns, 1) + 1;
}

Reference<table::XCellRange> cells(const Sheet& sheet, sal_Int32 column, sal_Int32 row, sal_Int32 endColumn, sal_Int32 endRow)
{
    return sheet->getCellRangeByPosition(column, row, endColumn, endRow);
}

/// Columns of the grid that stand side by side on the sheet, in the same order.
struct Run {
    std::size_t first, count;
};

std::vector<Run> runsOf(ColumnPlaces columns)
{
    std::vector<Run> runs;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (column > 0 && columns[column] == columns[column - 1] + 1)
            ++runs.back().count;
        else
            runs.push_back({ column, 1 });
    return runs;
}

/// Turns the grid's values into what the office takes. A text that stands in many cells is turned once.
class Cells
{
public:
    explicit Cells(const Grid& grid)
        : grid_{ grid }
        , texts_(grid.texts.size())
    {
    }

    uno::Any operator()(std::size_t column, std::size_t row)
    {
        const Value value = grid_.columns[column].values[row];
        if (value.isNumber())
            return uno::Any{ value.number() };
        // An empty text leaves the cell empty; an empty Any would be #N/A.
        return uno::Any{ value.isText() ? text(value.text()) : OUString{} };
    }
    const OUString& text(TextId id)
    {
        auto& text = texts_[id];
        if (text.isEmpty())
            text = unicode(grid_.texts[id]);
        return text;
    }

private:
    const Grid& grid_;
    std::vector<OUString> texts_;
};

void writeBlock(const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, Run run, std::size_t from, std::size_t to, Cells& values)
{
    uno::Sequence<uno::Sequence<uno::Any>> block(static_cast<sal_Int32>(to - from));
    auto* const rows = block.getArray();
    for (std::size_t r = from; r < to; ++r) {
        uno::Sequence<uno::Any>& cellsOfRow = rows[r - from];
        cellsOfRow.realloc(static_cast<sal_Int32>(run.count));
        auto* const cell = cellsOfRow.getArray();
        for (std::size_t c = 0; c < run.count; ++c)
            cell[c] = values(run.first + c, r);
    }
    const auto top = row + static_cast<sal_Int32>(from), left = columns[run.first];
    const Reference<sheet::XCellRangeData> target{ cells(sheet, left, top, left + static_cast<sal_Int32>(run.count) - 1,
                                                       row + static_cast<sal_Int32>(to) - 1),
        UNO_QUERY_THROW };
    target->setDataArray(block);
}

/// The cells of a sheet that have a comment.
class Comments
{
public:
    explicit Comments(const Sheet& sheet)
        : comments_{ Reference<sheet::XSheetAnnotationsSupplier>{ sheet, UNO_QUERY_THROW } -> getAnnotations() }
    {
        const Reference<container::XIndexAccess> all{ comments_, UNO_QUERY_THROW };
        for (sal_Int32 index = 0; index < all->getCount(); ++index) {
            const auto place = Reference<sheet::XSheetAnnotation> { all->getByIndex(index), UNO_QUERY_THROW } -> getPosition();
            places_.insert({ place.Row, place.Column });
        }
    }

    bool at(sal_Int32 column, sal_Int32 row) const { return places_.contains({ row, column }); }
    bool inRow(sal_Int32 row) const { return nextRow(row) == row; }
    /// The first row from here on with a comment; empty: none has one.
    std::optional<sal_Int32> nextRow(sal_Int32 row) const
    {
        const auto place = places_.lower_bound({ row, 0 });
        return place == places_.end() ? std::nullopt : std::optional{ place->first };
    }

    /// Does something to a cell that would lose its comment.
    void around(const Reference<table::XCell>& cell, const std::function<void()>& act) const
    {
        const Reference<container::XIndexAccess> all{ comments_, UNO_QUERY_THROW };
        const auto address = Reference<sheet::XCellAddressable> { cell, UNO_QUERY_THROW } -> getCellAddress();
        for (sal_Int32 index = 0; index < all->getCount(); ++index) {
            const Reference<sheet::XSheetAnnotation> comment{ all->getByIndex(index), UNO_QUERY_THROW };
            const auto place = comment->getPosition();
            if (place.Row != address.Row || place.Column != address.Column)
                continue;
            const auto words = Reference<text::XSimpleText> { comment, UNO_QUERY_THROW } -> getString();
            const auto isShown = comment->getIsVisible();
            comments_->removeByIndex(index);
            act();
            comments_->insertNew(place, words);
            if (isShown)
                Reference<sheet::XSheetAnnotationAnchor> { cell, UNO_QUERY_THROW } -> getAnnotation()->setIsVisible(true);
            return;
        }
        act();
    }

private:
    Reference<sheet::XSheetAnnotations> comments_;
    std::set<std::pair<sal_Int32, sal_Int32>> places_; ///< row, column
};

/// One cell at a time: the way that keeps comments. LibreOffice 7.4 loses the comment of an empty cell when the undo takes a
/// value out of it again; such a comment is lifted and put back. Emptied though it is empty, it ends the office at the undo.
void writeRow(const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, const Grid& grid, std::size_t gridRow, Cells& written,
    const Comments& comments)
{
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const Reference<table::XCell> cell = sheet->getCellByPosition(columns[column], row);
        const Value value = grid.columns[column].values[gridRow];
        const auto write = [&] {
            if (value.isNumber())
                cell->setValue(value.number());
            else if (value.isText())
                Reference<text::XText> { cell, UNO_QUERY_THROW } -> setString(written.text(value.text()));
            else
                cell->setFormula(OUString{});
        };
        const bool isEmpty = cell->getType() == table::CellContentType_EMPTY;
        if (isEmpty && value.isBlank())
            continue;
        if (isEmpty && comments.at(columns[column], row))
            comments.around(cell, write);
        else
            write();
    }
}

constexpr auto values
    = sheet::CellFlags::VALUE | sheet::CellFlags::DATETIME | sheet::CellFlags::STRING | sheet::CellFlags::FORMULA;

/// `setDataArray` forgets that a cell becomes empty: done again, it would keep the old value. Emptying is done again exactly.
void empty(const Reference<table::XCellRange>& range)
{
    Reference<sheet::XSheetOperation> { range, UNO_QUERY_THROW } -> clearContents(values);
}

/// `setDataArray` forgets that a cell was empty: undone, it would keep the new value. Copying the cells onto themselves changes
/// nothing, but its undo restores all of them. Cells that hold something one column at a time: LibreOffice 7.4 may crash while it
/// copies many columns of them. False: `between` asked to stop.
bool remember(const Sheet& sheet, const Reference<table::XCellRange>& range, const std::function<bool()>& between = {})
{
    constexpr sal_Int32 rowsAtOnce = 50'000;
    const Reference<sheet::XCellRangeMovement> movement{ sheet, UNO_QUERY_THROW };
    const auto whole = Reference<sheet::XCellRangeAddressable> { range, UNO_QUERY_THROW } -> getRangeAddress();
    const auto columnsAtOnce = isEmpty(range) ? whole.EndColumn - whole.StartColumn + 1 : 1;
    for (auto column = whole.StartColumn; column <= whole.EndColumn; column += columnsAtOnce)
        for (auto row = whole.StartRow; row <= whole.EndRow; row += rowsAtOnce) {
            const table::CellRangeAddress part{ whole.Sheet, column, row, column + columnsAtOnce - 1,
                std::min(whole.EndRow, row + rowsAtOnce - 1) };
            movement->copyRange(table::CellAddress{ whole.Sheet, column, row }, part);
            if (between && !between())
                return false;
        }
    return true;
}

sal_Int32 generatedKey(const Reference<util::XNumberFormats>& formats, sal_Int16 decimals)
{
    const lang::Locale language;
    const auto code = formats->generateFormat(0, language, false, false, decimals, 1);
    const auto known = formats->queryKey(code, language, false);
    return known != -1 ? known : formats->addNew(code, language);
}

} // namespace

NumberFormats::NumberFormats(const Reference<frame::XModel>& document, std::optional<std::int32_t> money)
    : supplier_{ document, UNO_QUERY_THROW }
{
    if (money)
        keys_.emplace(CellFormat::money, *money);
}

sal_Int32 NumberFormats::key(CellFormat format)
{
    const auto [found, isNew] = keys_.try_emplace(format, 0);
    if (!isNew)
        return found->second;
    const auto formats = supplier_->getNumberFormats();
    const Reference<util::XNumberFormatTypes> types{ formats, UNO_QUERY_THROW };
    const auto builtIn = [&](sal_Int16 index) { return types->getFormatIndex(index, lang::Locale{}); };
    switch (format) {
    case CellFormat::text:
    case CellFormat::paragraph:
        found->second = 0;
        break;
    case CellFormat::whole:
        found->second = builtIn(i18n::NumberFormatIndex::NUMBER_1000INT);
        break;
    case CellFormat::decimals:
        found->second = generatedKey(formats, 1);
        break;
    case CellFormat::hundredths:
        found->second = generatedKey(formats, 2);
        break;
    case CellFormat::parameter:
        found->second = generatedKey(formats, 4);
        break;
    case CellFormat::chance:
        found->second = generatedKey(formats, 3);
        break;
    case CellFormat::money:
        found->second = builtIn(i18n::NumberFormatIndex::NUMBER_1000DEC2);
        break;
    case CellFormat::share:
        found->second = builtIn(i18n::NumberFormatIndex::PERCENT_DEC2);
        break;
    case CellFormat::date:
        found->second = builtIn(i18n::NumberFormatIndex::DATE_SYS_DDMMYYYY);
        break;
    }
    return found->second;
}

void NumberFormats::apply(const Reference<table::XCellRange>& range, CellFormat format)
{
    if (format != CellFormat::text)
        Reference<beans::XPropertySet> { range, UNO_QUERY_THROW } -> setPropertyValue("NumberFormat", uno::Any{ key(format) });
}

bool writeInto(
    const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, const Grid& grid, std::size_t from, const OnWritten& onWritten)
{
    Cells written{ grid };
    const auto runs = runsOf(columns);
    const auto rows = grid.rows();
    for (std::size_t done = from; done < rows;) {
        const auto next = std::min(rows, done + blockRows(columns.size()));
        for (const auto run : runs)
            writeBlock(sheet, columns, row, run, done, next, written);
        done = next;
        if (onWritten && !onWritten(done, rows))
            return false;
    }
    return true;
}

bool writeOver(const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, const Grid& grid, const OnWritten& onWritten)
{
    Cells written{ grid };
    const auto runs = runsOf(columns);
    const auto rows = grid.rows();
    if (rows == 0)
        return true;
    const auto cellsOf = [&](Run run, std::size_t from, std::size_t to) {
        return cells(sheet, columns[run.first], row + static_cast<sal_Int32>(from),
            columns[run.first] + static_cast<sal_Int32>(run.count) - 1, row + static_cast<sal_Int32>(to) - 1);
    };
    for (const auto run : runs)
        if (!remember(sheet, cellsOf(run, 0, rows), [&] { return !onWritten || onWritten(0, rows); }))
            return false;
    const Comments comments{ sheet };
    for (std::size_t done = 0; done < rows;) {
        // Up to the next row with a comment, at most one block.
        const auto top = row + static_cast<sal_Int32>(done);
        const auto commented = comments.nextRow(top);
        if (commented == top) {
            writeRow(sheet, columns, top, grid, done, written, comments);
            ++done;
            continue;
        }
        auto next = std::min(rows, done + blockRows(columns.size()));
        if (commented)
            next = std::min(next, done + static_cast<std::size_t>(*commented - top));
        for (const auto run : runs) {
            empty(cellsOf(run, done, next));
            writeBlock(sheet, columns, row, run, done, next, written);
        }
        done = next;
        if (onWritten && !onWritten(done, rows))
            return false;
    }
    return true;
}

void writeHeaders(const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, const Grid& grid)
{
    for (const auto run : runsOf(columns)) {
        const auto range = cells(sheet, columns[run.first], row, columns[run.first] + static_cast<sal_Int32>(run.count) - 1, row);
        remember(sheet, range);
        for (std::size_t column = run.first; column < run.first + run.count; ++column) {
            const Reference<text::XText> cell{ sheet->getCellByPosition(columns[column], row), UNO_QUERY_THROW };
            cell->setString(unicode(grid.columns[column].header));
        }
        Reference<beans::XPropertySet>
        {
            range, UNO_QUERY_THROW
            } -> setPropertyValue("CharWeight", uno::Any{ awt::FontWeight::BOLD });
    }
}

void clearArea(const Sheet& sheet, const table::CellRangeAddress& area)
{
    const auto range = cells(sheet, area.StartColumn, area.StartRow, area.EndColumn, area.EndRow);
    remember(sheet, range);
    Reference<sheet::XSheetOperation> { range, UNO_QUERY_THROW } -> clearContents(sheet::CellFlags::HARDATTR);
    const Comments comments{ sheet };
    for (auto row = area.StartRow; row <= area.EndRow;) {
        if (comments.inRow(row)) {
            for (auto column = area.StartColumn; column <= area.EndColumn; ++column)
                sheet->getCellByPosition(column, row)->setFormula(OUString{});
            ++row;
            continue;
        }
        const auto next = std::min(area.EndRow + 1, comments.nextRow(row).value_or(area.EndRow + 1));
        empty(cells(sheet, area.StartColumn, row, area.EndColumn, next - 1));
        row = next;
    }
}

bool isEmpty(const Reference<table::XCellRange>& range)
{
    // Beyond the used area nothing stands; asked for a whole column, the office names all of it.
    const auto address = Reference<sheet::XCellRangeAddressable> { range, UNO_QUERY_THROW } -> getRangeAddress();
    const auto sheet = Reference<sheet::XSheetCellRange> { range, UNO_QUERY_THROW } -> getSpreadsheet();
    const auto cursor = sheet->createCursor();
    Reference<sheet::XUsedAreaCursor> { cursor, UNO_QUERY_THROW } -> gotoEndOfUsedArea(false);
    const auto used = Reference<sheet::XCellRangeAddressable> { cursor, UNO_QUERY_THROW } -> getRangeAddress();
    if (address.StartRow > used.EndRow || address.StartColumn > used.EndColumn)
        return true;
    const auto part = cells(sheet, address.StartColumn, address.StartRow, std::min(address.EndColumn, used.EndColumn),
        std::min(address.EndRow, used.EndRow));
    constexpr auto content = values | sheet::CellFlags::ANNOTATION;
    const auto found = Reference<sheet::XCellRangesQuery>
    {
        part, UNO_QUERY_THROW
        } -> queryContentCells(static_cast<sal_Int16>(content));
    return Reference<container::XIndexAccess> { found, UNO_QUERY_THROW } -> getCount() == 0;
}

} // namespace lifecycle::calc
