#pragma once

// What goes wrong without being foreseen is a message too: nothing of ours may leave a callback.

#include "domain/message.hpp"

#include <functional>

namespace lifecycle::commands {

/// Does it; whatever it throws becomes a message.
Result<void> guarded(const std::function<Result<void>()>& act);

} // namespace lifecycle::commands
