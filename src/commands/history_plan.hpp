#pragma once

// The sheet `History`: the stages of all customers at the end of every period, who moved, what each stage earned, and what follows
// from it. Worked out on data already read; knows nothing of UNO.

#include "commands/block_plan.hpp"
#include "commands/classify_plan.hpp"
#include "domain/period.hpp"

#include <string_view>

namespace lifecycle::commands
{

struct HistoryPlan {
    BlockPlan sheet;
    Message summary; ///< what was done
};

/// `table` is an order log, or a customer table with dates; of the latter what needs single orders is left out. Errors: what
/// `historyOf` and `datedTable` refuse, `stoppedMessage()`.
Result<HistoryPlan> planHistory(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings,
    Period period, const Pulse& pulse);

/// What can be chosen on the sheet: week, month, quarter, year, in the language of the wording.
std::vector<std::string> periodWords(const Wording& wording);

} // namespace lifecycle::commands
