#pragma once

// What a person sets off: a command of the menu or the sidebar, a macro.

#include "harness/document.hpp"
#include "harness/values.hpp"

#include <string>
#include <vector>

namespace lifecycle::harness {

/// How a command ended.
struct Outcome {
    bool success = false;
    std::string sentence; ///< what was done, or why nothing was
};

/// Dispatches a command such as `vnd.org.customerlifecycle:classify` or `.uno:Undo` in the document's frame, and waits for its
/// end. Throws where nobody takes the command.
Outcome dispatch(Office& office, const Document& document, const std::string& command, const NamedValues& values = {});

/// Puts `source`, which declares a Basic function `Main`, into the document, runs it and gives what it returns.
css::uno::Any runBasic(const Document& document, const std::string& source, const std::vector<css::uno::Any>& arguments = {});

} // namespace lifecycle::harness
