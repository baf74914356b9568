#pragma once

// A sheet made of blocks (`block_plan.hpp`): found or made, checked, written, with its charts. Its blocks are ours; whatever the
// user wrote beside, between or below them stays, and so do comments. Rows and columns that the user put in before the first
// block move all of it.
//
//     before the plan:  auto place = placeFor(document, calc::owned::stages, "sheet.stages", wording);
//     after it:         checkBlocks(*place, plan);                     // before anything is changed
//                       writeBlocks(document, step, *place, plan, …);  // within an UndoStep: undone and redone exactly

#include "calc/owned_ranges.hpp"
#include "calc/undo_step.hpp"
#include "commands/block_plan.hpp"

#include <com/sun/star/table/XCellRange.hpp>

#include <functional>

namespace lifecycle::commands
{

/// A sheet of ours, or the name for one that is to be made.
struct SheetPlace {
    calc::Sheet sheet; ///< null: to be made
    std::string name; ///< as it will be called
};

/// Errors, before anything is changed: a sheet of this name is the user's own, ours is protected, or the document's structure is.
Result<SheetPlace> placeFor(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    std::string_view ownedName, std::string_view nameKey, const Wording& wording);

/// Error: cells of the user's own stand where ours have to grow.
Result<void> checkBlocks(const SheetPlace& place, const BlockPlan& plan);

/// Writes everything: what stood there before goes, names of places that are no more are forgotten. Makes the charts of a new
/// sheet and of new tables, brings the others up to date; those that the user deleted stay away, unless `withCharts`. `source`:
/// the table that the sheet speaks of, named `…_source` on it; may be null. `betweenParts`: the office may go on for a moment.
calc::Sheet writeBlocks(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, calc::UndoStep& step,
    const SheetPlace& place, const BlockPlan& plan,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& source, bool withCharts,
    const std::function<void()>& betweenParts = {});

} // namespace lifecycle::commands
