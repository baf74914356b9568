#pragma once

// The commands `edit-model` and `check-model`.
//
// `edit-model`: puts a built-in model on a sheet of its own, named after the model; from then on that sheet is the chosen model.
// Where it stands on a sheet already, that sheet is shown. `check-model`: names everything that is wrong with a model, and what
// is odd in it, each with its cell. Left out: the model on the sheet in front, else the chosen one.

#include "commands/command_call.hpp"

namespace lifecycle::commands
{

void editModel(const CommandCall& call);
void checkModel(const CommandCall& call);

} // namespace lifecycle::commands
