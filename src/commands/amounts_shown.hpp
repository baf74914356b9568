#pragma once

// With how many decimals amounts stand in what a command writes: two, or none.

#include "calc/grid.hpp"
#include "commands/block_plan.hpp"
#include "domain/fields.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::commands
{

/// Whether the first amount of a table is shown without decimals, by a format that somebody has given it.
bool showsWholeAmounts(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& table, const Recognition& recognition);

/// Amounts lose their decimals in what is shown; the values stay.
void showWhole(calc::Grid& grid);
void showWhole(BlockPlan& plan);

} // namespace lifecycle::commands
