#pragma once

// Facts that no column holds but that follow from others, worked out when a model asks for them.
//
//   days since D    T - D, for any column D of dates and a known T; negative before the day
//   days to D       D - T
//   wallet change   how the customer's trade with us has changed against its own total business, as a share (-0.3):
//                   (1 + change) / (1 + total business change) - 1, or, from the amounts themselves,
//                   (recent / total business) / (previous / previous total business) - 1.
//                   A fall in trade that only follows the customer's own business leaves it at 0.
//
// `days since` and `days to` are met in the five languages too (locale/words.tsv: `days since {date}`).

#include "domain/facts.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace lifecycle {

/// `days since signed`: which date it counts from (or to).
struct DaysHeader {
    bool since;       ///< otherwise: days to
    std::string date; ///< the date's header, folded
};
std::optional<DaysHeader> daysHeader(std::string_view header);

class DerivedFact {
public:
    /// None where the header names no such fact, or the facts lack what it follows from.
    static std::optional<DerivedFact> of(std::string_view header, const Facts& facts, std::optional<Day> asOf);

    /// An error where one of the cells that it follows from holds one.
    Fact at(const Facts& facts, std::size_t row) const;

private:
    enum class Kind : std::uint8_t { daysSince, daysTo, walletFromChanges, walletFromAmounts };
    DerivedFact(Kind kind, std::array<std::size_t, 4> columns, std::size_t used, Day asOf)
        : kind_{kind}, used_{used}, columns_{columns}, asOf_{asOf}
    {
    }

    Kind kind_;
    std::size_t used_; ///< of the columns
    std::array<std::size_t, 4> columns_;
    Day asOf_;
};

} // namespace lifecycle
