#pragma once

// A sheet made of blocks: what is going to stand on it, worked out before any cell is touched. A block is a title, a note, a
// table, facts in lines; blocks stand below each other from the sheet's first cell on, with a blank row between them that belongs
// to the user. Tables and single cells are given owned names (`owned_ranges.hpp`), by which charts, the sidebar and the next run
// find them again. `block_sheet.hpp` writes it.
//
//     BlockWriter sheet{ calc::owned::stages, wording, nullDate };
//     sheet.block([&] { sheet.title(key); sheet.line(sentence); });
//     sheet.block([&] {
//         sheet.title(key);
//         sheet.table("reasons", { { "reason" }, { "refusals", CellFormat::whole }, { "value", CellFormat::money } }, rows);
//         sheet.chart({ … .table = sheet.nameOf("reasons"), .values = { 2 } … });
//     });
//     return std::move(sheet).plan();

#include "calc/chart_spec.hpp"
#include "calc/grid.hpp"
#include "domain/wording.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lifecycle::commands
{

/// From the sheet's first cell on, from 0.
struct PlannedPlace {
    int row = 0, column = 0;
};

/// A formula as it is typed in English, over other cells of the sheet: `=SUM(%1:%2)`; `%1` … `%9` become the addresses of `cells`.
struct PlannedFormula {
    std::string text;
    std::vector<PlannedPlace> cells;
    double value; ///< what it gives when it is written: for heat maps
};

/// Nothing, a number (a date is one), a text, or a formula.
using PlannedValue = std::variant<std::monostate, double, std::string, PlannedFormula>;

struct PlannedCell {
    int row, column; ///< from the sheet's first cell on, from 0
    PlannedValue value;
    calc::CellFormat format = calc::CellFormat::text;
    bool bold = false;
    std::optional<std::uint32_t> background = {}; ///< 0xRRGGBB; the text becomes black or white, as is easier to read on it
    enum class Side : std::uint8_t { usual, right, indented } side = Side::usual; ///< of the cell
};

/// Rows and columns, first and last.
struct PlannedArea {
    int top, left, bottom, right;
};

/// Cells whose value the user may choose from a list; anything else may be typed there too.
struct PlannedChoices {
    PlannedArea area;
    std::vector<std::string> list;
};

struct BlockPlan {
    std::string name; ///< owned name of the sheet; where no table has it, the first block does
    std::vector<PlannedCell> cells;
    std::map<std::string, PlannedArea> places; ///< tables and single cells, by owned name
    std::vector<PlannedArea> blocks; ///< all cells stand in one of these; what lies between them is the user's
    std::vector<PlannedChoices> choices;
    std::vector<calc::ChartSpec> charts; ///< over tables in `places`
    std::optional<std::int32_t> moneyFormat; ///< the document's number format for amounts, where they are in a currency
    std::vector<std::int32_t> widths; ///< of a new sheet's columns, in 1/100 mm; from the first on
};

class BlockWriter
{
public:
    struct TableColumn {
        std::string header;
        calc::CellFormat format = calc::CellFormat::text;
        std::optional<std::uint32_t> colour = {}; ///< of the header; `ChartColours::ofColumns` takes it
    };
    struct TableRow {
        std::vector<PlannedValue> values;
        std::optional<std::uint32_t> colour = {}; ///< of the first cell; `ChartColours::ofRows` takes it
        bool bold = false;
    };

    BlockWriter(std::string_view name, const Wording& wording, std::chrono::sys_days nullDate);

    /// What `write` puts down, with a blank row below. Charts that stand beside or below its tables get the rows that they need.
    void block(const std::function<void()>& write);

    // ---- within a block: at the row that comes next ----

    int row() const { return row_; }
    void next() { ++row_; }
    /// A text in the format of figures stands where these stand: the header over them, 'not known' among them.
    void put(int column, PlannedValue value, calc::CellFormat format = calc::CellFormat::text, bool bold = false,
        std::optional<std::uint32_t> background = {});
    void say(int column, std::string_view key, bool bold = false, calc::CellFormat format = calc::CellFormat::text);
    /// A text that stands behind figures, and does not touch them.
    void putBehindFigures(int column, std::string text, bool bold = false);
    void putIfKnown(int column, std::optional<double> value, calc::CellFormat format, bool bold = false);
    /// A sentence in the first column, alone in its row; it flows over the empty cells beside it.
    void line(std::string sentence, bool bold = false);
    void line(const Message& message, bool bold = false);
    /// The text of a key, in bold, alone in its row.
    void title(std::string_view key);
    /// Header and rows from the first column on, under the owned name `nameOf(name)`. Charts draw all its rows: a total is put
    /// below it, outside. At the end the row below it comes next.
    PlannedArea table(std::string_view name, const std::vector<TableColumn>& columns, const std::vector<TableRow>& rows);
    /// Colours the numbers that stand in an area by their size, from the least that a count can be, 0, to the largest of them.
    void heatMap(const PlannedArea& area);
    /// Gives all cells of an area a background, the empty ones too.
    void paint(const PlannedArea& area, std::uint32_t colour);
    /// Gives an area an owned name.
    void place(std::string_view name, const PlannedArea& area);
    void choices(const PlannedArea& area, std::vector<std::string> list);
    void chart(calc::ChartSpec spec);
    /// `reasons` on `Lifecycle_Outcomes` is `Lifecycle_Outcomes_reasons`; empty: the sheet's own name.
    std::string nameOf(std::string_view table) const;

    void widths(std::vector<std::int32_t> hundredthsOfMillimetres);
    const Wording& wording() const { return wording_; }
    std::string said(const Message& message) const { return wording_.say(message, nullDate_); }

    BlockPlan plan() &&;

private:
    const Wording& wording_;
    std::chrono::sys_days nullDate_;
    BlockPlan plan_;
    int row_ = 0;
};

} // namespace lifecycle::commands
