#pragma once

// The UNO object behind the cells: org.customerlifecycle.Functions.

#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

namespace lifecycle::functions {

com::sun::star::uno::Reference<com::sun::star::uno::XInterface> createFunctions(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace lifecycle::functions
