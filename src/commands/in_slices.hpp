#pragma once

// A long range is read in slices, and the office answers its user between them.

#include "calc/read_table.hpp"

#include <com/sun/star/table/XCellRange.hpp>

#include <functional>

namespace lifecycle::commands
{

struct ReadInSlices {
    /// Told of a range before its first cell is read: from here on it must not change.
    std::function<void(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>&)> begins;
    calc::OnBlock onBlock;
};

} // namespace lifecycle::commands
