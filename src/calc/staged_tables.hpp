#pragma once

// The tables that have a column of stages of ours: `Customers`, and every customer table that was classified.

#include "calc/owned_ranges.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

#include <optional>
#include <string>
#include <vector>

namespace lifecycle::calc {

struct StagedTable {
    Sheet sheet;
    std::string name;                                   ///< of its owned range: `Lifecycle_Customers`, `Lifecycle_Table_2`
    com::sun::star::table::CellRangeAddress area;       ///< headers first; our columns beside it too
    sal_Int32 stageColumn = 0;                          ///< of the sheet, from 0

    bool isCustomers() const { return name == owned::customers; }
    /// Where a column of ours stands now; empty where the user has deleted it.
    std::optional<sal_Int32> column(std::string_view field) const;
};

std::vector<StagedTable> stagedTablesOn(const Sheet& sheet);

/// The one whose stages the panels speak of: `Customers` where they speak of an order log, else a customer table: the one at the
/// cursor, or on the sheet in front, before others.
std::optional<StagedTable> stagedTable(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, bool ofOrderLog);

} // namespace lifecycle::calc
