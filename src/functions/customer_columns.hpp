#pragma once

// The columns of a table of customers that fitted models take, as numbers, found by their headers. NaN is 'not known'.

#include "functions/call.hpp"

#include <com/sun/star/table/XCellRange.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lifecycle::functions {

/// Where the field stands, by its name or an alias in any language.
std::optional<std::int32_t> columnOf(
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& table, std::string_view field);

/// One column of a range, header row and all: NaN where there stands no number.
std::vector<double> numbersIn(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range, std::int32_t column,
    const Conventions& conventions);

/// frequency, t_x and tenure, one number per row of the table. Err:502 where one of the three has no column.
std::array<std::vector<double>, 3> repeatTransactionsIn(
    const Call& call, const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& customers, std::int16_t position);

/// Rows in which all are known.
template <std::size_t count>
std::array<std::vector<double>, count> knownRows(const std::array<std::vector<double>, count>& columns)
{
    std::array<std::vector<double>, count> known;
    for (std::size_t row = 0; row < columns[0].size(); ++row) {
        double sum = 0;
        for (const auto& column : columns)
            sum += row < column.size() ? column[row] : std::nan("");
        if (std::isfinite(sum))
            for (std::size_t i = 0; i < count; ++i)
                known[i].push_back(columns[i][row]);
    }
    return known;
}

} // namespace lifecycle::functions
