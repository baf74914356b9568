#pragma once

// What the user chose by hand for the tables of a document, kept in one of the document's own properties (File ▸ Properties ▸
// Custom), `Lifecycle choices`: .ods and .xlsx both save it. What the text says: `domain/table_choices.hpp`.

#include "domain/table_choices.hpp"

#include <com/sun/star/frame/XModel.hpp>

namespace lifecycle::calc
{

RememberedChoices rememberedChoices(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);
/// The document counts as modified. Without a choice there is no property.
void remember(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const RememberedChoices& choices);

} // namespace lifecycle::calc
