#pragma once

// Calc's own charts over the tables on a sheet of ours. Their ranges are live. A chart is known by the cells that it draws,
// whatever the user has named it and wherever it has been moved.

#include "calc/chart_spec.hpp"
#include "calc/owned_ranges.hpp"

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle::calc
{

/// A table as it stands: where, with the corners at which charts begin, and the backgrounds of the cells by which charts take their colours.
struct ChartedTable {
    com::sun::star::table::CellRangeAddress address;
    com::sun::star::awt::Point right, below; ///< of the sheet, in 1/100 mm
    std::vector<std::uint32_t> rowColours; ///< of the first column's cells below the header, where a chart takes them
    std::vector<std::uint32_t> columnColours; ///< of the header's cells
};
using ChartedTables = std::map<std::string, ChartedTable, std::less<>>; ///< by owned name

/// Those of these names that stand on the sheet. `specs`: of the charts that are to draw them.
ChartedTables chartedTables(const Sheet& sheet, std::span<const std::string> names, std::span<const ChartSpec> specs);

/// Brings the charts over the tables as they stood `before` to where these stand now.
/// - One whose colours have become others (other stages, another number of them) is made anew in its place; every other keeps what
///   the user did to it.
/// - One that stands where it was put, and whose table has moved or asks for it on another side, moves with the table: it is made anew
///   there.
/// - One that drew columns which are gone goes too.
/// - What is in `specs` and has no chart is made if its table is new, or with `all`: a chart that the user deleted stays away.
/// Charts of the user's own over a whole table of ours follow it as ours do.
void updateCharts(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet,
    const ChartedTables& before, const ChartedTables& now, std::span<const ChartSpec> specs, bool all);

} // namespace lifecycle::calc
