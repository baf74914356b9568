#pragma once

// What a sheet takes on paper, and what a page holds of it. Lengths in 1/100 mm, at full size.

#include "calc/owned_ranges.hpp"

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/awt/Rectangle.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>

#include <span>
#include <vector>

namespace lifecycle::calc
{

/// Letters of ten points are six high then: smaller ones are not read with pleasure.
inline constexpr sal_Int16 leastPercent = 60;
inline constexpr sal_Int32 margin = 1'000;

/// The page style by which a sheet is printed.
com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet> pageStyleOf(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet);
/// What a page holds, without margins, header and footer.
sal_Int32 widthOfPage(const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& style);
sal_Int32 heightOfPage(const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& style);

/// What a page that lies across holds of a sheet in letters that can be read.
sal_Int32 widestOnPage(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet);

/// What stands on a sheet besides its cells: charts, pictures.
std::vector<com::sun::star::awt::Rectangle> drawingsOn(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet);
com::sun::star::awt::Point cornerOf(const Sheet& sheet, sal_Int32 column, sal_Int32 row);
/// To the right of everything that stands on a sheet, and below it.
com::sun::star::awt::Point endOf(const Sheet& sheet, std::span<const com::sun::star::awt::Rectangle> drawings);

} // namespace lifecycle::calc
