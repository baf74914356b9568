#pragma once

// Rows keep their heights while many cells are written. For every block of cells, LibreOffice turns each number into text and looks
// for its script, to find that the row needs no other height: four tenths of the time of writing a list, and as much of its undo.

#include "calc/grid.hpp"
#include "calc/owned_ranges.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XModel.hpp>

namespace lifecycle::calc
{

/// While it lives, and while the undo and the redo pass what happens meanwhile. Within an undo context that is open.
class HeightsStay
{
public:
    explicit HeightsStay(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);
    HeightsStay(const HeightsStay&) = delete;
    HeightsStay& operator=(const HeightsStay&) = delete;
    ~HeightsStay();

private:
    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
};

/// Whether any text of these needs a row of its own height on this sheet, which Calc then has to measure: lines that end within a
/// cell, and scripts that stand higher than Latin, Greek and Cyrillic. Rows of the others are as high as those of numbers.
bool needHeights(const Texts& texts, const Sheet& sheet);

} // namespace lifecycle::calc
