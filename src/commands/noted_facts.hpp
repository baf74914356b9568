#pragma once

// What is known of the customers of an order log beside their metrics: what the log's own columns say of them (`do not contact`,
// special days), and what the user noted beside them on the sheet `Customers`, where every column is a field.

#include "commands/classify_plan.hpp"
#include "domain/facts.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace lifecycle::commands
{

/// Customers by `customerKey`: their place among all.
using CustomersByKey = boost::unordered_flat_map<std::string, std::size_t>;

/// Of every customer what the last of its rows says in the log's columns of special days: a row per customer, in their order.
Table specialDaysIn(const Table& log, const Recognition& recognition, const CustomersByKey& byKey, std::size_t customers);

class NotedFacts
{
public:
    /// `customers`: that sheet as it stands. All of them must outlive it.
    NotedFacts(const Table& log, const Recognition& recognition, const std::optional<Earlier>& customers);

    /// Something is noted, so the customers have to be found by their names.
    bool any() const;
    /// The facts view what stands here.
    void addTo(Facts& facts, const CustomersByKey& byKey);

private:
    void addNotToContact(Facts& facts, const CustomersByKey& byKey);
    void addNotes(Facts& facts, const CustomersByKey& byKey);

    const Table& log_;
    const Recognition& recognition_;
    const Earlier* customers_;
    std::vector<double> notToContact_;
    Table specialDays_;
    std::deque<Column> notes_;
};

} // namespace lifecycle::commands
