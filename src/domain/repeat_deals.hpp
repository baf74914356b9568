#pragma once

// What a repeat deal brings against a first one. The source (002) says 5 to 7 times, and speaks of profit: winning a customer
// costs, keeping one costs less. So the two are compared in value; and in profit where a cost of acquisition is known, and only
// there.

#include "domain/contacts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lifecycle {

/// The source's own figures, shown beside ours.
inline constexpr double repeatDealSaysFrom = 5, repeatDealSaysTo = 7;

/// A won deal.
struct WonDeal {
    std::uint32_t customer;
    bool first;                                  ///< of this customer
    double value;                                ///< NaN: not known; the deal is passed over
    double cost = Contact::notKnown;             ///< of what was delivered; not known counts as none, in both kinds of deals
    double acquisition = Contact::notKnown;      ///< what it took to win the deal
};

struct RepeatAgainstFirst {
    std::size_t firstDeals = 0, repeatDeals = 0;
    std::optional<double> firstValue, repeatValue; ///< means; none without such deals
    std::optional<double> inValue;                 ///< repeat / first; none where the first is not positive
    /// Means of value - cost - acquisition; over first deals with a known acquisition, and over all repeat deals (of which
    /// acquisition is taken off where it is known: it is as good as nothing for a customer who is here already).
    std::size_t firstDealsWithAcquisition = 0;
    std::optional<double> firstProfit, repeatProfit;
    std::optional<double> inProfit;                ///< none where no first deal's acquisition is known, or they brought no profit
};

RepeatAgainstFirst repeatAgainstFirst(std::span<const WonDeal> deals);

/// Won deals of contacts with an account.
std::vector<WonDeal> wonDealsOf(const Contacts& contacts);

} // namespace lifecycle
