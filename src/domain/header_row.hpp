#pragma once

// Where a table begins: the row of headers below the titles that people put above their lists.

#include "domain/texts.hpp"
#include "domain/value.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace lifecycle {

/// Which of a table's first rows (each a row of values) is its header: titles and blank lines above it are passed over. A header
/// is mostly words and stands above at least half of the columns; of several such rows the first one, unless a later one shows by
/// the names of known fields that it was a title. Empty where no row can be one: rows of data alone have numbers and dates.
std::optional<std::size_t> headerRowOf(std::span<const std::vector<Value>> firstRows, const Texts& texts);

} // namespace lifecycle
