#include "calc/listed_tables.hpp"

#include "calc/cell_areas.hpp"
#include "calc/current_table.hpp"
#include "calc/model_sheets.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/CellAddress.hpp>

#include <algorithm>
#include <deque>
#include <optional>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

using Range = Reference<table::XCellRange>;
using Area = table::CellRangeAddress;

constexpr std::size_t atMost = 40;
constexpr sal_Int32 rowsLookedAt = 200, columnsLookedAt = 100;

bool isUsers(const Sheet& sheet) { return !isOurs(sheet) && !modelOn(sheet); }

class Search
{
public:
    explicit Search(const Reference<frame::XModel>& document)
        : document_{ document }
    {
    }

    std::vector<ListedTable> all()
    {
        for (const char* const kind : { "NamedRanges", "DatabaseRanges" })
            addNamed(kind);
        const Reference<container::XIndexAccess> sheets{
            Reference<sheet::XSpreadsheetDocument>{ document_, UNO_QUERY_THROW } -> getSheets(), UNO_QUERY_THROW
        };
        for (sal_Int32 index = 0; index < sheets->getCount(); ++index)
            if (const Sheet sheet{ sheets->getByIndex(index), UNO_QUERY_THROW }; isUsers(sheet))
                addRegions(sheet);
        return std::move(tables_);
    }

private:
    void addNamed(const char* kind)
    {
        const Reference<container::XNameAccess> ranges{
            Reference<beans::XPropertySet>{ document_, UNO_QUERY_THROW } -> getPropertyValue(OUString::createFromAscii(kind)),
            UNO_QUERY_THROW
        };
        const uno::Sequence<OUString> names = ranges->getElementNames();
        for (const auto& unicodeName : names) {
            const auto name = utf8(unicodeName);
            const auto cells = rangeNamed(document_, name);
            if (!cells.is() || !isUsers(Reference<sheet::XSheetCellRange> { cells, UNO_QUERY_THROW } -> getSpreadsheet()))
                continue;
            const auto address = addressOf(cells);
            if (address.StartRow == address.EndRow || address.StartColumn == address.EndColumn)
                continue;
            if (const auto table = tableNamed(document_, name))
                add({ name, name, placeOf(table.value().range) });
        }
    }

    void addRegions(const Sheet& sheet)
    {
        // What is left to be looked at: a table cuts its part of the sheet into what is beside it and what is below.
        std::deque<Area> parts{ usedArea(sheet) };
        for (std::size_t looks = 0; !parts.empty() && looks < 4 * atMost && tables_.size() < atMost; ++looks) {
            const auto part = parts.front();
            parts.pop_front();
            const auto first = firstFilled(sheet, part);
            if (!first)
                continue;
            const auto region = regionAround(sheet->getCellRangeByPosition(first->Column, first->Row, first->Column, first->Row));
            if (region.StartRow < region.EndRow && region.StartColumn < region.EndColumn)
                addTable(sheet, *first);
            const auto look = [&](sal_Int32 left, sal_Int32 top, sal_Int32 right, sal_Int32 bottom) {
                if (left <= right && top <= bottom)
                    parts.push_back({ part.Sheet, left, top, right, bottom });
            };
            const auto bottom = std::min(region.EndRow, part.EndRow);
            look(region.EndColumn + 1, part.StartRow, part.EndColumn, bottom);
            look(part.StartColumn, part.StartRow, region.StartColumn - 1, bottom);
            look(part.StartColumn, region.EndRow + 1, part.EndColumn, part.EndRow);
        }
    }

    void addTable(const Sheet& sheet, const table::CellAddress& cell)
    {
        const auto place = formulaPlaceOf(sheet->getCellRangeByPosition(cell.Column, cell.Row, cell.Column, cell.Row));
        const auto table = tableNamed(document_, place);
        if (!table)
            return;
        const auto corner = table.value().range->getCellRangeByPosition(0, 0, 0, 0);
        add({ formulaPlaceOf(corner), {}, placeOf(table.value().range) });
    }

    void add(ListedTable table)
    {
        if (tables_.size() < atMost && std::ranges::find(tables_, table.place, &ListedTable::place) == tables_.end())
            tables_.push_back(std::move(table));
    }

    static std::optional<table::CellAddress> firstFilled(const Sheet& sheet, const Area& part)
    {
        const Reference<sheet::XCellRangeData> cells{ sheet->getCellRangeByPosition(part.StartColumn, part.StartRow,
                                                          std::min(part.EndColumn, part.StartColumn + columnsLookedAt - 1),
                                                          std::min(part.EndRow, part.StartRow + rowsLookedAt - 1)),
            UNO_QUERY_THROW };
        const uno::Sequence<uno::Sequence<uno::Any>> rows = cells->getDataArray();
        for (sal_Int32 row = 0; row < rows.getLength(); ++row)
            for (sal_Int32 column = 0; column < rows[row].getLength(); ++column) {
                OUString text;
                if (!(rows[row][column] >>= text) || !text.isEmpty())
                    return table::CellAddress{ part.Sheet, part.StartColumn + column, part.StartRow + row };
            }
        return {};
    }

    Reference<frame::XModel> document_;
    std::vector<ListedTable> tables_;
};

} // namespace

std::vector<ListedTable> listedTables(const Reference<frame::XModel>& document) { return Search{ document }.all(); }

} // namespace lifecycle::calc
