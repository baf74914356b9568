#include "functions/bound_rows.hpp"

#include "domain/reading.hpp"
#include "functions/conversions.hpp"

#include <algorithm>

namespace lifecycle::functions {

namespace {

// Tables and models that a document's cells ask about in turn.
constexpr std::size_t keptAtATime = 8;
// Each row adds its texts; at some time it is better to begin anew.
constexpr std::size_t textsAtMost = 10'000;

bool sameCells(const SingleRows::Cells& one, const SingleRows::Cells& other)
{
    return one.getLength() == other.getLength() && std::equal(one.begin(), one.end(), other.begin(), sameCell);
}

bool same(const Conventions& one, const Conventions& other)
{
    return one.decimalMark == other.decimalMark && one.dateOrder == other.dateOrder && one.nullDate == other.nullDate;
}

/// A text that proves another decimal mark than the document's is read by it: such a row is bound by itself.
bool provesAnotherMark(const Table& table)
{
    const char mark = table.conventions.decimalMark;
    return std::any_of(table.columns.begin(), table.columns.end(),
        [&](const Column& column) { return column[0].isText() && decimalMarkOf(column, table.texts, mark) != mark; });
}

void setRow(Table& table, const SingleRows::Cells& row)
{
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        table.columns[column][0] = valueOf(row[static_cast<sal_Int32>(column)], table.texts);
}

Table tableOf(const SingleRows::Cells& headers, const SingleRows::Cells& row, const Conventions& conventions)
{
    Table table;
    table.conventions = conventions;
    for (const auto& header : headers)
        table.headers.push_back(table.display(valueOf(header, table.texts)));
    table.columns.assign(table.headers.size(), Column(1));
    setRow(table, row);
    return table;
}

Facts factsOf(const Table& table)
{
    Facts facts{table.rows(), table.conventions};
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        facts.add(table.headers[column], table.columns[column], table.texts);
    return facts;
}

} // namespace

BoundRows::BoundRows(Table table, std::shared_ptr<const Model> model, std::optional<Day> asOf)
    : table_{std::move(table)}, facts_{factsOf(table_)}, model_{std::move(model)}, asOf_{asOf},
      classifier_{Classifier::bind(*model_, facts_, asOf_)}
{
}

bool BoundRows::isBlank(std::size_t row) const
{
    return std::all_of(table_.columns.begin(), table_.columns.end(), [&](const Column& column) { return column[row].isBlank(); });
}

const BoundRows& SingleRows::bind(const Cells& headers, const Cells& row, const std::shared_ptr<const Model>& model,
    std::optional<Day> asOf, const Conventions& conventions)
{
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) {
        return kept.rows->model_ == model && kept.rows->asOf_ == asOf && same(kept.rows->table_.conventions, conventions)
            && sameCells(kept.headers, headers);
    });
    if (found != kept_.end()) {
        std::rotate(kept_.begin(), found, found + 1);
        Table& table = kept_.front().rows->table_;
        setRow(table, row);
        if (table.texts.size() < textsAtMost && !provesAnotherMark(table))
            return *kept_.front().rows;
        kept_.erase(kept_.begin());
    }
    if (kept_.size() == keptAtATime)
        kept_.pop_back();
    kept_.insert(kept_.begin(), Kept{headers, std::make_unique<BoundRows>(tableOf(headers, row, conventions), model, asOf)});
    return *kept_.front().rows;
}

} // namespace lifecycle::functions
