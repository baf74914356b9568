#pragma once

// Where a customer stands: the row under the cursor, and the row of a customer who is named.

#include "calc/owned_ranges.hpp"
#include "domain/table.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

#include <optional>
#include <string>

namespace lifecycle::calc
{

/// A row that speaks of one customer.
struct CustomerAt {
    Sheet sheet;
    sal_Int32 row = 0;                            ///< of the sheet, from 0
    std::string customer;                         ///< as the cell has it
    std::string list;                             ///< the owned range that the row lies in: `Customers`, `Next contacts`, `Stage log`, a
                                                  ///< classified table; empty in a table that was not classified
    com::sun::star::table::CellRangeAddress table; ///< the row's table, headers first, the user's columns too
};

/// Of the row under the cursor, on a sheet of ours that lists customers, in a customer table or in an order log. None: no such
/// row, or it names nobody.
std::optional<CustomerAt> customerAtCursor(
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, const Conventions& conventions);

/// The customer's row on `Customers`, else in a classified table, else on `Next contacts`. None where none names it. `name`: any spelling with the same
/// `customerKey`.
std::optional<CustomerAt> customerNamed(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    std::string_view name, const Conventions& conventions);

/// The row with its headers, as a table of one row.
Table tableOf(const CustomerAt& customer, const Conventions& conventions);
/// What stands in a column of ours in that row; a table of one cell, empty where there is no such column.
Table ourCell(const CustomerAt& customer, std::string_view field, const Conventions& conventions);

} // namespace lifecycle::calc
