#include "calc/range_checks.hpp"
#include "calc/cell_areas.hpp"
#include "calc/current_table.hpp"

#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>

#include <algorithm>
#include <vector>

namespace lifecycle::calc
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;
using Range = Reference<table::XCellRange>;

namespace
{

bool isMerged(const Range& range)
{
    return Reference<util::XMergeable> { range, UNO_QUERY_THROW } -> getIsMerged();
}

} // namespace

std::optional<std::string> mergedCellsIn(const Range& range)
{
    if (!isMerged(range))
        return {};
    // Half by half down to the one cell that the merged ones begin with.
    auto part = range;
    for (;;) {
        const auto address = addressOf(part);
        const auto rows = address.EndRow - address.StartRow + 1, columns = address.EndColumn - address.StartColumn + 1;
        if (rows == 1 && columns == 1)
            break;
        const bool byRows = rows >= columns;
        const auto first = byRows ? part->getCellRangeByPosition(0, 0, columns - 1, rows / 2 - 1)
                                  : part->getCellRangeByPosition(0, 0, columns / 2 - 1, rows - 1);
        part = isMerged(first) ? first
            : byRows           ? part->getCellRangeByPosition(0, rows / 2, columns - 1, rows - 1)
                               : part->getCellRangeByPosition(columns / 2, 0, columns - 1, rows - 1);
    }
    const Reference<sheet::XSheetCellRange> corner{ part, UNO_QUERY_THROW };
    const auto cursor = corner->getSpreadsheet()->createCursorByRange(corner);
    cursor->collapseToMergedArea();
    return placeOf(Range{ cursor, UNO_QUERY_THROW });
}

std::vector<std::uint32_t> hiddenRowsIn(const Range& table)
{
    const auto address = addressOf(table);
    const auto visible = Reference<sheet::XCellRangesQuery> { table, UNO_QUERY_THROW } -> queryVisibleCells();
    const uno::Sequence<table::CellRangeAddress> ranges = visible->getRangeAddresses();
    // Hidden columns cut the rows into several ranges.
    std::vector<std::pair<sal_Int32, sal_Int32>> shown;
    for (const auto& part : ranges)
        shown.emplace_back(part.StartRow, part.EndRow);
    std::ranges::sort(shown);
    std::vector<std::uint32_t> hidden;
    auto next = address.StartRow + 1;
    const auto hideUpTo = [&](sal_Int32 end) {
        for (; next < end; ++next)
            hidden.push_back(static_cast<std::uint32_t>(next - address.StartRow - 1));
    };
    for (const auto& [first, last] : shown) {
        hideUpTo(first);
        next = std::max(next, last + 1);
    }
    hideUpTo(address.EndRow + 1);
    return hidden;
}

} // namespace lifecycle::calc
