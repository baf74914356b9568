#include "domain/table_choices.hpp"

#include "domain/fields.hpp"

#include <boost/json/src.hpp>

#include <algorithm>

namespace lifecycle {

namespace {

namespace json = boost::json;

std::string textOf(const json::value& value)
{
    const auto* const text = value.if_string();
    return text ? std::string{text->data(), text->size()} : std::string{};
}

std::optional<ColumnByHeader> columnIn(const json::value& value)
{
    const auto* const pair = value.if_array();
    if (!pair || pair->size() != 2 || !(*pair)[0].is_string() || !(*pair)[1].is_int64())
        return {};
    return ColumnByHeader{textOf((*pair)[0]), static_cast<int>((*pair)[1].get_int64())};
}

TableChoices choicesIn(const json::object& entry)
{
    TableChoices choices;
    if (const auto* const columns = entry.if_contains("columns"); columns && columns->is_object())
        for (const auto& [field, column] : columns->get_object())
            if (auto chosen = columnIn(column); chosen || column.is_null())
                choices.columns.emplace(field, std::move(chosen));
    if (const auto* const meanings = entry.if_contains("meanings"); meanings && meanings->is_object())
        for (const auto& [header, values] : meanings->get_object())
            if (const auto* const chosen = values.if_object())
                for (const auto& [value, meaning] : *chosen)
                    choices.meanings[std::string{header}].emplace(value, textOf(meaning));
    return choices;
}

json::object written(const TableChoices& choices)
{
    json::object columns, meanings;
    for (const auto& [field, column] : choices.columns) {
        if (column)
            columns[field] = json::array{json::string{column->header}, column->nth};
        else
            columns[field] = nullptr;
    }
    for (const auto& [header, values] : choices.meanings)
        for (const auto& [value, meaning] : values) {
            auto& chosen = meanings[header];
            if (!chosen.is_object())
                chosen = json::object{};
            chosen.get_object()[value] = meaning;
        }
    json::object entry;
    entry["columns"] = std::move(columns);
    entry["meanings"] = std::move(meanings);
    return entry;
}

std::optional<std::size_t> columnOf(const Table& table, const ColumnByHeader& wanted)
{
    int nth = 0;
    for (std::size_t column = 0; column < table.headers.size(); ++column)
        if (table.headers[column] == wanted.header && ++nth == wanted.nth)
            return column;
    return {};
}

} // namespace

ColumnByHeader byHeader(const Table& table, std::size_t column)
{
    const auto end = table.headers.begin() + static_cast<std::ptrdiff_t>(column) + 1;
    return {table.headers[column], static_cast<int>(std::count(table.headers.begin(), end, table.headers[column]))};
}

void TableChoices::chooseColumn(const std::string& field, std::optional<ColumnByHeader> column)
{
    if (column)
        std::erase_if(columns, [&](const auto& chosen) { return chosen.second == column; });
    columns[field] = std::move(column);
}

RememberedChoices RememberedChoices::read(std::string_view text)
{
    RememberedChoices remembered;
    boost::system::error_code error;
    const auto parsed = json::parse({text.data(), text.size()}, error);
    if (error || !parsed.is_array())
        return remembered;
    for (const auto& value : parsed.get_array())
        if (const auto* const entry = value.if_object()) {
            auto& known = remembered.entries_.emplace_back();
            if (const auto* const headers = entry->if_contains("headers"); headers && headers->is_array())
                for (const auto& header : headers->get_array())
                    known.headers.push_back(textOf(header));
            known.choices = choicesIn(*entry);
        }
    return remembered;
}

std::string RememberedChoices::written() const
{
    json::array all;
    for (const auto& entry : entries_) {
        auto choices = lifecycle::written(entry.choices);
        choices["headers"] = json::array(entry.headers.begin(), entry.headers.end());
        all.push_back(std::move(choices));
    }
    return all.empty() ? std::string{} : json::serialize(all);
}

const RememberedChoices::Entry* RememberedChoices::entryOf(const Table& table) const
{
    const Entry* best = nullptr;
    std::size_t most = 0;
    for (const auto& entry : entries_) {
        const auto shared = static_cast<std::size_t>(std::ranges::count_if(
            entry.headers, [&](const auto& header) { return std::ranges::count(table.headers, header) > 0; }));
        if (shared > most && shared * 2 >= entry.headers.size()) {
            most = shared;
            best = &entry;
        }
    }
    return best;
}

TableChoices RememberedChoices::of(const Table& table) const
{
    const auto* const entry = entryOf(table);
    return entry ? entry->choices : TableChoices{};
}

void RememberedChoices::remember(const Table& table, TableChoices choices)
{
    if (const auto* const earlier = entryOf(table))
        entries_.erase(entries_.begin() + (earlier - entries_.data()));
    if (choices.empty())
        return;
    auto& entry = entries_.emplace_back();
    for (const auto& header : table.headers)
        if (!header.empty())
            entry.headers.push_back(header);
    entry.choices = std::move(choices);
}

Recognition recogniseAs(Table& table, const TableChoices& choices)
{
    table.said.clear();
    ChosenColumns chosen;
    std::vector<Message> gone;
    for (const auto& [field, wanted] : choices.columns) {
        const auto column = wanted ? columnOf(table, *wanted) : std::nullopt;
        if (!wanted || column)
            chosen[field] = column;
        else
            gone.push_back({"recognise.choiceGone", {{"field", WordArgument{field}}, {"column", wanted->header}}});
    }
    for (std::size_t column = 0; column < table.headers.size(); ++column)
        if (const Field* const named = fieldNamed(table.headers[column]); named && chosen.contains(named->name))
            table.said[column].clear();
    for (const auto& [field, column] : chosen)
        if (column)
            table.said[*column] = field;
    auto recognition = recognise(table, chosen);
    recognition.doubts.insert(recognition.doubts.begin(), gone.begin(), gone.end());
    return recognition;
}

} // namespace lifecycle
