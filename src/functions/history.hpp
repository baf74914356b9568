#pragma once

// HISTORY, TRANSITIONS: stages over time, as product.md says. The table is an order log, or a customer table with dates.
//
// Err:502 for what is no such table, no model, no period, no measure. A model that needs what bears no date is refused in words: a
// text that names it.

#include "functions/call.hpp"

#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::functions {

struct HistoryArguments {
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& table;
    const com::sun::star::uno::Any& model;
    const com::sun::star::uno::Any& period;
};

com::sun::star::uno::Any history(const Call& call, const HistoryArguments& asked, const com::sun::star::uno::Any& measure);
com::sun::star::uno::Any transitions(const Call& call, const HistoryArguments& asked);

} // namespace lifecycle::functions
