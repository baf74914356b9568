#include "domain/purchase_times.hpp"

#include <numeric>

namespace lifecycle {

statistics::PurchaseTimes purchaseTimes(const OrderLog& log, Day upTo)
{
    statistics::PurchaseTimes purchases;
    for (std::size_t customer = 0; customer + 1 < log.firstDay.size(); ++customer) {
        for (std::size_t day = log.firstDay[customer]; day < log.firstDay[customer + 1] && log.days[day].day <= upTo; ++day)
            if (log.days[day].purchase)
                purchases.time.push_back(log.days[day].day);
        if (purchases.time.size() > purchases.first.back())
            purchases.first.push_back(purchases.time.size());
    }
    return purchases;
}

Day middleOf(const OrderLog& log, Day asOf) { return std::midpoint(log.firstDate, asOf); }

} // namespace lifecycle
