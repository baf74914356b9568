#pragma once

// The sheet `Stage log`: one row for every time that a customer was first seen in a stage (as of, customer, stage, model). From
// it follows since when a customer is in its stage, at any as-of date; it holds all that is remembered of a person.

#include "domain/table.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle::commands
{

class StageHistory
{
public:
    StageHistory() = default;
    /// The rows that stand on the sheet; those that are not complete are passed over.
    StageHistory(const Table& table, const Column& asOf, const Column& customer, const Column& stage, const Column& model);

    /// The day since which this customer has been in this stage without a break, among classifications by this model up to
    /// `asOf`; empty: it was not in it the last time.
    std::optional<Day> inStageSince(std::string_view key, std::string_view model, std::string_view stage, Day asOf) const;
    /// The stage in which the last classification by this model up to `asOf` saw this customer; empty: never seen.
    std::optional<std::string> stageBefore(std::string_view key, std::string_view model, Day asOf) const;

private:
    struct Entry {
        Day asOf;
        std::string stage, model;
    };
    boost::unordered_flat_map<std::string, std::vector<Entry>> entries_; ///< by customer's key; in the order of days, then rows
};

} // namespace lifecycle::commands
