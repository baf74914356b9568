#pragma once

// Public data sets lie beside the project, never in it: in the directory that LIFECYCLE_DATA names, else in ../shared/data.
// A test that needs one says so where it is absent, and passes.

#include "domain/table.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

namespace lifecycle::test {

inline std::optional<std::filesystem::path> realData(const std::filesystem::path& file)
{
    const char* const named = std::getenv("LIFECYCLE_DATA");
    const auto directory = named ? std::filesystem::path{named} : std::filesystem::path{LIFECYCLE_SOURCE} / "../shared/data";
    const auto path = directory / file;
    return std::filesystem::exists(path) ? std::optional{path} : std::nullopt;
}

/// Deals of a made-up company, 8,800 rows; nothing, and a line that says so, where it is absent.
inline std::optional<Table> salesPipeline()
{
    const auto path = realData("sales_pipeline/sales_pipeline.csv");
    if (!path) {
        std::cout << "no sales_pipeline here: not looked at\n";
        return std::nullopt;
    }
    std::ifstream file{*path};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::erase(text, '\r');
    std::replace(text.begin(), text.end(), ',', '\t'); // no value in it is quoted
    return tableFromTabSeparated(text);
}

} // namespace lifecycle::test
