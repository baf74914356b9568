#pragma once

// The sheet `Stages`: found or made, written, with its charts. It is ours as a whole; what the user wrote beside or below our
// cells stays.

#include "calc/owned_ranges.hpp"
#include "calc/undo_step.hpp"
#include "commands/stages_plan.hpp"

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
Result<void> checkStages(const SheetPlace& place, const StagesPlan& plan);

/// Writes everything, makes the charts of a new sheet, brings those of an older one up to date. `source`: the table that it
/// speaks of. Charts that the user deleted stay away, unless `withCharts`.
calc::Sheet writeStages(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, calc::UndoStep& step,
    const SheetPlace& place, const StagesPlan& plan,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& source, const Wording& wording, bool withCharts);

} // namespace lifecycle::commands
