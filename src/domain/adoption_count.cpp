#include "domain/adoption_count.hpp"

#include <cmath>

namespace lifecycle {

namespace {

/// NaN where the facts have no such column, or this row no number in it.
double numberAt(const Facts& facts, const std::optional<std::size_t>& column, std::size_t row)
{
    return column ? facts.at(*column, row).number : std::nan("");
}

} // namespace

std::optional<AdoptionCount> countAdoption(const Facts& facts, std::span<const std::uint32_t> rows, Day asOf)
{
    const auto signedOn = facts.find("signed"), inUseSince = facts.find("in use since"), ended = facts.find("ended"),
               agreed = facts.find("agreed days");
    if (!signedOn || !inUseSince)
        return {};
    AdoptionCount count;
    for (const auto row : rows) {
        const double day = numberAt(facts, signedOn, row);
        if (std::isnan(day) || day > asOf)
            continue;
        const double days = numberAt(facts, agreed, row);
        if (day + (std::isnan(days) ? AdoptionCount::usualAgreedDays : days) > asOf) {
            ++count.tooEarly;
            continue;
        }
        ++count.customers;
        // Comparisons with a day that is not known are false.
        const bool left = numberAt(facts, ended, row) <= asOf;
        count.ended += left;
        count.inUse += !left && numberAt(facts, inUseSince, row) <= asOf;
    }
    return count.customers > 0 ? std::optional{count} : std::nullopt;
}

} // namespace lifecycle
