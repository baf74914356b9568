#pragma once

// What a command is going to write, column by column, before any cell is touched.

#include "domain/texts.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifecycle::calc {

enum class CellFormat : std::uint8_t {
    text,
    paragraph, ///< text of several lines, from the top of its cell
    whole,    ///< 12
    decimals, ///< 12.3
    hundredths, ///< 12.34
    parameter, ///< 12.3456
    chance,   ///< 0.123
    money,    ///< 1,234.50
    share,    ///< 12.34%
    date      ///< as the document's language writes it, with four digits for the year
};

struct GridColumn {
    std::string field;  ///< English, for the name of its range
    std::string header; ///< on screen
    CellFormat format = CellFormat::text;
    Column values;      ///< texts are in the grid's `texts`
};

struct Grid {
    Texts texts;
    std::vector<GridColumn> columns; ///< all of the same length
    std::optional<std::int32_t> moneyFormat = {}; ///< the document's number format for amounts, where they are in a currency

    std::size_t rows() const noexcept { return columns.empty() ? 0 : columns.front().values.size(); }
};

} // namespace lifecycle::calc
