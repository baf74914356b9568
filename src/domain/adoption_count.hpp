#pragma once

// Source 003's question, counted from a table of accounts: of all who signed at least the agreed days ago, how many have it in
// their daily work? Those who left are counted too, and not as users: an account that gave up is no reason to feel better.

#include "domain/facts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace lifecycle {

struct AdoptionCount {
    /// Where no days were agreed with an account; the built-in model `success` waits as long.
    static constexpr int usualAgreedDays = 60;

    std::size_t customers = 0;   ///< signed at least the agreed days before T
    std::size_t inUse = 0;       ///< of them: in use since a day up to T, and not ended by T
    std::size_t ended = 0;       ///< of them: ended by T
    std::size_t tooEarly = 0;    ///< signed later: nothing can be said of them yet
};

/// Of these rows. None: the facts lack `signed` or `in use since`, or nobody signed early enough.
std::optional<AdoptionCount> countAdoption(const Facts& facts, std::span<const std::uint32_t> rows, Day asOf);

} // namespace lifecycle
