// What UNO can instantiate: one factory per implementation of extension/lifecycle.components. Beside the types of exceptions
// these are the only symbols that the library exports.

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

#include <sal/types.h>

using namespace com::sun::star::uno;
