#pragma once

// What a chart over a table of ours shows, before there is one. Texts are ready for the screen. `table_charts.hpp` draws it.

#include "calc/grid.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lifecycle::calc {

enum class ChartKind : std::uint8_t {
    column,
    bar,           ///< lying; the table's first row is the topmost bar
    stackedColumn,
    line,
    stackedArea,
    scatter        ///< points with lines; the first column of the chart holds the x values: numbers
};

enum class ChartColours : std::uint8_t {
    ofSeries,  ///< `ChartSpec::palette` by series; where it is empty, colours that people with colour blindness can tell apart
    ofRows,    ///< each point that of its row's first cell: for a chart with one series
    ofColumns  ///< each series that of its header cell
};

enum class ChartSide : std::uint8_t {
    right,  ///< from the table's right edge; further down where a chart stands already. Blocks below are not kept clear of it
    beside, ///< the same, and the next block begins below it; a second one stands to the right of the first
    below   ///< in rows kept free below the table, from its second column on: the first is repeated where pages stand beside each other.
            ///< A second one stands to the right of the first
};

struct ChartSpec {
    ChartKind kind = ChartKind::column;
    std::string name;             ///< of the object; numbered where the document has it already
    std::string title, categoryAxis, valueAxis;
    std::string table;            ///< owned name of the table that it draws: its header row and all rows below, so without totals
    int categories = 0;           ///< column of the table, from 0
    std::vector<int> values{1};   ///< columns of the table; several: a legend names them by their headers
    CellFormat valueFormat = CellFormat::whole; ///< of the value axis; `share` shows whole percents
    ChartColours colours = ChartColours::ofSeries;
    std::vector<std::uint32_t> palette = {};    ///< 0xRRGGBB
    bool dense = false;           ///< more columns than an eye counts: they touch, and stay wide enough to be seen
    ChartSide side = ChartSide::right;
    std::int32_t width = 14'000, height = 8'000; ///< in 1/100 mm
};

} // namespace lifecycle::calc
