#pragma once

// What a command has to know of a range before it reads it.

#include <com/sun/star/table/XCellRange.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace lifecycle::calc
{

/// Where the first merged cells stand, 'Orders.A2:A4'; empty where none are. A merged cell hides values, or stands for several
/// rows.
std::optional<std::string> mergedCellsIn(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);

/// How many rows are hidden, by a filter or by hand. They are read all the same.
std::size_t hiddenRowsIn(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);

} // namespace lifecycle::calc
