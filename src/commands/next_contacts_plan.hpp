#pragma once

// What the sheet `Next contacts` is going to hold: everyone who is due, what is most at stake first, one line for each customer.
//
// The user marks a line as done: with a date, or with any mark but a no; a mark without a date counts for the day of the
// classification that the line is from (its `as of`). A line marked so stays as it stands, below those that are due; its customer
// gets a new line when it is due again. A line that is due no more leaves the list, unless the user wrote something beside it.

#include "commands/classify_plan.hpp"
#include "domain/next_contacts.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace lifecycle::commands
{

/// The columns of `Next contacts`, in the order in which they are first written.
std::vector<std::string> nextContactsFields();

/// The day on which each customer was last marked as done, by `customerKey`.
using DoneDays = boost::unordered_flat_map<std::string, Day>;
/// `asOf` is for marks whose line does not say from when it is.
DoneDays doneDays(const std::optional<Earlier>& nextContacts, Day asOf);

/// Lines with a mark of the user's and the day by which they were to be done.
FollowUpsKept followUpsKept(const std::optional<Earlier>& nextContacts, Day asOf);

/// The days of a field, where the facts have it.
class DaysIn
{
public:
    DaysIn(const Facts& facts, std::string_view field)
        : facts_{ facts }
        , column_{ facts.find(field) }
    {
    }
    std::optional<Day> at(std::size_t row) const;

private:
    const Facts& facts_;
    std::optional<std::size_t> column_;
};

/// What a line says of its customer; texts are in `LinesOf::texts`.
struct ContactLine {
    Value customer, action, owner, stage, reason;
};

/// The classified customers, or rows of a customer table.
struct LinesOf {
    const Model& model;
    std::span<const Candidate> candidates;
    std::function<std::string(std::size_t)> key; ///< `customerKey`; equal for rows of one customer
    std::function<ContactLine(std::size_t)> line;
    const Texts& texts;
    Day asOf;
    std::chrono::sys_days nullDate;
};

NextContactsPlan planNextContacts(const LinesOf& customers, const std::optional<Earlier>& earlier, const Wording& wording);

} // namespace lifecycle::commands
