#pragma once

// Who is at risk when something ends: the walk over ages that Kaplan-Meier and Aalen-Johansen share.

#include "statistics/kaplan_meier.hpp"

#include <algorithm>
#include <vector>

namespace lifecycle::statistics {

/// `step(time, atRisk, events)` for each age at which something ended, rising. `events`: how many per cause, from cause 1 on. At
/// risk at an age is who entered before it and had not left before it; what is censored at an age is still at risk there.
template <class Step>
void forEachRiskSet(std::span<const Watched> watched, Step step)
{
    std::vector<double> entries;
    std::vector<Watched> exits;
    std::size_t causes = 0;
    for (const Watched& one : watched)
        if (one.entry < one.exit) {
            entries.push_back(one.entry);
            exits.push_back(one);
            causes = std::max(causes, one.cause);
        }
    std::sort(entries.begin(), entries.end());
    std::sort(exits.begin(), exits.end(), [](const Watched& a, const Watched& b) { return a.exit < b.exit; });

    std::size_t entered = 0;
    std::vector<std::size_t> events(causes);
    for (std::size_t left = 0; left < exits.size();) {
        const double time = exits[left].exit;
        while (entered < entries.size() && entries[entered] < time)
            ++entered;
        const std::size_t atRisk = entered - left;
        std::fill(events.begin(), events.end(), 0);
        bool any = false;
        for (; left < exits.size() && exits[left].exit == time; ++left)
            if (exits[left].cause > 0) {
                ++events[exits[left].cause - 1];
                any = true;
            }
        if (any)
            step(time, atRisk, std::span<const std::size_t>{events});
    }
}

} // namespace lifecycle::statistics
