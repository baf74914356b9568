#include "domain/outcome.hpp"

#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/known_words.hpp"
#include "domain/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace lifecycle {

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::array kinds{OutcomeKind::contact, OutcomeKind::deal, OutcomeKind::target, OutcomeKind::beganBy, OutcomeKind::age};
constexpr std::array fields{"contact outcome"sv, "deal outcome"sv, "target"sv, "began by"sv, "organisation age"sv};
constexpr std::array groups{"contact"sv, "deal"sv, "target"sv, "beganBy"sv, "age"sv}; ///< as outcomes.tsv calls the kinds

std::size_t indexOf(OutcomeKind kind) { return static_cast<std::size_t>(kind); }

const KnownWords& wordsOf(OutcomeKind kind)
{
    static const auto words = [] {
        std::vector<KnownWords> read;
        for (const auto group : groups)
            read.emplace_back("models/outcomes.tsv", group);
        return read;
    }();
    return words[indexOf(kind)];
}

/// The meanings' own names in all languages, folded; English.
const boost::unordered_flat_map<std::string, std::string_view>& names()
{
    static const auto all = [] {
        boost::unordered_flat_map<std::string, std::string_view> read;
        for (const auto language : Wording::languages())
            for (const auto kind : kinds)
                for (const std::string& name : meaningsOf(kind))
                    read.emplace(folded(Wording{language}.word(name)), name);
        return read;
    }();
    return all;
}

std::string written(double number)
{
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

} // namespace

std::optional<OutcomeKind> outcomeKindOf(std::string_view header)
{
    const Field* const field = fieldNamed(header);
    const auto found = field ? std::find(fields.begin(), fields.end(), field->name) : fields.end();
    return found == fields.end() ? std::nullopt : std::optional{kinds[static_cast<std::size_t>(found - fields.begin())]};
}

std::string_view fieldOf(OutcomeKind kind) { return fields[indexOf(kind)]; }

std::span<const std::string> meaningsOf(OutcomeKind kind) { return wordsOf(kind).meanings(); }

std::string_view meaningNamed(std::string_view word)
{
    const auto found = names().find(folded(word));
    return found == names().end() ? std::string_view{} : found->second;
}

Meanings::Meanings(OutcomeKind kind, const ChosenMeanings& chosen) : kind_{kind}
{
    for (const auto& [value, wanted] : chosen) {
        const std::string_view named = meaningNamed(wanted);
        const auto ofKind = meaningsOf(kind);
        const bool fits = std::find(ofKind.begin(), ofKind.end(), named) != ofKind.end();
        chosen_.insert_or_assign(folded(value), fits ? named : std::string_view{});
    }
}

const Meanings& Meanings::known(OutcomeKind kind)
{
    static const std::array all{Meanings{kinds[0]}, Meanings{kinds[1]}, Meanings{kinds[2]}, Meanings{kinds[3]}, Meanings{kinds[4]}};
    return all[indexOf(kind)];
}

std::string_view Meanings::of(std::string_view value) const
{
    const std::string key = folded(value);
    if (const auto chosen = chosen_.find(key); chosen != chosen_.end())
        return chosen->second;
    if (key.empty())
        return meaning::notKnown;
    if (const auto row = wordsOf(kind_).find(key))
        return wordsOf(kind_).meaning(*row);
    const std::string_view named = meaningNamed(key);
    const auto ofKind = meaningsOf(kind_);
    return std::find(ofKind.begin(), ofKind.end(), named) != ofKind.end() ? named : std::string_view{};
}

std::string_view Meanings::of(double value) const { return of(written(value)); }

bool Meanings::isChosen(std::string_view value) const { return chosen_.contains(folded(value)); }

std::vector<OutcomeValue> outcomeValues(const Table& table, std::size_t column, const Meanings& meanings)
{
    return outcomeValues(
        table, column, [&](std::string_view value) { return meanings.of(value); },
        [&](std::string_view value) { return meanings.isChosen(value); });
}

std::vector<OutcomeValue> outcomeValues(const Table& table, std::size_t column,
    const std::function<std::string_view(std::string_view)>& meaningOf, const std::function<bool(std::string_view)>& isChosen)
{
    std::vector<OutcomeValue> values;
    boost::unordered_flat_map<std::string, std::size_t> byKey;
    boost::unordered_flat_map<std::uint64_t, std::size_t> byValue; // so that each text is folded once
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
        const Value value = table.columns[column][row];
        auto seen = byValue.find(value.bits());
        if (seen == byValue.end()) {
            const std::string shown = table.display(value);
            const auto [known, isNew] = byKey.try_emplace(value.isError() ? "\0#"s : folded(shown), values.size());
            if (isNew && value.isError())
                values.push_back({shown, 0, row, {}, false});
            else if (isNew)
                values.push_back({known->first.empty() ? std::string{} : shown, 0, row, meaningOf(shown), isChosen(shown)});
            seen = byValue.emplace(value.bits(), known->second).first;
        }
        ++values[seen->second].rows;
    }
    std::stable_sort(values.begin(), values.end(), [](const OutcomeValue& a, const OutcomeValue& b) {
        if (a.written.empty() != b.written.empty())
            return b.written.empty();
        return a.rows > b.rows;
    });
    return values;
}

std::optional<Message> unknownOutcomes(const Table& table, std::size_t column, const std::vector<OutcomeValue>& values)
{
    constexpr std::size_t mostNamed = 5;
    std::string named;
    std::size_t rows = 0, count = 0;
    std::uint32_t first = ~std::uint32_t{0};
    for (const OutcomeValue& value : values) {
        if (!value.meaning.empty())
            continue;
        rows += value.rows;
        first = std::min(first, value.firstRow);
        if (++count <= mostNamed)
            named += (named.empty() ? "'" : ", '") + value.written + "' (" + std::to_string(value.rows) + ')';
    }
    if (count == 0)
        return {};
    if (count > mostNamed)
        named += " …";
    return Message{"warning.outcomesUnknown", {{"column", table.headers[column]}, {"count", static_cast<double>(count)}, {"values", named},
                                                  {"rows", static_cast<double>(rows)}, {"place", table.placeOf(column, first)}}};
}

} // namespace lifecycle
