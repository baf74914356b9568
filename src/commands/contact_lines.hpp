#pragma once

// The list `Next contacts` as it stands: what its lines say, and what the user marked in them.
//
// Two columns are the user's. `done`: a date, or any mark but a no; a mark without a date counts for the day of the
// classification that the line is from (its `as of`). `postponed to`: the day to which what the line asks for is put off.

#include "commands/classify_plan.hpp"
#include "domain/blanks.hpp"
#include "domain/next_contacts.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle::commands
{

/// The columns of `Next contacts`, in the order in which they are first written.
std::vector<std::string> nextContactsFields();
/// `done`, `postponed to`: never written over by a classification.
bool isTheUsers(std::string_view contactsField);
/// `special day`, `occasion`: they stand there once somebody has such a day.
bool isOfSpecialDays(std::string_view contactsField);

class ContactLines
{
public:
    /// `asOf` is for marks whose line does not say from when it is. None where there is no list. The list must outlive it.
    ContactLines(const std::optional<Earlier>& list, Day asOf);

    std::size_t count() const { return list_ ? list_->ours.at("customer").size() : 0; }
    bool isNamed(std::size_t row) const { return !at("customer", row).isBlank(); }
    std::string customer(std::size_t row) const { return list_->table.display(at("customer", row)); }
    /// `customerKey` of it.
    std::string key(std::size_t row) const;
    std::optional<Day> done(std::size_t row) const;
    std::optional<Day> postponedTo(std::size_t row) const { return day("postponed to", row); }
    std::optional<Day> followUpBy(std::size_t row) const { return day("follow up by", row); }
    std::optional<Day> specialDay(std::size_t row) const { return day("special day", row); }
    /// Of the classification that the line is from.
    Day asOf(std::size_t row) const { return day("as of", row).value_or(asOf_); }
    /// Something of the user's stands in this row, a no among the marks too.
    bool holdsNotes(std::size_t row) const;

    Value at(std::string_view field, std::size_t row) const;
    /// As it stands, for another list's texts.
    Value copied(std::string_view field, std::size_t row, Texts& into) const;
    bool has(std::string_view field) const { return list_ && list_->ours.contains(field); }
    bool hadDeleted(const std::string& field) const { return list_ && list_->deleted.contains(field); }

private:
    std::optional<Day> day(std::string_view field, std::size_t row) const;

    const Earlier* list_;
    Blanks blanks_;
    Day asOf_;
};

/// What the user marked in a customer's lines.
struct ContactMarks {
    std::optional<Day> done = {}; ///< last
    std::optional<Day> doneWasPostponedTo = {}; ///< the day to which was put off what was last marked as done
    std::optional<Day> postponedTo = {}; ///< of the line that is not done
};
/// By `customerKey`.
using MarksByCustomer = boost::unordered_flat_map<std::string, ContactMarks>;
MarksByCustomer marksOf(const std::optional<Earlier>& nextContacts, Day asOf);

/// Lines with a mark of the user's and the day by which they were to be done.
FollowUpsKept followUpsKept(const std::optional<Earlier>& nextContacts, Day asOf);

} // namespace lifecycle::commands
