#pragma once

// Calls to an office are served on a thread of its own, not on its main one. Most do not mind. A window that opens there does, under
// GTK: each asks the display's clipboard, and an answer that the other thread catches is waited for in vain, half a minute each time.

#include "harness/office.hpp"

#include <functional>

namespace lifecycle::harness {

/// Runs `act` while the office's main thread waits for it, so that what `act` calls in the office is served there. Throws what `act`
/// throws, and std::runtime_error where the office does not come to it within a minute.
void onMainThread(Office& office, const std::function<void()>& act);

} // namespace lifecycle::harness
