#pragma once

// Dates that contradict each other: a deal closed before it was opened, in use before it was signed. Nothing is changed because
// of them; they are counted and shown, for what is counted in days from them is as wrong as they are.

#include "domain/message.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lifecycle {

/// Rows in which the later of two dates stands before the earlier.
struct ContradictoryDates {
    std::string_view earlier, later; ///< fields: `deal opened`, `deal closed`
    std::size_t earlierColumn, laterColumn;
    std::vector<std::uint32_t> rows; ///< of the table, rising
    std::size_t compared = 0;        ///< rows with both dates

    Message said(const Table& table) const; ///< `warning.datesContradict`
};

/// Every pair of dates that the table has and whose order is certain; pairs that nowhere contradict are not in the list.
std::vector<ContradictoryDates> contradictoryDates(const Table& table, const Recognition& recognition);

} // namespace lifecycle
