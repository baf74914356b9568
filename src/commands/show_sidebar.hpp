#pragma once

// The command `sidebar`: shows the deck Lifecycle in a window of Calc.

#include <com/sun/star/frame/XFrame.hpp>

namespace lifecycle::commands {

/// Harmless where it is shown already, and in a window that has no sidebar (a preview, a headless office).
void showSidebar(const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);

/// Whether the deck is in sight.
bool isSidebarShown(const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);

} // namespace lifecycle::commands
