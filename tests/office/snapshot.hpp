#pragma once

// All of a document that undo has to bring back: every cell's formula, value and look, sheets, comments, widths, named ranges,
// database ranges, charts. Two snapshots are compared place by place, so that a test can say where they differ.

#include "harness/document.hpp"

#include <map>
#include <string>
#include <vector>

namespace lifecycle::tests {

using Snapshot = std::map<std::string, std::string>; ///< 'Customers.formulas' …: all of it as text

Snapshot snapshotOf(const harness::Document& document);

/// What differs, each with its beginning on both sides; empty where nothing does.
std::vector<std::string> differences(const Snapshot& before, const Snapshot& after);

} // namespace lifecycle::tests
