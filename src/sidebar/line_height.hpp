#pragma once

// The height of a line of text in a window: what all distances are made from, so that they grow with the font and the scale.

#include <com/sun/star/awt/XWindow.hpp>

namespace lifecycle::sidebar {

/// In pixels, in the font of the office's labels.
int lineHeight(const com::sun::star::uno::Reference<com::sun::star::awt::XWindow>& window);

} // namespace lifecycle::sidebar
