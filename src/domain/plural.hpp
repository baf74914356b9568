#pragma once

// Which form of a noun follows a number, by the rules of Unicode's CLDR for the languages of ours.

#include <cstddef>
#include <string_view>

namespace lifecycle {

/// Chinese has one form; English, Spanish and Filipino two (1 · all others); Russian three (1, 21, 31 … · 2 to 4, 22 to 24 …, and
/// fractions · all others).
std::size_t pluralForms(std::string_view language);
/// From 0, below `pluralForms`.
std::size_t pluralForm(std::string_view language, double number);

} // namespace lifecycle
