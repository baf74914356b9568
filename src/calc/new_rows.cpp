#include "calc/new_rows.hpp"

#include "calc/heights_stay.hpp"
#include "calc/read_table.hpp"
#include "calc/undo_action.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

/// While it lives, nothing is added to the list of what can be undone. An undo and a redo need it, too: Calc's own actions have the list
/// take new ones again while it passes them, and a new one would delete the one that runs.
class NothingToUndo
{
public:
    explicit NothingToUndo(const Reference<frame::XModel>& document)
        : undo_{ Reference<document::XUndoManagerSupplier>{ document, UNO_QUERY_THROW }->getUndoManager() }
    {
        undo_->lock();
    }
    NothingToUndo(const NothingToUndo&) = delete;
    NothingToUndo& operator=(const NothingToUndo&) = delete;
    ~NothingToUndo()
    {
        try {
            undo_->unlock();
        } catch (const uno::Exception&) {
            // The document has gone.
        }
    }

private:
    Reference<document::XUndoManager> undo_;
};

/// Where the rows of a list stand.
struct Place {
    OUString sheet;
    sal_Int32 column, row, endColumn, endRow;

    Sheet sheetIn(const Reference<frame::XModel>& document) const
    {
        const auto sheets = Reference<sheet::XSpreadsheetDocument>{ document, UNO_QUERY_THROW }->getSheets();
        return { sheets->getByName(sheet), UNO_QUERY_THROW };
    }
};

/// Takes the rows out of their cells.
Grid takeOut(const Reference<frame::XModel>& document, const Place& place)
{
    const auto range = place.sheetIn(document)->getCellRangeByPosition(place.column, place.row, place.endColumn, place.endRow);
    auto table = readCells(range, {});
    const NothingToUndo quiet{ document };
    constexpr auto values = sheet::CellFlags::VALUE | sheet::CellFlags::DATETIME | sheet::CellFlags::STRING | sheet::CellFlags::FORMULA;
    Reference<sheet::XSheetOperation>{ range, UNO_QUERY_THROW }->clearContents(values);
    Grid grid;
    grid.texts = std::move(table.texts);
    for (auto& column : table.columns)
        grid.columns.emplace_back().values = std::move(column);
    return grid;
}

void putBack(const Reference<frame::XModel>& document, const Place& place, const Grid& grid)
{
    std::vector<sal_Int32> columns(grid.columns.size());
    std::iota(columns.begin(), columns.end(), place.column);
    const NothingToUndo quiet{ document };
    writeInto(place.sheetIn(document), columns, place.row, grid, 0, {});
}

void addUndo(const Reference<frame::XModel>& document, const Place& place)
{
    const auto taken = std::make_shared<Grid>();
    addUndoAction(
        document, {}, [=](const auto& of) { *taken = takeOut(of, place); },
        [=](const auto& of) { putBack(of, place, std::exchange(*taken, {})); });
}

} // namespace

bool writeNewRows(const Reference<frame::XModel>& document, const Sheet& sheet, ColumnPlaces columns, sal_Int32 row, const Grid& grid,
    const OnWritten& onWritten)
{
    if (grid.rows() == 0)
        return true;
    // The formats have given every row the height of a number.
    std::optional<HeightsStay> heights;
    if (!needHeights(grid.texts, sheet))
        heights.emplace(document);
    std::optional<NothingToUndo> quiet{ document };
    // Between the blocks the office handles what waits for it.
    const bool written = writeInto(sheet, columns, row, grid, 0, [&](std::size_t done, std::size_t rows) {
        quiet.reset();
        const bool goesOn = !onWritten || onWritten(done, rows);
        quiet.emplace(document);
        return goesOn;
    });
    quiet.reset();
    addUndo(document, { Reference<container::XNamed>{ sheet, UNO_QUERY_THROW }->getName(), columns.front(), row, columns.back(),
                          row + static_cast<sal_Int32>(grid.rows()) - 1 });
    return written;
}

} // namespace lifecycle::calc
