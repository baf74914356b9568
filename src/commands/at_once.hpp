#pragma once

// One call of a command that is done before the call returns: what it begins with, and how it ends.

#include "commands/command_call.hpp"
#include "domain/wording.hpp"

#include <functional>
#include <optional>
#include <string>

namespace lifecycle::commands
{

struct Asked {
    Wording wording;
    Conventions conventions;
    Arguments arguments;

    std::string say(const Message& message) const { return wording.say(message, conventions.nullDate); }
};

/// What is said where all went well.
struct Said {
    std::string sentence;
    bool isAnswer = false; ///< the sentence is what was asked for
    std::optional<std::string> panel = {}; ///< where the panel is to say less
};

/// Reads the call and acts. Errors that are not the act's: no spreadsheet, another command runs, an argument of the wrong kind;
/// whatever the act throws. Tells the panels and the caller how it ended.
void doAtOnce(const CommandCall& call, const std::function<Result<Said>(const Asked&)>& act);

/// Error: the document is read-only.
Result<void> checkWritable(const CommandCall& call);

} // namespace lifecycle::commands
