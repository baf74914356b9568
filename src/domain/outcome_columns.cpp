#include "domain/outcome_columns.hpp"

namespace lifecycle {

OutcomeColumns::OutcomeColumns(const Table& table, const ChosenOutcomes& chosen) : table_{table}
{
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (const auto kind = outcomeKindOf(table.nameOf(column))) {
            const auto choices = chosen.find(fieldOf(*kind));
            meanings_.emplace(column, choices == chosen.end() ? Meanings{*kind} : Meanings{*kind, choices->second});
        }
}

void OutcomeColumns::tell(Facts& facts) const
{
    for (const auto& [column, meanings] : meanings_)
        facts.use(meanings);
}

std::vector<Message> OutcomeColumns::unknown() const
{
    std::vector<Message> messages;
    for (const auto& [column, meanings] : meanings_)
        if (auto message = unknownOutcomes(table_, column, outcomeValues(table_, column, meanings)))
            messages.push_back(std::move(*message));
    return messages;
}

} // namespace lifecycle
