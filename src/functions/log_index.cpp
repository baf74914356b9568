#include "functions/log_index.hpp"

#include "domain/customer_names.hpp"
#include "domain/outlook.hpp"
#include "functions/content_hash.hpp"

#include <cmath>
#include <functional>

namespace lifecycle::functions {

namespace {

constexpr std::uint32_t unknownYet = ~std::uint32_t{0};
// As-of dates that are held at a time; more only cost time.
constexpr std::size_t datesHeld = 36;

} // namespace

std::uint64_t contentHash(const Table& table)
{
    const std::hash<std::string_view> ofText;
    std::uint64_t hash = mixed(table.rows(), table.columns.size());
    for (const auto& header : table.headers)
        hash = mixed(hash, ofText(header));
    for (const auto& column : table.columns)
        for (const auto value : column)
            hash = mixed(hash, value.bits());
    // The columns name texts by numbers in the order of their first appearance: the same numbers and texts, the same cells.
    for (TextId id = 0; id < table.texts.size(); ++id)
        hash = mixed(hash, ofText(table.texts[id]));
    return hash;
}

LogIndex::LogIndex(OrderLog log) : log_{std::move(log)}
{
    byName_.reserve(log_.customers.size());
    for (std::uint32_t customer = 0; customer < log_.customers.size(); ++customer)
        byName_.emplace(customerKey(log_.customers[customer]), customer);
}

std::optional<std::uint32_t> LogIndex::customer(std::string_view name) const
{
    const auto found = byName_.find(customerKey(name));
    return found == byName_.end() ? std::nullopt : std::optional{found->second};
}

LogIndex::At& LogIndex::at(Day asOf)
{
    const auto found = at_.find(asOf);
    if (found != at_.end())
        return found->second;
    if (at_.size() == datesHeld)
        at_.clear();
    At made{customersAt(log_, asOf), std::vector<std::uint32_t>(log_.customers.size(), unknownYet)};
    for (std::uint32_t row = 0; row < made.customers.who.size(); ++row)
        made.rowOf[made.customers.who[row]] = row;
    return at_.emplace(asOf, std::move(made)).first->second;
}

double LogIndex::metric(std::uint32_t customer, Metric metric, std::optional<Day> asOf)
{
    auto& then = at(asOf.value_or(log_.lastDate));
    const auto row = then.rowOf[customer];
    if (isOutlook(metric) && !then.hasOutlook) {
        addOutlook(then.customers);
        then.hasOutlook = true;
    }
    return row == unknownYet ? std::nan("") : then.customers[metric][row];
}

} // namespace lifecycle::functions
