#pragma once

// Serves the URLs of `command_names.hpp`: every command is called through here, by the sidebar, the menu, a macro or a headless
// client.
//
// A call may come on any thread; the command runs on the office's. With `SynchronMode` (DispatchHelper sets it) the call returns
// when the command has ended. What the user clicked and could not be done is said in a box; everybody else gets it in the result.

#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

namespace lifecycle::commands
{

com::sun::star::uno::Reference<com::sun::star::uno::XInterface> createProtocolHandler(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace lifecycle::commands
