#include "domain/order_status.hpp"

#include "domain/folding.hpp"
#include "domain/known_words.hpp"
#include "domain/wording.hpp"

namespace lifecycle {

namespace {

const KnownWords& words()
{
    static const KnownWords statuses{"models/statuses.tsv"};
    return statuses;
}

/// The meanings' own names in all languages, folded; English.
const boost::unordered_flat_map<std::string, std::string_view>& names()
{
    static const auto all = [] {
        boost::unordered_flat_map<std::string, std::string_view> read;
        for (const auto language : Wording::languages())
            for (const std::string& name : words().meanings())
                read.emplace(folded(Wording{language}.word(name)), name);
        return read;
    }();
    return all;
}

} // namespace

OrderStatuses::OrderStatuses(const ChosenMeanings& chosen)
{
    for (const auto& [value, wanted] : chosen)
        chosen_.insert_or_assign(folded(value), named(wanted));
}

std::string_view OrderStatuses::of(std::string_view value) const
{
    const std::string key = folded(value);
    if (const auto chosen = chosen_.find(key); chosen != chosen_.end())
        return chosen->second;
    if (key.empty())
        return "counted";
    const auto row = words().find(key);
    return row ? std::string_view{words().meaning(*row)} : std::string_view{};
}

bool OrderStatuses::isChosen(std::string_view value) const { return chosen_.contains(folded(value)); }

std::span<const std::string> OrderStatuses::meanings() { return words().meanings(); }

std::string_view OrderStatuses::named(std::string_view word)
{
    const auto found = names().find(folded(word));
    return found == names().end() ? std::string_view{} : found->second;
}

std::vector<OutcomeValue> statusValues(const Table& table, std::size_t column, const OrderStatuses& statuses)
{
    return outcomeValues(
        table, column, [&](std::string_view value) { return statuses.of(value); },
        [&](std::string_view value) { return statuses.isChosen(value); });
}

} // namespace lifecycle
