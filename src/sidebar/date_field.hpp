#pragma once

// What a date field holds, as the document counts days.

#include "domain/table.hpp"

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/util/Date.hpp>

#include <optional>

namespace lifecycle::sidebar {

/// Of the field's property `Date`; none where it is empty.
std::optional<double> serialOf(const com::sun::star::uno::Any& date, const Conventions& conventions);
/// For the field's property `Date`; without a day it becomes empty.
com::sun::star::uno::Any dateOf(std::optional<double> serial, const Conventions& conventions);

} // namespace lifecycle::sidebar
