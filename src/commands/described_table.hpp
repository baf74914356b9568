#pragma once

// Which table the panels and the commands speak of where none is named: the one that was chosen, else that of the rows that a
// command selected, else the one at the cursor. Where the cursor stands on a model's sheet it is the table that was looked at
// last: a model is changed for the sake of a table.

#include "calc/current_table.hpp"
#include "calc/table_description.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lifecycle::commands
{

Result<calc::CurrentTable> tableMeant(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller);

/// What it is: read once for all panels, and anew when the table, the document or the options have
/// changed and no command runs. Error: there is no
/// table (key, and where the cursor stands).
std::shared_ptr<const Result<calc::TableDescription>> describedTable(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, std::string_view language);

/// Why the row under the cursor does not count, as a sentence's message; none where it does, where it is no row of that table, or
/// where the table was too large to be read whole.
std::optional<Message> leftOutAtCursor(
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, const calc::TableDescription& table);

/// What is selected, as text; to know it again.
std::string selectionIn(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller);

} // namespace lifecycle::commands
