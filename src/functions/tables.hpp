#pragma once

// MODEL, CUSTOMERS, METRIC, LEFTOUT, CONTRIBUTION: functions that read or give whole tables, as product.md says.

#include "functions/call.hpp"

#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::functions {

using com::sun::star::table::XCellRange;
using com::sun::star::uno::Any;
using com::sun::star::uno::Reference;

Any modelOf(const Call& call, const Any& model);
Any customers(const Call& call, const Reference<XCellRange>& orders, const Any& asOf);
Any metric(const Call& call, const Reference<XCellRange>& orders, const Any& customer, const Any& metric, const Any& asOf);
Any leftOut(const Call& call, const Reference<XCellRange>& orders);
Any contribution(const Call& call, const Reference<XCellRange>& stages, const Reference<XCellRange>& values, const Any& model);

} // namespace lifecycle::functions
