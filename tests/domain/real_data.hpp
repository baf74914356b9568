#pragma once

// Public data sets lie beside the project, never in it: in the directory that LIFECYCLE_DATA names, else in ../shared/data.
// A test that needs one says so where it is absent, and passes.

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace lifecycle::test {

inline std::optional<std::filesystem::path> realData(const std::filesystem::path& file)
{
    const char* const named = std::getenv("LIFECYCLE_DATA");
    const auto directory = named ? std::filesystem::path{named} : std::filesystem::path{LIFECYCLE_SOURCE} / "../shared/data";
    const auto path = directory / file;
    return std::filesystem::exists(path) ? std::optional{path} : std::nullopt;
}

} // namespace lifecycle::test
