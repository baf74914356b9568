#pragma once

// A day as text: one that somebody types into a field, where no column says how dates are written, and one that we show.

#include "domain/table.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lifecycle {

/// All that a cell may say for a date (`dateFromText`), in the document's order or, where that gives none, in the one other order
/// that does: `25.12.2024` is a day in a document that writes the month first, too.
std::optional<Day> typedDay(std::string_view text, const Conventions& conventions);
/// As fields and sentences show a day: `2024-12-25`, which every document reads the same.
std::string writtenDay(Day day, std::chrono::sys_days nullDate);

} // namespace lifecycle
