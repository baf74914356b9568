#pragma once

// Who moved at the last classification of an order log, and who is in danger: for the sidebar, from what stands on the sheets
// `Stage log` and `Stages`. Reads the last rows of the one, which the last classification added, and a table of the other.

#include "domain/table.hpp"

#include <com/sun/star/frame/XModel.hpp>

#include <optional>
#include <string>
#include <vector>

namespace lifecycle::commands
{

struct RecentMove {
    std::string customer, from, to;
    std::optional<double> atStake; ///< what the customer contributed per window of its life
};

struct RecentMoves {
    Day asOf = 0; ///< of the last classification
    std::optional<Day> before; ///< of the one before, where the log tells; none at the first one
    std::size_t moved = 0, firstSeen = 0;
    /// What they are called together: from, to, how many, what is at stake with all of them; most at stake first.
    struct Count {
        std::string from, to;
        std::size_t customers = 0;
        double atStake = 0;
    };
    std::vector<Count> counts;
    std::vector<RecentMove> first; ///< most at stake first, not known last

    /// By which it is seen that the sheet has not changed.
    struct Mark {
        sal_Int32 rows = 0;
        std::optional<Day> asOf = {}; ///< of the last classification, as the sheet `Stages` says
        std::string lastRow;
        bool operator==(const Mark&) const = default;
    } mark;
};

/// None where there is no `Stage log`. `known`: as read before; it is given back where nothing has changed. `asOf`: of the last
/// classification, which nobody may have moved at; not given: of the last row. `first`: at most so many.
std::optional<RecentMoves> recentMoves(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    std::optional<Day> asOf, const Conventions& conventions, std::size_t atMost, std::optional<RecentMoves> known = {});

struct InDanger {
    std::string customer, stage;
    double pAlive = 0, atStake = 0;
};
/// Most at stake first, as `Stages` lists them; empty where it has no such table.
std::vector<InDanger> inDanger(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const Conventions& conventions, std::size_t atMost);

} // namespace lifecycle::commands
