#include "domain/milestones.hpp"

#include "domain/compensated_sum.hpp"
#include "domain/folding.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace lifecycle {

namespace {

using enum MilestoneOutcome;

std::optional<MilestoneOutcome> saleOutcomeOf(const Contact& contact)
{
    if (contact.dealOutcome == meaning::bought)
        return bought;
    if (contact.dealOutcome == meaning::customerRefused)
        return customerRefused;
    if (contact.dealOutcome == meaning::weRefused)
        return weRefused;
    if (contact.dealOutcome == meaning::refused)
        return refused;
    if (contact.dealOutcome == meaning::underDiscussion)
        return underDiscussion;
    if (contact.dealsWon >= 1)
        return bought;
    return {};
}

MilestoneOutcome attractionOutcomeOf(const Contact& contact)
{
    if (contact.contactOutcome == meaning::request)
        return request;
    if (contact.contactOutcome == meaning::interest)
        return interest;
    if (contact.contactOutcome == meaning::refusal)
        return contact.target == meaning::yes ? refusalOfTarget : contact.target == meaning::no ? refusalOfNonTarget : refusal;
    return noOutcome;
}

/// What one contact adds.
class Counter {
public:
    explicit Counter(const Contacts& contacts)
        : contacts_{contacts}
        , isRepeat_(contacts.contacts.size())
        , boughtBefore_(contacts.contacts.size())
    {
        findRepeats();
    }

    void count(std::size_t index, OutcomeCounts& counts) const
    {
        const Contact& contact = contacts_.contacts[index];
        const auto add = [&](MilestoneOutcome outcome) { ++counts.contacts[static_cast<std::size_t>(outcome)]; };
        const auto sale = saleOutcomeOf(contact);
        const MilestoneOutcome attraction = attractionOutcomeOf(contact);
        const bool implied = sale && attraction != request;
        counts.impliedRequests += implied;
        add(implied ? request : attraction);
        if (sale)
            add(*sale);
        if (isRepeat_[index])
            add(repeatDeal);
        if (contact.referrals >= 1)
            add(referral);
    }

    bool boughtBefore(std::size_t index) const { return boughtBefore_[index]; }

private:
    static bool beganAfter(const Contact& contact, const Contact& won)
    {
        constexpr Day never = std::numeric_limits<Day>::max();
        const Day began = contact.dealOpened.value_or(contact.firstContact.value_or(never));
        return began != never && won.dealClosed.has_value() && began >= won.dealClosed.value();
    }

    void findRepeats()
    {
        const auto firstWon = firstDealsWon(contacts_);
        for (std::size_t index = 0; index < contacts_.contacts.size(); ++index) {
            const Contact& contact = contacts_.contacts[index];
            const auto first = contact.account == Contact::nobody ? std::nullopt : firstWon[contact.account];
            const bool comesAfter = first && *first != index;
            isRepeat_[index] = contact.dealsWon >= 2 || (comesAfter && contact.dealOutcome == meaning::bought);
            boughtBefore_[index] = isRepeat_[index] || (comesAfter && beganAfter(contact, contacts_.contacts[*first]));
        }
    }

    const Contacts& contacts_;
    std::vector<bool> isRepeat_, boughtBefore_;
};

std::vector<OutcomesOfGroup> byGroup(
    const Contacts& contacts, const Counter& counter, const std::function<std::string_view(const Contact&)>& nameOf)
{
    std::vector<OutcomesOfGroup> groups;
    boost::unordered_flat_map<std::string, std::size_t> known;
    for (std::size_t index = 0; index < contacts.contacts.size(); ++index) {
        const std::string_view name = nameOf(contacts.contacts[index]);
        const auto [group, isNew] = known.try_emplace(foldedName(name), groups.size());
        if (isNew)
            groups.push_back({std::string{name}, {}});
        counter.count(index, groups[group->second].counts);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const OutcomesOfGroup& a, const OutcomesOfGroup& b) {
        if (a.name.empty() != b.name.empty())
            return b.name.empty();
        return a.counts.at(Milestone::attraction) > b.counts.at(Milestone::attraction);
    });
    return groups;
}

} // namespace

Milestone milestoneOf(MilestoneOutcome outcome)
{
    return outcome < bought ? Milestone::attraction : outcome < repeatDeal ? Milestone::sale : Milestone::development;
}

std::string_view keyOf(MilestoneOutcome outcome)
{
    using namespace std::string_view_literals;
    constexpr std::array keys{"milestone.request"sv, "milestone.interest"sv, "milestone.refusalOfTarget"sv,
        "milestone.refusalOfNonTarget"sv, "milestone.refusal"sv, "milestone.noOutcome"sv, "milestone.bought"sv,
        "milestone.customerRefused"sv, "milestone.weRefused"sv, "milestone.refused"sv, "milestone.underDiscussion"sv,
        "milestone.repeatDeal"sv, "milestone.referral"sv};
    static_assert(keys.size() == milestoneOutcomes);
    return keys[static_cast<std::size_t>(outcome)];
}

std::size_t OutcomeCounts::at(Milestone milestone) const
{
    std::size_t sum = 0;
    for (std::size_t outcome = 0; outcome < milestoneOutcomes; ++outcome)
        if (milestoneOf(static_cast<MilestoneOutcome>(outcome)) == milestone)
            sum += contacts[outcome];
    return sum;
}

Milestones milestonesOf(const Contacts& contacts)
{
    const Counter counter{contacts};
    Milestones milestones;
    for (std::size_t index = 0; index < contacts.contacts.size(); ++index) {
        counter.count(index, milestones.all);
        if (counter.boughtBefore(index))
            ++milestones.circle.fromDevelopment;
        else if (contacts.contacts[index].referred)
            ++milestones.circle.byReferral;
        else
            ++milestones.circle.fromOutside;
    }
    if (contacts.hasSources)
        milestones.bySource
            = byGroup(contacts, counter, [](const Contact& contact) -> std::string_view { return contact.source; });
    if (contacts.hasBeganBy)
        milestones.byBeganBy = byGroup(contacts, counter, [](const Contact& contact) { return contact.beganBy; });
    return milestones;
}

std::vector<RefusalReason> reasonsForRefusal(const Contacts& contacts, std::optional<MilestoneOutcome> by)
{
    std::vector<RefusalReason> reasons;
    std::vector<CompensatedSum> lost;
    boost::unordered_flat_map<std::string, std::size_t> known;
    for (const Contact& contact : contacts.contacts) {
        const auto outcome = saleOutcomeOf(contact);
        if (!outcome || (*outcome != customerRefused && *outcome != weRefused && *outcome != refused) || (by && *outcome != *by))
            continue;
        const auto [found, isNew] = known.try_emplace(folded(contact.reason), reasons.size());
        if (isNew) {
            reasons.emplace_back().reason = contact.reason;
            lost.emplace_back();
        }
        RefusalReason& reason = reasons[found->second];
        ++(*outcome == customerRefused ? reason.byCustomer : *outcome == weRefused ? reason.byUs : reason.byUnknown);
        if (std::isnan(contact.dealValue))
            continue;
        ++reason.valued;
        lost[found->second] += contact.dealValue;
        reason.lost = lost[found->second].value();
    }
    std::stable_sort(reasons.begin(), reasons.end(), [](const RefusalReason& a, const RefusalReason& b) {
        if (a.lost.has_value() != b.lost.has_value())
            return a.lost.has_value();
        return a.lost && *a.lost != *b.lost ? *a.lost > *b.lost : a.refusals() > b.refusals();
    });
    return reasons;
}

} // namespace lifecycle
