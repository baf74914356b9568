#include "domain/special_days.hpp"

#include "domain/fields.hpp"


#include <algorithm>
#include <cmath>

namespace lifecycle {

bool tellsSpecialDays(std::string_view header)
{
    const Field* const field = fieldNamed(header);
    return field && (field->name == field::specialDay || field->name == field::renewal);
}

SpecialDays::SpecialDays(const Facts& facts, Day asOf) : facts_{facts}, asOf_{asOf}
{
    for (std::size_t column = 0; column < facts.columns(); ++column)
        // Of several columns under one header the last one speaks, as for a model.
        if (const auto& header = facts.header(column); tellsSpecialDays(header) && facts.find(header) == column)
            daysTo_.emplace_back(column, DerivedFact::daysTo(column, facts, asOf));
}

std::vector<SpecialDay> SpecialDays::at(std::size_t row) const
{
    std::vector<SpecialDay> days;
    for (const auto& [column, daysTo] : daysTo_) {
        const Fact until = daysTo.at(facts_, row);
        if (until.kind == Fact::Kind::number && until.number >= 0)
            days.push_back({facts_.header(column), asOf_ + static_cast<Day>(until.number), daysTo.everyYear()});
    }
    std::ranges::stable_sort(days, {}, &SpecialDay::day);
    return days;
}

std::optional<SpecialDay> SpecialDays::nearest(std::size_t row) const
{
    const auto days = at(row);
    return days.empty() ? std::nullopt : std::optional{days.front()};
}

} // namespace lifecycle
