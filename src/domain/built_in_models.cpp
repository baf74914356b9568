#include "domain/model.hpp"

#include "domain/built_in.hpp"
#include "domain/folding.hpp"
#include "domain/wording.hpp"

#include <boost/outcome/try.hpp>

#include <array>

namespace lifecycle {

namespace {

constexpr std::array<std::string_view, 5> names{"relationship", "journey", "engagement", "milestones", "success"};

struct Named {
    std::string_view name, language;
};

Result<Named> namedBuiltIn(std::string_view name)
{
    for (const auto language : Wording::languages())
        for (const auto known : names)
            if (folded(Wording{language}.word(known)) == folded(name))
                return Named{known, language};
    std::string all;
    for (const auto known : names)
        all += (all.empty() ? "" : ", ") + std::string{known};
    return Message{"error.model.unknown", {{"name", std::string{name}}, {"names", all}}};
}

/// A field's header keeps its `?`; `days since signed` and `days to renewal` are put into words around the date's name.
std::string headerIn(const Wording& wording, const std::string& header)
{
    if (header.ends_with('?'))
        return headerIn(wording, header.substr(0, header.size() - 1)) + '?';
    constexpr std::string_view date = "{date}";
    for (const std::string_view pattern : {"days since {date}", "days to {date}"})
        if (const auto before = pattern.substr(0, pattern.size() - date.size()); header.starts_with(before)) {
            std::string words = wording.word(pattern);
            return words.replace(words.find(date), date.size(), wording.word(header.substr(before.size())));
        }
    return wording.word(header);
}

/// A word or a sentence; or alternatives of a criterion, each by itself.
std::string cellIn(const Wording& wording, const std::string& cell)
{
    const std::string word = wording.word(cell);
    const auto separator = cell.find(';');
    if (word != cell || separator == std::string::npos)
        return word;
    return wording.word(cell.substr(0, separator)) + ';' + cellIn(wording, cell.substr(separator + 1));
}

Table tableOf(const Named& model)
{
    Table table = tableFromTabSeparated(builtInFile("models/" + std::string{model.name} + ".tsv"));
    const Wording wording{model.language};
    table.sheet = wording.word(model.name);
    for (auto& header : table.headers)
        header = headerIn(wording, header);
    for (auto& column : table.columns)
        for (auto& value : column)
            if (value.isText()) {
                const std::string word = cellIn(wording, std::string{table.texts[value.text()]});
                value = Value::text(table.texts.intern(word));
            }
    return table;
}

} // namespace

std::span<const std::string_view> Model::builtInNames() { return names; }

Result<Table> Model::builtInTable(std::string_view name, std::string_view language)
{
    BOOST_OUTCOME_TRY(auto model, namedBuiltIn(name));
    model.language = language;
    return tableOf(model);
}

Result<Model> Model::builtIn(std::string_view name)
{
    BOOST_OUTCOME_TRY(const auto model, namedBuiltIn(name));
    return read(tableOf(model));
}

} // namespace lifecycle
