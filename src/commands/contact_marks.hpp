#pragma once

// 'done' and 'postpone': the user's marks on the sheet `Next contacts`, from wherever the customer stands.
//
// The mark goes into the customer's line that is not done. A customer who is not due yet, and has none, gets a line of its own, so
// that the next classification knows. What follows from the mark stands everywhere after the next classification.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

/// Errors: no customer in the row of the cursor, a customer that stands nowhere, one who is not to be contacted, what is done
/// already; no list yet, and whatever keeps it from being written.
void markDone(const CommandCall& call);
void postpone(const CommandCall& call);

} // namespace lifecycle::commands
