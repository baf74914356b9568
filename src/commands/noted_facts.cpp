#include "commands/noted_facts.hpp"

#include "domain/blanks.hpp"
#include "domain/customer_names.hpp"
#include "domain/fields.hpp"
#include "domain/special_days.hpp"

namespace lifecycle::commands
{

namespace
{

std::vector<std::size_t> columnsOfSpecialDays(const Table& log)
{
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < log.columns.size(); ++column)
        if (tellsSpecialDays(log.nameOf(column)))
            columns.push_back(column);
    return columns;
}

/// Whom a row of the log speaks of.
class RowsOfCustomers
{
public:
    RowsOfCustomers(const Table& log, const Recognition& recognition, const CustomersByKey& byKey)
        : log_{ log }
        , names_{ log.columns[*recognition.column(field::customer)] }
        , byKey_{ byKey }
    {
    }
    std::optional<std::size_t> customerOf(std::size_t row) const
    {
        const auto found = byKey_.find(customerKey(log_.display(names_[row])));
        return found == byKey_.end() ? std::nullopt : std::optional{ found->second };
    }

private:
    const Table& log_;
    const Column& names_;
    const CustomersByKey& byKey_;
};

} // namespace

Table specialDaysIn(const Table& log, const Recognition& recognition, const CustomersByKey& byKey, std::size_t customers)
{
    const RowsOfCustomers rows{ log, recognition, byKey };
    const Blanks blanks{ log.texts };
    Table said;
    said.conventions = log.conventions;
    for (const auto column : columnsOfSpecialDays(log)) {
        said.headers.push_back(log.nameOf(column));
        auto& values = said.columns.emplace_back(customers);
        for (std::size_t row = 0; row < log.rows(); ++row)
            if (const Value value = log.columns[column][row]; !blanks.contain(value))
                if (const auto customer = rows.customerOf(row))
                    values[*customer] = value.isText() ? Value::text(said.texts.intern(log.texts[value.text()])) : value;
    }
    return said;
}

NotedFacts::NotedFacts(const Table& log, const Recognition& recognition, const std::optional<Earlier>& customers)
    : log_{ log }
    , recognition_{ recognition }
    , customers_{ customers ? &*customers : nullptr }
{
}

bool NotedFacts::any() const
{
    return customers_ || recognition_.column(field::doNotContact) || !columnsOfSpecialDays(log_).empty();
}

void NotedFacts::addTo(Facts& facts, const CustomersByKey& byKey)
{
    if (recognition_.column(field::doNotContact))
        addNotToContact(facts, byKey);
    specialDays_ = specialDaysIn(log_, recognition_, byKey, facts.rows());
    for (std::size_t column = 0; column < specialDays_.columns.size(); ++column)
        facts.add(specialDays_.headers[column], specialDays_.columns[column], specialDays_.texts);
    if (customers_)
        addNotes(facts, byKey);
}

/// One row of the log that asks for it speaks for the customer.
void NotedFacts::addNotToContact(Facts& facts, const CustomersByKey& byKey)
{
    const RowsOfCustomers customers{ log_, recognition_, byKey };
    Facts rows{ log_.rows(), log_.conventions };
    rows.add(field::doNotContact, log_.columns[*recognition_.column(field::doNotContact)], log_.texts);
    notToContact_.assign(facts.rows(), 0);
    for (std::size_t row = 0; row < log_.rows(); ++row)
        if (saysYes(rows.at(0, row)))
            if (const auto customer = customers.customerOf(row))
                notToContact_[*customer] = 1;
    facts.add(field::doNotContact, notToContact_);
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
        auto& values = notes_.emplace_back(facts.rows());
        for (std::size_t index = 0; index < values.size(); ++index)
            if (rowOf[index] >= 0)
                values[index] = table.columns[column][static_cast<std::size_t>(rowOf[index])];
        facts.add(table.headers[column], values, table.texts);
    }
}

} // namespace lifecycle::commands
