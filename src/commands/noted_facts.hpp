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

class NotedFacts
{
public:
    /// `customers`: that sheet as it stands. All of them must outlive it.
    NotedFacts(const Table& log, const Recognition& recognition, const std::optional<Earlier>& customers);

    /// Something is noted, so the customers have to be found by their names.
    bool any() const { return customers_ || doNotContact_ || !specialDays_.empty(); }
    /// The facts view what stands here.
    void addTo(Facts& facts, const CustomersByKey& byKey);

private:
    std::optional<std::size_t> customerOf(std::size_t row, const CustomersByKey& byKey) const;
    void addNotToContact(Facts& facts, const CustomersByKey& byKey);
    void addSpecialDays(Facts& facts, const CustomersByKey& byKey);
    void addNotes(Facts& facts, const CustomersByKey& byKey);

    const Table& log_;
    const Recognition& recognition_;
    const Earlier* customers_;
    std::optional<std::size_t> doNotContact_; ///< columns of the log
    std::vector<std::size_t> specialDays_;
    std::vector<double> notToContact_;
    std::deque<Column> columns_;
};

} // namespace lifecycle::commands
