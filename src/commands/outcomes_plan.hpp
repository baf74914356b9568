#pragma once

// What goes onto the sheet `Outcomes` of a table of contacts (source 002): the way from a contact to a repeat deal and back, the
// outcomes at every milestone, by source and by who began; why deals are refused, and what was lost with it; what a repeat deal
// brings against a first one; dates that contradict each other; and what the values of the table mean.

#include "commands/block_plan.hpp"
#include "domain/contacts.hpp"
#include "domain/contradictory_dates.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <string>
#include <vector>

namespace lifecycle::commands
{

struct OutcomesFacts {
    std::string source; ///< 'Contacts.A1:T289'
    Day asOf = 0;
    const Table* table = nullptr; ///< the user's, as it stands
    const Recognition* recognition = nullptr;
    const ChosenOutcomes* chosen = nullptr; ///< by the user
    std::size_t notYet = 0; ///< rows that begin after the as-of date
};

/// Whether a table is one of contacts: it has contact outcomes or deal outcomes.
bool isTableOfContacts(const Recognition& recognition);

/// `contacts`: as known at the as-of date.
BlockPlan planOutcomes(const Contacts& contacts, const OutcomesFacts& facts, const Wording& wording);

} // namespace lifecycle::commands
