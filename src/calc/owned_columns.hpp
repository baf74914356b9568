#pragma once

// The columns of a table that Classify wrote: taken out of the table before it is read as the user's data.

#include "calc/owned_ranges.hpp"
#include "domain/table.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace lifecycle::calc {

/// What Classify writes beside a customer table, in this order.
std::span<const std::string_view> fieldsBesideTable();

struct OwnedColumn {
    Ownership state = Ownership::none;
    sal_Int32 place = 0; ///< column of the sheet, from 0; only where present
    Column values;       ///< texts are in the table's `texts`; empty where the column lies outside the table
};

using OwnedColumns = std::map<std::string, OwnedColumn, std::less<>>; ///< by field

/// In the table itself such a column keeps its place, without header and values: the core passes it over, and
/// the places in messages stay right.
OwnedColumns takeOwnedColumns(
    const Sheet& sheet, std::string_view tableName, std::span<const std::string_view> fields, Table& table);

} // namespace lifecycle::calc
