#pragma once

// Sheets that hold a model, known by a named range of ours: they are copied into other documents with it. The range says where
// the headers stand; the rules are all filled rows below, however many were added. Columns end with the last header: what stands
// right of it is no part of the model.

#include "calc/owned_ranges.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include <optional>
#include <string>
#include <vector>

namespace lifecycle::calc
{

struct ModelSheet {
    Sheet sheet;
    std::string name; ///< of the sheet
    std::string place; ///< `$relationship.$A$2`, the first header: by it a command finds the model, however it grows
    com::sun::star::uno::Reference<com::sun::star::table::XCellRange> table; ///< headers in the first row
};

/// None where the sheet holds no model of this kind.
std::optional<ModelSheet> modelOn(const Sheet& sheet);
/// On the sheet that a window shows.
std::optional<ModelSheet> modelInFront(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller);
/// In the order of the sheets.
std::vector<ModelSheet> modelSheets(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);

} // namespace lifecycle::calc
