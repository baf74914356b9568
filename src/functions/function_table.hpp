#pragma once

// The functions as functions.tsv lists them; the build holds that table against the IDL. Their texts are in extension/locale:
// `function.NAME.description`, `function.NAME.ARGUMENT.name` and `function.NAME.ARGUMENT.description`.

#include <string_view>
#include <vector>

namespace lifecycle::functions {

struct DescribedFunction {
    std::string_view method;                 ///< of XFunctions
    std::string_view name;                   ///< in cells after `LIFECYCLE.`
    std::string_view category;               ///< of the Function Wizard, one of Calc's own
    std::vector<std::string_view> arguments; ///< without the document, which Calc puts in itself
};

const std::vector<DescribedFunction>& functionTable();

} // namespace lifecycle::functions
