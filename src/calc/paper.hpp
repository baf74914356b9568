#pragma once

// How a sheet of ours prints, and how it becomes a PDF: across, and never cut off at the side.

#include "calc/owned_ranges.hpp"

namespace lifecycle::calc
{

/// Gives a sheet that the open undo step inserted the document's page style `Lifecycle`: one page wide, as many down as it needs.
/// It is made if need be; one that stands there already is the user's to change. Undone and done again with the step.
void printAcross(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet);

} // namespace lifecycle::calc
