#pragma once

// Facts that no column holds but that follow from others, worked out when a model asks for them.
//
//   days since D    T - D, for any column D of dates and a known T. What happens on a day is not known before it; of a planned
//                   date (a renewal) the days are negative then. Of a day that returns every year: since it was last
//   days to D       D - T; of a day that returns every year, to the next one, 0 on the day itself. Who was born on 29 February
//                   is greeted on the 28th of other years
//   wallet change   how the customer's trade with us has changed against its own total business, as a share (-0.3):
//                   (1 + change) / (1 + total business change) - 1, or, from the amounts themselves,
//                   (recent / total business) / (previous / previous total business) - 1.
//                   A fall in trade that only follows the customer's own business leaves it at 0.
//   life left       delivered + useful life - T, days; below 0 when it is over
//   life used       (T - delivered) / useful life
//   days past agreed  T - signed - agreed days: how long ago an account should have been in daily use; below 0 before that day
//   seat use        seats in use / seats
//   seat growth     seats / previous seats - 1
//   use change      active days / usual active days - 1: the last 28 days against this account's own median of earlier ones
//
// A column of the same name comes first: what the user has worked out is not worked out again.
//
// `days since` and `days to` are met in the five languages too (locale/words.tsv: `days since {date}`).

#include "domain/facts.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
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

    /// The days to the dates in this column of the facts.
    static DerivedFact daysTo(std::size_t column, const Facts& facts, Day asOf);
    /// Of a day that comes again every year.
    bool everyYear() const noexcept { return kind_ == Kind::daysToYearly || kind_ == Kind::daysSinceYearly; }

    /// The columns of the facts that it follows from.
    std::span<const std::size_t> columns() const noexcept { return {columns_.data(), used_}; }
    /// An error where one of the cells that it follows from holds one.
    Fact at(const Facts& facts, std::size_t row) const;

private:
    enum class Kind : std::uint8_t {
        daysSince,
        daysSinceEvent,
        daysSinceYearly,
        daysTo,
        daysToYearly,
        walletFromChanges,
        walletFromAmounts,
        lifeLeft,
        lifeUsed,
        daysPastAgreed,
        share,
        growth
    };

    /// Of a column of dates; NaN where there is none. In a column that is asked for as a date, eight digits are one.
    double dayAt(const Facts& facts, std::size_t input, std::size_t row) const;
    /// The same; NaN before that day.
    double eventAt(const Facts& facts, std::size_t input, std::size_t row) const;
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
