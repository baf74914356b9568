#pragma once

// The days of a customer's own that are coming: birthdays and whatever else comes again every year (`special day`), and the day of
// a `renewal`. A customer may have several, each under the header of the user's column.

#include "domain/derived_facts.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace lifecycle {

namespace field {
inline constexpr std::string_view specialDay = "special day";
inline constexpr std::string_view renewal = "renewal";
} // namespace field

struct SpecialDay {
    std::string_view occasion; ///< the header of the user's column
    Day day;                   ///< the as-of date or later
    bool everyYear;            ///< otherwise a renewal
};

/// Whether a column under this header tells such days.
bool tellsSpecialDays(std::string_view header);

class SpecialDays {
public:
    /// The facts must outlive it.
    SpecialDays(const Facts& facts, Day asOf);

    /// Of one row, the nearest first. Days that are over and do not come again are left out.
    std::vector<SpecialDay> at(std::size_t row) const;
    std::optional<SpecialDay> nearest(std::size_t row) const;

private:
    const Facts& facts_;
    Day asOf_;
    std::vector<std::pair<std::size_t, DerivedFact>> daysTo_; ///< by column of the facts
};

} // namespace lifecycle
