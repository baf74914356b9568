#pragma once

// What changed between two days: who moved, from which stage to which, who is worth most first.

#include "domain/model.hpp"
#include "domain/movement.hpp"
#include "domain/order_log.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace lifecycle {

struct Change {
    std::uint32_t customer;  ///< index into OrderLog::customers
    std::int32_t from, to;   ///< stages of the model; -1: none
    Movement movement;
    double atStake;          ///< what the customer contributed per window of its life up to the later day; NaN: not known
};

struct Changes {
    Day earlier = 0, later = 0;
    std::size_t known = 0;       ///< customers known at the earlier day
    std::size_t newcomers = 0;   ///< known at the later day alone; not among the moves
    std::vector<Change> moves;   ///< by what is at stake, falling, not known last; then in the log's order
};

/// Each day is judged by what was known on it. Errors: a model that needs what the log does not give; nothing by the later day.
Result<Changes> changesBetween(const OrderLog& log, const Model& model, Day earlier, Day later, const Conventions& conventions,
    std::optional<int> window = {});

} // namespace lifecycle
