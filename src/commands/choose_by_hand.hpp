#pragma once

// What the user says of a table by hand: which column is a field, what a value means. Every command counts so from then on; the
// document remembers it.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

/// A step that can be undone, though the cells stay as they are.
void chooseColumn(const CommandCall& call);
/// In the table `Meanings`, where the value is listed in one, else as a column; a step that can be undone either way.
void chooseMeaning(const CommandCall& call);

} // namespace lifecycle::commands
