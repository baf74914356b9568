#include "domain/at_risk.hpp"

#include <algorithm>

namespace lifecycle {

std::vector<AtRisk> customersAtRisk(const Customers& customers, const std::vector<bool>& unreachable, std::size_t atMost)
{
    const auto alive = customers[Metric::pAlive], value = customers[Metric::clv];
    std::vector<AtRisk> all;
    for (std::size_t row = 0; row < alive.size(); ++row) {
        const bool between = alive[row] >= AtRisk::leastAlive && alive[row] <= AtRisk::mostAlive;
        if (!between || !(value[row] > 0) || (!unreachable.empty() && unreachable[row]))
            continue;
        const double ifActive = value[row] / alive[row];
        all.push_back({row, alive[row], ifActive, (1 - alive[row]) * ifActive});
    }
    const auto shown = std::min(atMost, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), all.end(), [](const AtRisk& one, const AtRisk& other) {
        return one.atStake != other.atStake ? one.atStake > other.atStake : one.row < other.row;
    });
    all.resize(shown);
    return all;
}

} // namespace lifecycle
