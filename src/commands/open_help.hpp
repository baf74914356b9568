#pragma once

// The command `help`: opens the help, pages of HTML within the extension, in the user's browser. (The office's own viewer cannot
// show an extension's help where the office's is not installed. Nor does the office tell whether the desktop found a browser, so
// the desktop's opener is called here.)

#include <com/sun/star/uno/XComponentContext.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lifecycle::commands {

/// Of openHelp: none, or the sentence why the help could not be opened, with the file's path.
using HelpFailure = std::optional<std::string>;

/// `topic`: an anchor of the pages, `function-STAGE`, `panel-data`, `model-success` …; one that there is not opens the
/// contents. In the office's language. `finished` is called on the office's thread, before the return if `wait`.
void openHelp(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, std::string_view topic,
    bool wait, const std::function<void(const HelpFailure&)>& finished);

} // namespace lifecycle::commands
