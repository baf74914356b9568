#pragma once

// A log that is large, and a command that is set off and not waited for, to see how long the office leaves its user without an answer.

#include "harness/document.hpp"
#include "harness/values.hpp"

#include <filesystem>
#include <string>

namespace lifecycle::desktop {

/// So many customers with so many orders each, on days of their own within two years: customer, date, amount.
std::filesystem::path writeLargeLog(int customers, int ordersEach);

/// Has the main thread take the command up, and waits elsewhere for its end. What it said. Throws where it failed.
std::string runBesides(
    harness::Office& office, const harness::Document& document, const std::string& command, harness::NamedValues values = {});

} // namespace lifecycle::desktop
