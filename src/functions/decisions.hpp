#pragma once

// WINBACK, ADOPTION: functions of a few numbers that help to decide, as product.md says. Each gives a matrix of two columns, one
// row per result: the number, and what it says. In a single cell the first number stands: the gain, the rate.
//
// Where all that must be given is blank or 0, the result is an empty text: the formula was filled past the data.

#include "functions/call.hpp"

#include <com/sun/star/uno/Any.hxx>

namespace lifecycle::functions {

using com::sun::star::uno::Any;

/// Gain, break-even chance, '1 in N'. Err:502 for what is no number, a chance outside of 0 to 1, a cost below 0.
Any winBack(const Call& call, const Any& value, const Any& chance, const Any& cost, const Any& letGo);
/// Rate; Clopper-Pearson from, to; Wilson from, to; chance of reaching the target. Err:502 for what is no count, a target outside
/// of 0 to 1, a confidence that does not lie between them.
Any adoption(const Call& call, const Any& inUse, const Any& customers, const Any& target, const Any& confidence);

} // namespace lifecycle::functions
