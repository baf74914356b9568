#include "commands/stage_history.hpp"

#include "domain/customer_names.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::commands
{

StageHistory::StageHistory(
    const Table& table, const Column& asOf, const Column& customer, const Column& stage, const Column& model)
{
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (asOf[row].isNumber() && !customer[row].isBlank() && !stage[row].isBlank())
            entries_[customerKey(table.display(customer[row]))].push_back(
                { static_cast<Day>(std::floor(asOf[row].number())), table.display(stage[row]), table.display(model[row]) });
    for (auto& [key, entries] : entries_)
        std::ranges::stable_sort(entries, {}, &Entry::asOf);
}

std::optional<Day> StageHistory::inStageSince(
    std::string_view key, std::string_view model, std::string_view stage, Day asOf) const
{
    const auto found = entries_.find(std::string{ key });
    if (found == entries_.end())
        return {};
    std::optional<Day> since;
    for (auto entry = found->second.rbegin(); entry != found->second.rend(); ++entry) {
        if (entry->asOf > asOf || entry->model != model)
            continue;
        if (entry->stage != stage)
            break;
        since = entry->asOf;
    }
    return since;
}

std::optional<std::string> StageHistory::stageBefore(std::string_view key, std::string_view model, Day asOf) const
{
    const auto found = entries_.find(std::string{ key });
    if (found == entries_.end())
        return {};
    for (auto entry = found->second.rbegin(); entry != found->second.rend(); ++entry)
        if (entry->asOf <= asOf && entry->model == model)
            return entry->stage;
    return {};
}

} // namespace lifecycle::commands
