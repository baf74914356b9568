#pragma once

// The command `sample`: opens the shipped sample as a new document, so that the sample itself stays as it is.

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

namespace lifecycle::commands {

/// In an empty new window if there is one, else in one of its own. Empty where the office could not open it.
com::sun::star::uno::Reference<com::sun::star::frame::XModel> openSample(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace lifecycle::commands
