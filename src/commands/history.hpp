#pragma once

// The commands History and Changes: a sheet with the stages of all customers over time, and one with who moved between two days.
// Both read the table, work beside the office's thread, and write a sheet of their own that the next call brings up to date.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

/// Of an order log, or of a customer table with dates. Arguments: Range, Model, AsOf, AmountIs, Window, and Period, which is
/// otherwise what stands in the cell for it on the sheet, at first `month`.
void history(const CommandCall& call);

/// Of an order log. Arguments: Range, Model, AsOf, AmountIs, Window, and Since, the earlier day, which is otherwise what stands in
/// the cell for it on the sheet, at first a window before.
void changes(const CommandCall& call);

} // namespace lifecycle::commands
