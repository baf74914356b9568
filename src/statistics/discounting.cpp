#include "statistics/discounting.hpp"

namespace lifecycle::statistics {

Outcome<void> check(const Horizon& horizon, double delta)
{
    if ((horizon && !(*horizon >= 0 && std::isfinite(*horizon))) || !(delta >= 0 && std::isfinite(delta)))
        return Refused{Refusal::notATime};
    return boost::outcome_v2::success();
}

} // namespace lifecycle::statistics
