#pragma once

// The sheet `Changes`: who moved between two days, from which stage to which, who is worth most first.

#include "commands/block_plan.hpp"
#include "commands/classify_plan.hpp"

#include <optional>
#include <string>
#include <variant>

namespace lifecycle::commands
{

/// The earlier day: counted back from the later one, or a day of the user's own.
enum class Since { windowBefore, yearBefore };
using EarlierDay = std::variant<Since, Day>;

/// What stands in the cell for it; none where it says nothing that could be meant.
std::optional<EarlierDay> earlierDayIn(Value cell, const Texts& texts, const Conventions& conventions, const Wording& wording);

struct ChangesPlan {
    BlockPlan sheet;
    Message summary;
};

/// Errors: what `readOrderLog` and `changesBetween` refuse, an earlier day that is not before the later one, `stoppedMessage()`.
Result<ChangesPlan> planChanges(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings,
    EarlierDay earlier, const Pulse& pulse);

} // namespace lifecycle::commands
