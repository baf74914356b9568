#pragma once

// The table `Meanings`: every value of the columns whose words decide, with its count and its meaning, in a list to choose from.
// The user's own words stay in the user's table. What is chosen here is read by the next Classify (`calc/chosen_meanings.hpp`),
// so the table is where it is remembered: a value that the user gave a meaning stays listed when no row has it any more.

#include "commands/block_plan.hpp"
#include "domain/outcome.hpp"

#include <span>
#include <string>
#include <vector>

namespace lifecycle::commands
{

/// One column of the user's.
struct MeaningsOfColumn {
    std::string header; ///< as it stands in the user's table
    std::vector<OutcomeValue> values;
    std::span<const std::string> meanings; ///< that are offered, in English
    ChosenMeanings chosen; ///< by the user, as they stand in the table `Meanings`
};

/// A block's title and table, named `meanings`: values without a meaning first. How many values have none.
std::size_t planMeanings(BlockWriter& sheet, std::span<const MeaningsOfColumn> columns);

} // namespace lifecycle::commands
