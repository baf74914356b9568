#pragma once

// What a column holds, judged by a sample of rows spread over the table (pairs of neighbours, so that a log that is sorted by
// customer shows that customers repeat). A million rows cost no more than some thousands.

#include "domain/table.hpp"

#include <cstddef>

namespace lifecycle {

struct ColumnSample {
    std::size_t rows = 0;      ///< looked at
    std::size_t filled = 0;    ///< neither blank nor an error
    std::size_t distinct = 0;  ///< different values among the filled
    std::size_t numbers = 0;   ///< read as a number, stored or as text
    std::size_t dates = 0;     ///< read as a date, of any kind
    std::size_t sureDates = 0; ///< text or YYYYMMDD, or a date number of 1990 to 2049
    std::size_t fractions = 0; ///< numbers that are not whole
    std::size_t addresses = 0; ///< texts with an `@`
    std::size_t codes = 0;     ///< texts with a digit and no blank, and whole numbers: #1001, INV-7

    bool repeats() const { return distinct < filled; }
    bool looksLikeDates() const { return filled > 0 && sureDates * 20 >= filled * 19; }
    bool looksLikeAmounts() const { return filled > 0 && numbers * 20 >= filled * 19 && fractions > 0 && !looksLikeDates(); }
    bool looksLikeNames() const { return filled * 2 > rows && repeats() && distinct * 20 > filled && fractions == 0 && !looksLikeDates(); }
};

ColumnSample sampleOf(const Table& table, std::size_t column);

} // namespace lifecycle
