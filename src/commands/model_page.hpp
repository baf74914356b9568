#pragma once

// The command Model on a page: the life of a customer as a team hangs it on the wall. One row per stage, in the order of the
// life: whose it is, who helps, what happens there, what it is to lead to; without the rules, which are on the model's own sheet.
// Again: the sheet is brought up to the model.

#include "commands/block_plan.hpp"
#include "commands/command_call.hpp"
#include "domain/model.hpp"

namespace lifecycle::commands
{

/// `model`: its name, or where it stands. A stage with several rules has each of their different actions.
BlockPlan planModelPage(const Model& model, const std::string& name, const Wording& wording);

void modelPage(const CommandCall& call);

} // namespace lifecycle::commands
