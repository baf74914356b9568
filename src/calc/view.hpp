#pragma once

// What a window of Calc shows. Without a window nothing happens.

#include "calc/owned_ranges.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>

namespace lifecycle::calc
{

/// Whether the document stands in a window that a person can see.
bool isSeen(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);

void showSheet(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, const Sheet& sheet);
/// Shows the sheet, with its first rows and its first column always in sight.
void freezeHeader(
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, const Sheet& sheet, int rows = 1);

} // namespace lifecycle::calc
