// What UNO can instantiate: one factory per implementation of extension/lifecycle.components. Beside the types of exceptions
// these are the only symbols that the library exports.

#include "commands/protocol_handler.hpp"
#include "functions/functions.hpp"
#include "sidebar/options_page.hpp"
#include "sidebar/panel_factory.hpp"

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

#include <sal/types.h>

using namespace com::sun::star::uno;

#define LIFECYCLE_COMPONENT(name, create)                                                                                         \
    extern "C" SAL_DLLPUBLIC_EXPORT XInterface* lifecycle_##name##_get_implementation(                                            \
        XComponentContext* context, Sequence<Any> const&)                                                                         \
    {                                                                                                                             \
        const Reference<XInterface> made = create(context);                                                                       \
        made->acquire();                                                                                                          \
        return made.get();                                                                                                        \
    }

LIFECYCLE_COMPONENT(Functions, lifecycle::functions::createFunctions)
LIFECYCLE_COMPONENT(OptionsPage, lifecycle::sidebar::createOptionsPage)
LIFECYCLE_COMPONENT(PanelFactory, lifecycle::sidebar::createPanelFactory)
LIFECYCLE_COMPONENT(ProtocolHandler, lifecycle::commands::createProtocolHandler)
