#pragma once

// Who is at risk, among those who can still be reached: by (1 − P(alive)) × value if active, for P(alive) from .2 to .8. Without
// such bounds the surely lost would come first, at whom nothing is left to win, and then those who are well.

#include "domain/customers.hpp"

#include <cstddef>
#include <vector>

namespace lifecycle {

struct AtRisk {
    static constexpr double leastAlive = 0.2, mostAlive = 0.8; ///< both included

    std::size_t row;        ///< of the metrics
    double pAlive;
    double valueIfActive;   ///< CLV / P(alive): what the customer is worth if it is active
    double atStake;         ///< (1 − P(alive)) × value if active
};

/// Most at stake first, equal ones in the log's order; at most so many. `unreachable`: per row, who must not be contacted; may be
/// empty. Nobody where CLV is not known.
std::vector<AtRisk> customersAtRisk(const Customers& customers, const std::vector<bool>& unreachable, std::size_t atMost = 20);

} // namespace lifecycle
