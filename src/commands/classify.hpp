#pragma once

// The commands `classify` and `charts`.
//
// `classify`: an order log gives the sheets `Customers`, `Stages` (with charts when it is new) and `Stage log`; a customer table
// gets its columns beside it. Done again, it refreshes what it wrote and nothing else. `charts`: the same, and the charts that
// are missing are made; a customer table gets a sheet `Stages` for them.
//
// The table is read in one go, classified on copies (beside the office's thread, unless the caller waits), and written in one go
// as one step that can be undone. Stopped, or with the table changed meanwhile, nothing is written.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

void classify(const CommandCall& call);
void charts(const CommandCall& call);

} // namespace lifecycle::commands
