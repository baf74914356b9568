#pragma once

// What the user chose by hand for the tables of a document, kept in one of the document's own properties (File ▸ Properties ▸
// Custom), `Lifecycle choices`: .ods and .xlsx both save it. What the text says: `domain/table_choices.hpp`.

#include "domain/table_choices.hpp"

#include <com/sun/star/frame/XModel.hpp>

namespace lifecycle::calc
{

RememberedChoices rememberedChoices(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);
/// The document counts as modified; without a choice there is no property. It can be undone under this title, alone or as a part of
/// the undo context that is open. `whenChanged` is told then, and after a redo, on the office's thread; it must not throw. Nothing
/// happens where nothing changes.
void remember(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const RememberedChoices& choices,
    std::string_view title, void (*whenChanged)(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>&));

} // namespace lifecycle::calc
