#pragma once

// An order log as the statistics ask for it: when customers bought, in days.

#include "domain/order_log.hpp"
#include "statistics/holdout.hpp"

#include <optional>

namespace lifecycle {

/// Purchase days up to `upTo`, of those who have any; the customers are in the log's order.
statistics::PurchaseTimes purchaseTimes(const OrderLog& log, Day upTo);

/// Where a log is cut unless somebody says otherwise: in the middle of the days from its first order to `asOf`, as the literature
/// cuts CDNOW (1997-01-01 to 1998-06-30, cut after 1997-09-30).
Day middleOf(const OrderLog& log, Day asOf);

} // namespace lifecycle
