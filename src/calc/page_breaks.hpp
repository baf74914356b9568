#pragma once

// Where the pages of a sheet of blocks begin: no chart is cut, a block and the charts beside and below it stay together where they fit
// on a page, and the sheet's title stands on the page of what it is the title of.
//
// The rows at which we began a page are known by names local to the sheet (`Lifecycle_page_1` …): these breaks go when the sheet is
// written again, and all others are the user's. LibreOffice's undo takes both back.

#include "calc/owned_ranges.hpp"

#include <com/sun/star/table/CellRangeAddress.hpp>

#include <span>

namespace lifecycle::calc
{

/// `blocks`: below each other; the first is the sheet's title. Once they and their charts stand.
void breakBetween(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet,
    std::span<const com::sun::star::table::CellRangeAddress> blocks);

} // namespace lifecycle::calc
