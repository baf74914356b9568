#pragma once

// Makes the panels of the deck when the office asks for them by their addresses (extension/config/Sidebar.xcu.in).

#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

namespace lifecycle::sidebar {

/// `org.customerlifecycle.PanelFactory`, for src/component.cpp.
com::sun::star::uno::Reference<com::sun::star::uno::XInterface> createPanelFactory(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace lifecycle::sidebar
