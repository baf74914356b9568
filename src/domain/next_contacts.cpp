#include "domain/next_contacts.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle {

std::optional<Day> dueOn(const Model& model, const Candidate& candidate)
{
    if (candidate.doNotContact || candidate.rule < 0)
        return {};
    if (candidate.postponedTo)
        return candidate.postponedTo;
    if (candidate.ownDate && (!candidate.done || *candidate.done < *candidate.ownDate))
        return candidate.ownDate;
    const auto days = model.followUpDays(static_cast<std::size_t>(candidate.rule));
    if (!days)
        return {};
    const bool doneInThisStage = candidate.done && *candidate.done >= candidate.since;
    if (doneInThisStage && *days == 0)
        return {};
    return (doneInThisStage ? *candidate.done : candidate.since) + *days;
}

bool specialDayIsNear(const Candidate& candidate, Day asOf)
{
    if (candidate.doNotContact || !candidate.special || (candidate.postponedTo && *candidate.postponedTo > asOf))
        return false;
    const Day since = candidate.special->day - specialDaysAhead;
    return since <= asOf && asOf <= candidate.special->day && !(candidate.done && *candidate.done >= since);
}

std::vector<NextContact> nextContacts(const Model& model, std::span<const Candidate> candidates, Day asOf, int ahead)
{
    std::vector<NextContact> contacts;
    for (std::size_t index = 0; index < candidates.size(); ++index) {
        const auto& candidate = candidates[index];
        if (const auto due = dueOn(model, candidate); due && *due <= asOf + ahead)
            contacts.push_back({index, *due, false, asOf - *due});
        else if (specialDayIsNear(candidate, asOf))
            contacts.push_back({index, candidate.special->day, true, asOf - candidate.special->day});
    }
    std::stable_sort(contacts.begin(), contacts.end(), [&](const NextContact& a, const NextContact& b) {
        const double first = candidates[a.candidate].atStake, second = candidates[b.candidate].atStake;
        if (std::isnan(first) != std::isnan(second))
            return std::isnan(second);
        return !std::isnan(first) && first != second ? first > second : a.due < b.due;
    });
    return contacts;
}

double contributionAtStake(double contribution, double tx, double usualGap, int window)
{
    const double life = tx + usualGap;
    if (std::isnan(contribution) || std::isnan(life))
        return std::nan("");
    return life > window ? contribution * window / life : contribution;
}

} // namespace lifecycle
