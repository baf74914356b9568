#pragma once

// Who is due, as the sheet `Next contacts` says it now, with whatever the user marked since: for the sidebar, which asks at every
// change. Reads the columns that decide, and of the first ones what they say.

#include "calc/owned_ranges.hpp"
#include "domain/table.hpp"

#include <com/sun/star/frame/XModel.hpp>

#include <optional>
#include <string>
#include <vector>

namespace lifecycle::commands
{

struct DueContact {
    sal_Int32 row;          ///< of the sheet, from 0
    std::string customer, action;
    Day due;
    int daysLate;           ///< below 0: still to come
    std::optional<double> atStake;
    struct SpecialDay {
        std::string occasion;
        Day day;
    };
    std::optional<SpecialDay> special; ///< where it is near
};

struct DueContacts {
    calc::Sheet sheet;
    sal_Int32 column = 0;   ///< where the customers stand on it
    Day asOf = 0;           ///< of the last classification
    std::size_t due = 0, late = 0; ///< within a week of that day; before it
    std::size_t special = 0;       ///< whose special day is near, whether due within a week or not
    std::size_t listed = 0;        ///< one or the other
    std::vector<DueContact> first; ///< in the order of the sheet
};

/// None where there is no such sheet, or its customers are gone. `first`: at most so many.
std::optional<DueContacts> dueContacts(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const Conventions& conventions, std::size_t atMost);

} // namespace lifecycle::commands
