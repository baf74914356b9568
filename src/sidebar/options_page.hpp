#pragma once

// The page Tools, Options, LibreOffice Calc, Lifecycle: shows what `calc/options.hpp` has and stores it when the office says so,
// as the office's own pages do. Laid out as the panels are.

#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

namespace lifecycle::sidebar {

/// `org.customerlifecycle.OptionsPage`, for src/component.cpp.
com::sun::star::uno::Reference<com::sun::star::uno::XInterface> createOptionsPage(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace lifecycle::sidebar
