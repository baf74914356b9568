#pragma once

// The command Decisions. On an order log it makes the sheet `Decisions`, or brings it up to the log: win back or let go, does the
// data agree with the theory, what repeat buyers bring. Nothing else is touched.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

void decisions(const CommandCall& call);

} // namespace lifecycle::commands
