#pragma once

// The command `sample`: opens the shipped sample as a new document, so that the shipped file stays as it is.

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

namespace lifecycle::commands {

/// In a window of its own, with the deck beside it. Empty where the office could not open it.
com::sun::star::uno::Reference<com::sun::star::frame::XModel> openSample(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace lifecycle::commands
