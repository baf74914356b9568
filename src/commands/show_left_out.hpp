#pragma once

// Selects the rows of a table that are not counted, so that they can be looked at and mended.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

/// Nothing is written. Of very many rows the first ones are selected. The table stays the one that the panels speak of.
void showLeftOut(const CommandCall& call);

} // namespace lifecycle::commands
