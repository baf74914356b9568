#pragma once

// STAGE, REASON, ACTION: a model asked about rows of a customer table, as product.md says under 'The functions'.

#include "functions/call.hpp"

#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::functions {

/// Headers and rows of the table, and what is asked of them.
struct Rows {
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& header;
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& rows;
    const com::sun::star::uno::Any& model;
    const com::sun::star::uno::Any& asOf;
};

com::sun::star::uno::Any stage(const Call& call, const Rows& rows);
com::sun::star::uno::Any reason(const Call& call, const Rows& rows);
com::sun::star::uno::Any action(const Call& call, const Rows& rows, const com::sun::star::uno::Any& what);

} // namespace lifecycle::functions
