#pragma once

// A table of contacts (source 002), read: one row per contact, or per deal that a contact led to. A row without an account is
// kept: it counts at every milestone, only a repeat deal cannot be told from a first one there.

#include "domain/outcome.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

/// The user's meanings, by field: `deal outcome` to the values of that column.
using ChosenOutcomes = std::map<std::string, ChosenMeanings, std::less<>>;

struct Contact {
    static constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();
    static constexpr std::uint32_t nobody = ~std::uint32_t{0};

    std::uint32_t row = 0;              ///< of the table, from 0
    std::uint32_t account = nobody;     ///< index into Contacts::accounts
    /// English; empty where not known, or where the value has no meaning.
    std::string_view contactOutcome, dealOutcome, target, beganBy;
    std::string source, reason;         ///< as written, outer blanks removed; empty where not known
    bool referred = false;              ///< `referred by` names somebody
    std::optional<Day> firstContact, dealOpened, dealClosed;
    double dealValue = notKnown;        ///< 0 and less is not known where the deal was not won: CRMs write 0 for a lost one
    double cost = notKnown, investment = notKnown;
    double dealsWon = notKnown, referrals = notKnown;
};

struct Contacts {
    std::vector<Contact> contacts;      ///< in the order of rows; wholly blank rows are passed over
    std::vector<std::string> accounts;  ///< as first written
    bool hasContactOutcomes = false, hasDealOutcomes = false, hasTargets = false, hasBeganBy = false, hasSources = false,
         hasReasons = false, hasValues = false, hasCost = false, hasInvestment = false, hasReferrals = false;
    std::vector<Message> warnings;      ///< values without a meaning (`warning.outcomesUnknown`), per column
};

/// Error: neither contact outcomes nor deal outcomes nor deals won in the table (`error.contacts.noOutcome`).
Result<Contacts> readContacts(const Table& table, const Recognition& recognition, const ChosenOutcomes& chosen = {});

/// The day on which the last result of this contact fell: the deal's end, where the deal has an outcome; else the day on which
/// the deal was opened, where there is one; else of the first contact. Follow-ups count from it.
std::optional<Day> dayOfOutcome(const Contact& contact);

/// Per account the contact whose deal was won first: by the day of closing (else of opening), then of opening, then by row. None
/// where the account has won none.
std::vector<std::optional<std::size_t>> firstDealsWon(const Contacts& contacts);

} // namespace lifecycle
