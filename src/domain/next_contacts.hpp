#pragma once

// Whom to talk to next: everyone who is due, or whose special day is near, what is most at stake first.

#include "domain/model.hpp"
#include "domain/special_days.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace lifecycle {

/// A classified customer.
struct Candidate {
    std::int32_t rule = -1;             ///< index into the model's rules; below 0: in no stage, so nothing to do
    Day since = 0;                      ///< the day on which the stage, or the outcome, began
    std::optional<Day> done = {};       ///< the day that the user last marked as done
    std::optional<Day> ownDate = {};    ///< `next contact`: a day agreed with the customer; it wins while it is not done
    std::optional<Day> postponedTo = {}; ///< the day to which the user has put off what is to be done next; it wins over all others
    bool doNotContact = false;
    double atStake = std::numeric_limits<double>::quiet_NaN(); ///< NaN: not known
    std::optional<SpecialDay> special = {}; ///< the nearest one to come
};

struct NextContact {
    std::size_t candidate;              ///< index into the candidates
    Day due;                            ///< the special day, where nothing else is due
    bool forSpecialDay;                 ///< and nothing else is due
    int daysLate;                       ///< as-of date less due; below 0: still to come
};

/// The day on which a candidate is due: the stage's begin + the rule's days; after a 'done' in this stage, the day of it + the
/// rule's days; where the user has put it off, the day to which. None: do not contact, no stage, and, where nothing was put off, a
/// rule without days and a rule with 0 days (at once) that is done.
std::optional<Day> dueOn(const Model& model, const Candidate& candidate);

/// How far ahead the list looks: a week.
inline constexpr int daysAhead = 7;

/// Before a special day there must be time to send something that arrives.
inline constexpr int specialDaysAhead = 14;

/// Whether the candidate's special day is to be thought of at the as-of date: it is near, the user has marked nothing as done since
/// it was, and has not put the customer off beyond the as-of date. The stage does not matter; do not contact does.
bool specialDayIsNear(const Candidate& candidate, Day asOf);

/// Everyone due up to `ahead` days after the as-of date, and everyone whose special day is near: by what is at stake, falling, those whose stake is not known last; then
/// by the day; then as they come. Who is not to be contacted never appears.
std::vector<NextContact> nextContacts(const Model& model, std::span<const Candidate> candidates, Day asOf, int ahead = daysAhead);

/// Our own loyalty, for it runs both ways (source 001): of the follow-ups that were marked as done, how many were by their day.
struct FollowUpsKept {
    std::size_t done = 0, onTime = 0;
};

/// What is at stake with a customer of an order log: what it contributed per window in the life that its orders span,
/// contribution × window / (t_x + usual gap), and no more than it contributed at all. Silence does not lower it. NaN where one of
/// them is not known.
double contributionAtStake(double contribution, double tx, double usualGap, int window);

} // namespace lifecycle
