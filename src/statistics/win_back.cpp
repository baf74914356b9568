#include "statistics/win_back.hpp"

#include <cmath>
#include <limits>

namespace lifecycle::statistics {

std::optional<double> breakEvenChance(double value, double cost, double valueIfLetGo)
{
    if (!(value > 0) || !std::isfinite(value) || !(cost >= 0) || !std::isfinite(cost) || !std::isfinite(valueIfLetGo))
        return {};
    return (cost + valueIfLetGo) / value;
}

std::optional<WinBack> winBack(double value, double chance, double cost, double valueIfLetGo)
{
    if (!std::isfinite(value) || !(chance >= 0 && chance <= 1) || !(cost >= 0) || !std::isfinite(cost)
        || !std::isfinite(valueIfLetGo))
        return {};
    WinBack result{chance * value - cost - valueIfLetGo, breakEvenChance(value, cost, valueIfLetGo), {}};
    if (result.breakEven)
        result.oneIn = *result.breakEven > 0 ? 1 / *result.breakEven : std::numeric_limits<double>::infinity();
    return result;
}

} // namespace lifecycle::statistics
