#pragma once

// A model on a sheet of its own, ready to change. From the top: one line of help for every column, the headers, the rules. Help
// stands above the headers, since a model's rules begin right below them; headers and help stay in sight. Cells of criteria are
// text, or
// `=won` would become a formula. The headers of criteria offer the product's fields, from a list far to the right of the table;
// any other header may be typed.

#include "calc/owned_ranges.hpp"
#include "calc/undo_step.hpp"
#include "domain/table.hpp"
#include "domain/wording.hpp"

#include <string_view>

namespace lifecycle::commands
{

/// The rows that stay in sight.
inline constexpr int modelRowsInSight = 2;

/// Makes the sheet. `model` reads without an error.
calc::Sheet writeModelSheet(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, calc::UndoStep& step,
    std::string_view name, const Table& model, const Wording& wording);

} // namespace lifecycle::commands
