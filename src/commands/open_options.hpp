#pragma once

// Opens the office's options at our page.

#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

namespace lifecycle::commands {

/// Returns when the dialog is closed.
void openOptions(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);

} // namespace lifecycle::commands
