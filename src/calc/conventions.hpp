#pragma once

// How a document writes dates and numbers, and which language the office speaks.

#include "domain/table.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <string>

namespace lifecycle::calc {

/// The document's null date, and the decimal mark and the order of day, month and year of the language of its cells.
Conventions conventionsOf(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& document);

/// The language of the office's menus as a BCP 47 tag. What is said is said in another, where the user has set one:
/// `wordingInUse` (calc/options.hpp).
std::string menuLanguage(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

/// The day that the system's clock shows here, as the document counts days.
Day today(const Conventions& conventions);

} // namespace lifecycle::calc
