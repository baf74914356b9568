#pragma once

// The words that a model's table is read by, in the five languages of locale/words.tsv.

#include <string_view>

namespace lifecycle {

namespace word {
inline constexpr std::string_view stage = "Stage";
inline constexpr std::string_view position = "Position";
inline constexpr std::string_view expectedContribution = "Expected contribution";
inline constexpr std::string_view owner = "Owner";
inline constexpr std::string_view supporting = "Supporting";
inline constexpr std::string_view action = "Action";
inline constexpr std::string_view followUp = "Follow up within (days)";
inline constexpr std::string_view chances = "Chances";
inline constexpr std::string_view outcome = "Outcome";
inline constexpr std::string_view colour = "Colour";
inline constexpr std::string_view exit = "exit"; ///< a position: can be entered from anywhere
inline constexpr std::string_view none = "none"; ///< of days: no follow-up, where the stage's first row asks for one
} // namespace word

/// The English word that a header or a cell names in any language; empty where it is none of them.
std::string_view modelWord(std::string_view text);

} // namespace lifecycle
