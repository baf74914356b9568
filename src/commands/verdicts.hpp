#pragma once

// A model's answer for every row of some facts, as values for cells: stage, reason, action, owner, days to the follow-up.

#include "domain/classification.hpp"
#include "domain/wording.hpp"

#include <functional>

namespace lifecycle::commands
{

/// Told what is being done (a text's key) and how much of all is done, 0 to 100; false asks to stop.
using Pulse = std::function<bool(std::string_view key, int percent)>;

/// What a command answers that was asked to stop.
Message stoppedMessage();

struct Verdicts {
    std::vector<std::int32_t> stage; ///< index into the model's stages; -1: no stage
    std::vector<std::int32_t> rule; ///< index into the model's rules, or what Classification says
    Column stageNames, reasons, actions, owners; ///< blank where there is none
    std::vector<std::optional<int>> followUpDays;
};

/// Texts are interned into `texts`. Error: a field that the model needs and the facts lack.
/// Customers with the field 'do not contact' get no action and no follow-up; the reason says so.
Result<Verdicts> judge(
    const Model& model, const Facts& facts, std::optional<Day> asOf, const Wording& wording, Texts& texts, const Pulse& pulse);

/// Whether a cell of 'do not contact' says yes: anything but nothing, no (in any of our languages), false, or 0.
bool saysYes(const Fact& fact);

} // namespace lifecycle::commands
