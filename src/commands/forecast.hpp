#pragma once

// The command Forecast. On an order log it makes the sheets `Forecast check` (does a forecast hold?) and `Forecast` (what is to
// come); on a table of survivors by period the sheet `Renewals`. Again: it refreshes them. Nothing else is touched.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

void forecast(const CommandCall& call);

} // namespace lifecycle::commands
