#pragma once

// Milestones and their outcomes (source 002): Attraction, Sale, Development, counted as a funnel that closes into a circle: a
// repeat deal comes out of Development, and a referral begins as a new contact.

#include "domain/contacts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

enum class MilestoneOutcome : std::uint8_t {
    // Attraction: every contact has one of these
    request,              ///< also where only the deal speaks: no deal is discussed that nobody asked for
    interest,             ///< a win put off
    refusalOfTarget,
    refusalOfNonTarget,
    refusal,              ///< whether it was a target is not known
    noOutcome,            ///< nothing was recorded, or its word has no meaning
    // Sale: every contact whose deal is discussed or has an outcome
    bought,
    customerRefused,
    weRefused,
    refused,              ///< by whom is not known
    underDiscussion,
    // Development: of those who bought; both may be true of one
    repeatDeal,           ///< a deal won with somebody who had won one with us before
    referral,             ///< has referred somebody
    count_
};

enum class Milestone : std::uint8_t { attraction, sale, development };

inline constexpr std::size_t milestoneOutcomes = static_cast<std::size_t>(MilestoneOutcome::count_);

Milestone milestoneOf(MilestoneOutcome outcome);
/// The text key of an outcome, `milestone.request` …
std::string_view keyOf(MilestoneOutcome outcome);

/// Contacts by outcome.
struct OutcomeCounts {
    std::array<std::size_t, milestoneOutcomes> contacts{};
    std::size_t impliedRequests = 0; ///< of the requests: known by the deal alone

    std::size_t operator[](MilestoneOutcome outcome) const { return contacts[static_cast<std::size_t>(outcome)]; }
    /// All outcomes of the milestone; for Attraction the contacts.
    std::size_t at(Milestone milestone) const;
};

/// Of one source, or of one who began the contact.
struct OutcomesOfGroup {
    std::string name;  ///< as first written; a meaning in English; empty: not known
    OutcomeCounts counts;
};

/// The circle: where the contacts of Attraction came from.
struct Circle {
    std::size_t fromDevelopment = 0; ///< of customers who had bought before: repeat deals, won or not
    std::size_t byReferral = 0;      ///< referred by somebody; not counted above
    std::size_t fromOutside = 0;     ///< all others
};

struct Milestones {
    OutcomeCounts all;
    std::vector<OutcomesOfGroup> bySource;  ///< most contacts first; 'not known' last; empty where there is no such column
    std::vector<OutcomesOfGroup> byBeganBy;
    Circle circle;
};

/// What was sold to an account first is the first deal won (`firstDealsWon`), the others that were won are repeat deals; so is a
/// row whose `deals won` is 2 or more. A contact that began on or after the day on which the first was won comes from Development.
Milestones milestonesOf(const Contacts& contacts);

/// Why deals are refused.
struct RefusalReason {
    std::string reason;           ///< as first written; empty: none was recorded
    std::size_t byCustomer = 0, byUs = 0, byUnknown = 0;
    std::optional<double> lost;   ///< sum of the quoted values that are known; none: not known, never 0
    std::size_t valued = 0;       ///< refusals whose quoted value is known

    std::size_t refusals() const { return byCustomer + byUs + byUnknown; }
};

/// Most value lost first; those whose value is not known last, by their number. `by`: only those of `customerRefused`, `weRefused`
/// or `refused`.
std::vector<RefusalReason> reasonsForRefusal(const Contacts& contacts, std::optional<MilestoneOutcome> by = {});

} // namespace lifecycle
