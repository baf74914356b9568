#include "domain/status_column.hpp"

#include <algorithm>

namespace lifecycle {

StatusColumn::StatusColumn(const Column* column, const Table& table, const ChosenMeanings& chosen)
    : column_{column}, table_{table}, statuses_{chosen}, codesMean_{!chosen.empty()}
{
    known_.resize(column ? table.texts.size() : 0);
}

bool StatusColumn::leavesOut(std::size_t row, double amount)
{
    if (!column_)
        return false;
    const Value value = (*column_)[row];
    // A code that is a number means what the user says, and nothing by itself.
    if (codesMean_ && value.isNumber())
        return leavesOut(read(table_.display(value)), amount);
    if (!value.isText())
        return false;
    const TextId id = value.text();
    if (known_[id] == Says::notYetRead)
        known_[id] = read(table_.texts[id]);
    if (known_[id] == Says::nothingKnown)
        ++rowsOf_[id];
    return leavesOut(known_[id], amount);
}

std::vector<std::pair<std::string, std::size_t>> StatusColumn::unknownWords() const
{
    std::vector<std::pair<std::string, std::size_t>> words;
    for (const auto& [id, rows] : rowsOf_)
        words.emplace_back(table_.texts[id], rows);
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return words;
}

bool StatusColumn::leavesOut(Says says, double amount)
{
    return says == Says::notCounted || (says == Says::refunded && !(amount < 0));
}

StatusColumn::Says StatusColumn::read(std::string_view text) const
{
    const auto meaning = statuses_.of(text);
    if (meaning.empty())
        return Says::nothingKnown;
    return meaning == "counted" ? Says::counted : meaning == "refunded" ? Says::refunded : Says::notCounted;
}

} // namespace lifecycle
