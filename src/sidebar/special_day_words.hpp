#pragma once

// A special day of a customer in words: `birthday: 2024-02-14, in 5 days`.

#include "domain/table.hpp"
#include "domain/wording.hpp"

#include <string>

namespace lifecycle::sidebar {

std::string specialDayInWords(
    const Wording& wording, const std::string& occasion, Day day, int daysUntil, std::chrono::sys_days nullDate);

} // namespace lifecycle::sidebar
