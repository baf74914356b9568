#pragma once

// What a command has to know of a range before it reads it.

#include <com/sun/star/table/XCellRange.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifecycle::calc
{

/// Where the first merged cells stand, 'Orders.A2:A4'; empty where none are. A merged cell hides values, or stands for several
/// rows.
std::optional<std::string> mergedCellsIn(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);

/// The rows of a table that are hidden, by a filter or by hand: 0 is the first one below the header. Rising. They are read all the
/// same.
std::vector<std::uint32_t> hiddenRowsIn(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& table);

} // namespace lifecycle::calc
