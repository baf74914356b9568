#pragma once

// What a window of Calc shows. Without a window nothing happens.

#include "calc/owned_ranges.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include <cstdint>
#include <span>
#include <com/sun/star/table/CellAddress.hpp>

#include <optional>

namespace lifecycle::calc
{

/// Whether the document stands in a window that a person can see.
bool isSeen(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);

/// The cell under the cursor, or the first one that is selected; none where a chart is, or several ranges are.
std::optional<com::sun::star::table::CellAddress> cursorIn(
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller);

/// Selects these rows of a table (0: the first below the header; rising), as far as its columns go, and brings the first of them
/// into sight. How many were selected: at most 500 runs of rows, since the office draws each one by itself.
std::size_t selectRows(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& table, std::span<const std::uint32_t> rows);

void showSheet(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, const Sheet& sheet);
/// Puts the cursor into a cell, whatever sheet is in front.
void showCell(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, const Sheet& sheet,
    sal_Int32 column, sal_Int32 row);
/// Shows the sheet, with its first rows and its first column always in sight.
void freezeHeader(
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, const Sheet& sheet, int rows = 1);

} // namespace lifecycle::calc
