#pragma once

// Which rows of some columns are equal. Customers share their (x, t_x, T): what is computed once per distinct row is computed
// a few times less often than once per customer.

#include <cstdint>
#include <span>
#include <vector>

namespace lifecycle::statistics {

struct DistinctRows {
    std::vector<std::uint32_t> first; ///< per distinct row, in the order of appearance: the first row that holds it
    std::vector<std::uint32_t> of;    ///< per row: index into `first`
};

/// Rows are equal where every column's numbers have the same bits (0 and -0 count as equal). Columns of one length.
DistinctRows distinctRows(std::span<const std::span<const double>> columns);

} // namespace lifecycle::statistics
