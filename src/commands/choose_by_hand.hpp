#pragma once

// What the user says of a table by hand: which column is a field, what a value means. Every command counts so from then on; the
// document remembers it.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

/// Not a step that can be undone: the cells stay as they are. Chosen again, or as found by itself, it goes.
void chooseColumn(const CommandCall& call);
/// In the table `Meanings`, where the value is listed in one: that is a step that can be undone. Elsewhere as a column.
void chooseMeaning(const CommandCall& call);

} // namespace lifecycle::commands
