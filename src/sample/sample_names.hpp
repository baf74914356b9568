#pragma once

// Names for the sample's customers, companies and people: made up, each once.

#include <cstddef>
#include <string>

namespace lifecycle::sample {

/// The `number`-th customer (from 0, below 120) of a kind of `kinds`.
std::string customerName(std::size_t kind, std::size_t number);
/// A company that is none of them; below 360.
std::string companyName(std::size_t number);
/// Somebody who works there; below 400.
std::string personName(std::size_t number);

} // namespace lifecycle::sample
