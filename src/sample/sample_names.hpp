#pragma once

// Names for the sample's customers: made up, each once.

#include <cstddef>
#include <string>

namespace lifecycle::sample {

/// The `number`-th customer (from 0, below 120) of a kind of `kinds`.
std::string customerName(std::size_t kind, std::size_t number);

} // namespace lifecycle::sample
