#pragma once

// The tables of a document, to choose one from: the named ranges and database ranges that hold one, then the regions of filled cells
// on the sheets, without those that a command of ours made.

#include <com/sun/star/frame/XModel.hpp>

#include <string>
#include <vector>

namespace lifecycle::calc
{

struct ListedTable {
    std::string key; ///< for `tableNamed`: a range's name, or the region's first cell, so that a table that grows stays the same
    std::string name; ///< of a range; empty: a region
    std::string place; ///< 'Orders.A1:C500'
};

/// A light search: at most 40 tables; of a sheet, those that begin within its first 200 rows and 100 columns, or within as many
/// below or beside another one.
std::vector<ListedTable> listedTables(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);

} // namespace lifecycle::calc
