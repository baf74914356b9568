#pragma once

// One customer's life as an order log tells it: what it brought in every period, and in which stage it was at each one's end.

#include "domain/history.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace lifecycle {

struct LifePeriod {
    Day first, last;        ///< days of the period; the last one ends on the as-of date
    double contribution;    ///< revenue less returns, less cost where the log has it
    std::uint32_t orders;   ///< as `orders` counts them
};

/// An unbroken run of periods in one stage.
struct Stay {
    std::int16_t stage;     ///< index into the model's stages, or History::noStage
    Day first, last;        ///< days of those periods; the stage is that at the periods' ends
};

struct CustomerLife {
    Period period;          ///< the shortest of week, month, quarter, year that makes at most 36 of the life
    std::vector<LifePeriod> periods; ///< from that of the first order or return on
    std::vector<Stay> stays;         ///< from then on, one after the other
};

/// `customer`: index into OrderLog::customers. What is said of a period's end uses nothing after it; the rhythm is that of the whole
/// log by then. Errors: nothing of the customer by the as-of date; a model that needs a field which an order log does not give.
Result<CustomerLife> customerLife(const OrderLog& log, std::size_t customer, const Model& model, const Conventions& conventions,
    Day asOf, std::optional<int> window = {});

} // namespace lifecycle
