#pragma once

// How amounts stand in what a command writes: in the currency of the user's own, with two decimals or none.

#include "calc/grid.hpp"
#include "commands/block_plan.hpp"
#include "domain/recognition.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::commands
{

struct AmountsShown {
    bool whole = false; ///< without decimals
    std::optional<std::int32_t> currency; ///< the document's number format that the user's amounts have, where it is one of a currency
};

/// As the first amount of a table is shown, by a format that somebody has given it; `decimals`, where given, counts more than those of
/// the format.
AmountsShown amountsShown(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& table, const Recognition& recognition,
    const std::optional<int>& decimals);

/// In what is shown; the values stay.
void showAmounts(calc::Grid& grid, const AmountsShown& amounts);
void showAmounts(BlockPlan& plan, const AmountsShown& amounts);

} // namespace lifecycle::commands
