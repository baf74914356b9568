#include "commands/noted_facts.hpp"

#include "domain/blanks.hpp"
#include "domain/customer_names.hpp"
#include "domain/special_days.hpp"

namespace lifecycle::commands
{

NotedFacts::NotedFacts(const Table& log, const Recognition& recognition, const std::optional<Earlier>& customers)
    : log_{ log }
    , recognition_{ recognition }
    , customers_{ customers ? &*customers : nullptr }
    , doNotContact_{ recognition.column(field::doNotContact) }
{
    for (std::size_t column = 0; column < log.columns.size(); ++column)
        if (tellsSpecialDays(log.nameOf(column)))
            specialDays_.push_back(column);
}

void NotedFacts::addTo(Facts& facts, const CustomersByKey& byKey)
{
    if (doNotContact_)
        addNotToContact(facts, byKey);
    addSpecialDays(facts, byKey);
    if (customers_)
        addNotes(facts, byKey);
}

std::optional<std::size_t> NotedFacts::customerOf(std::size_t row, const CustomersByKey& byKey) const
{
    const auto& names = log_.columns[*recognition_.column(field::customer)];
    const auto found = byKey.find(customerKey(log_.display(names[row])));
    return found == byKey.end() ? std::nullopt : std::optional{ found->second };
}

/// One row of the log that asks for it speaks for the customer.
void NotedFacts::addNotToContact(Facts& facts, const CustomersByKey& byKey)
{
    Facts rows{ log_.rows(), log_.conventions };
    rows.add(field::doNotContact, log_.columns[*doNotContact_], log_.texts);
    notToContact_.assign(facts.rows(), 0);
    for (std::size_t row = 0; row < log_.rows(); ++row)
        if (saysYes(rows.at(0, row)))
            if (const auto customer = customerOf(row, byKey))
                notToContact_[*customer] = 1;
    facts.add(field::doNotContact, notToContact_);
}

/// The customer's last row that says it.
void NotedFacts::addSpecialDays(Facts& facts, const CustomersByKey& byKey)
{
    const Blanks blanks{ log_.texts };
    for (const auto column : specialDays_) {
        auto& values = columns_.emplace_back(facts.rows());
        for (std::size_t row = 0; row < log_.rows(); ++row)
            if (const Value value = log_.columns[column][row]; !blanks.contain(value))
                if (const auto customer = customerOf(row, byKey))
                    values[*customer] = value;
        facts.add(log_.nameOf(column), values, log_.texts);
    }
}

void NotedFacts::addNotes(Facts& facts, const CustomersByKey& byKey)
{
    const auto& table = customers_->table;
    const auto& names = customers_->ours.at("customer");
    std::vector<std::int64_t> rowOf(facts.rows(), -1);
    for (std::size_t row = table.rows(); row-- > 0;)
        if (const auto found = byKey.find(customerKey(table.display(names[row]))); found != byKey.end())
            rowOf[found->second] = static_cast<std::int64_t>(row);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (table.headers[column].empty())
            continue;
        auto& values = columns_.emplace_back(facts.rows());
        for (std::size_t index = 0; index < values.size(); ++index)
            if (rowOf[index] >= 0)
                values[index] = table.columns[column][static_cast<std::size_t>(rowOf[index])];
        facts.add(table.headers[column], values, table.texts);
    }
}

} // namespace lifecycle::commands
