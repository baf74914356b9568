#pragma once

// What the sheet `Next contacts` is going to hold: everyone who is due, or whose special day is near, what is most at stake first,
// one line for each customer.
//
// A line that the user marked as done stays as it stands, below those that are due; its customer gets a new line when it is due
// again. What the user put off stands between, by its day, until it is due. A line that is due no more leaves the list, unless the
// user wrote something beside it.

#include "commands/contact_lines.hpp"

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace lifecycle::commands
{

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
