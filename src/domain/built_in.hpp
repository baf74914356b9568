#pragma once

// The data files that the build embeds: extension/locale, extension/models.

#include <string_view>

namespace lifecycle {

/// A file's content by its path below extension/, e.g. `locale/en.properties`, `models/fields.tsv`; empty where there is none.
std::string_view builtInFile(std::string_view path);

} // namespace lifecycle
