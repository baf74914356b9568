#pragma once

// The rows of one stage alone, in the table that the panel Stages speaks of (`stage_filter.hpp`). The same stage again, or none,
// gives the user's own filter back.

#include "commands/command_call.hpp"

namespace lifecycle::commands {

void showStage(const CommandCall& call);

} // namespace lifecycle::commands
