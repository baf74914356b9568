#pragma once

// Our names among the office's own: of the menu in the menu bar, and of the page under Tools, Options. The office reads them from its
// configuration, in the language of its menus; where the user has set a language of ours, the configuration has to say them in that
// language to every office.

#include "domain/wording.hpp"

#include <com/sun/star/uno/XComponentContext.hpp>

namespace lifecycle::calc {

/// Names them in this language of `Wording::languages()`, or, where it is empty, in each of the office's its own; windows that are open
/// follow soon.
void nameInTheOffice(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, std::string_view language);

} // namespace lifecycle::calc
