#pragma once

// How a sheet of ours prints, and how it becomes a PDF: across, in letters that can be read, and with its pages numbered.
//
// A sheet that is not too wide fills one page across (page style `Lifecycle`). A wider one takes several (`Lifecycle wide`); the
// columns that say what a row is stand on each of them. Both styles are made if need be; one that stands there already is the user's to
// change. LibreOffice's undo takes all of it back with the sheet.

#include "calc/owned_ranges.hpp"

#include <optional>

namespace lifecycle::calc
{

/// A list, whose first `titleRows` are its header, and whose first `titleColumns` say what a row is. Of a sheet that the open undo step
/// inserted.
void printList(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet,
    sal_Int32 titleRows, sal_Int32 titleColumns);

/// Whether a sheet prints as `printBlocks` has made it; one that the user has given a page style of another name does not.
bool printsAsBlocks(const Sheet& sheet);
/// Blocks below each other, with their charts. Of a sheet that the open undo step inserted, or that has become wider or narrower.
void printBlocks(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet);

/// The header of the sheet's last table stands on every page on which that goes on. `before`: the header that was there, none if there was
/// no such table. What the user has chosen to repeat stays.
void repeatHeader(const Sheet& sheet, std::optional<sal_Int32> before, std::optional<sal_Int32> now);

} // namespace lifecycle::calc
