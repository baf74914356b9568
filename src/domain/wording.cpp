#include "domain/wording.hpp"

#include "domain/built_in.hpp"
#include "domain/fields.hpp"
#include "domain/plural.hpp"
#include "domain/table.hpp"
#include "domain/typed_day.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lifecycle {

namespace {

using namespace std::string_view_literals;

constexpr std::array languageNames{"en"sv, "es"sv, "fil"sv, "ru"sv, "zh-CN"sv};
using TextsByKey = boost::unordered_flat_map<std::string_view, std::string_view>;

std::string_view trimmed(std::string_view text)
{
    const auto blank = " \t\r"sv;
    const auto begin = text.find_first_not_of(blank);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

/// `key = text` by lines; `#` begins a comment line.
TextsByKey parseProperties(std::string_view content)
{
    TextsByKey texts;
    while (!content.empty()) {
        const auto end = std::min(content.find('\n'), content.size());
        const std::string_view line = trimmed(content.substr(0, end));
        content.remove_prefix(std::min(end + 1, content.size()));
        const auto equals = line.find('=');
        if (line.starts_with('#') || equals == std::string_view::npos)
            continue;
        texts.insert_or_assign(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
    }
    return texts;
}

std::size_t indexOf(std::string_view language)
{
    const auto found = std::find(languageNames.begin(), languageNames.end(), language);
    return found == languageNames.end() ? 0 : static_cast<std::size_t>(found - languageNames.begin());
}

/// Per language; read once.
const TextsByKey& textsIn(std::size_t language)
{
    static const auto all = [] {
        std::array<TextsByKey, languageNames.size()> read;
        for (std::size_t i = 0; i < read.size(); ++i)
            read[i] = parseProperties(builtInFile("locale/" + std::string{languageNames[i]} + ".properties"));
        return read;
    }();
    return all[language];
}

/// The words of models: English to every language.
const boost::unordered_flat_map<std::string, std::array<std::string, languageNames.size()>>& words()
{
    static const auto all = [] {
        const Table table = tableFromTabSeparated(builtInFile("locale/words.tsv"));
        boost::unordered_flat_map<std::string, std::array<std::string, languageNames.size()>> read;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            std::array<std::string, languageNames.size()> word;
            for (std::size_t column = 0; column < table.headers.size(); ++column)
                if (std::find(languageNames.begin(), languageNames.end(), table.headers[column]) != languageNames.end())
                    word[indexOf(table.headers[column])] = table.display(table.columns[column][row]);
            if (!word[0].empty())
                read.emplace(word[0], word);
        }
        return read;
    }();
    return all;
}

/// Whole numbers in full, others with at most six digits.
std::string numberInWords(double number)
{
    std::array<char, 64> text;
    char* const end = text.data() + text.size();
    if (!std::isfinite(number))
        return "#";
    if ((std::abs(number) >= 1e6 || number == std::trunc(number)) && std::abs(number) < 1e15)
        return {text.data(), std::to_chars(text.data(), end, std::llround(number)).ptr};
    return {text.data(), std::to_chars(text.data(), end, number, std::chars_format::general, 6).ptr};
}

std::string dateInWords(double serial, std::chrono::sys_days nullDate)
{
    if (!(std::abs(serial) < 1e7)) // some 27,000 years: no date
        return numberInWords(serial);
    return writtenDay(static_cast<Day>(std::floor(serial)), nullDate);
}

/// Of the forms `day|days`; without a number, the last one.
std::string_view formFor(const Message::Argument& argument, std::string_view forms, std::string_view language)
{
    const auto* const number = std::get_if<double>(&argument.value);
    const auto* const count = std::get_if<CountArgument>(&argument.value);
    auto skipped = number ? pluralForm(language, *number)
        : count           ? pluralForm(language, count->number)
                          : pluralForms(language) - 1;
    for (; skipped > 0 && forms.find('|') != std::string_view::npos; --skipped)
        forms.remove_prefix(forms.find('|') + 1);
    return forms.substr(0, forms.find('|'));
}

} // namespace

std::span<const std::string_view> Wording::languages() { return languageNames; }

std::string_view Wording::languageFor(std::string_view bcp47)
{
    const auto primary = bcp47.substr(0, bcp47.find_first_of("-_"));
    for (const auto language : languageNames)
        if (language.substr(0, language.find('-')) == primary)
            return language;
    return languageNames.front();
}

Wording::Wording(std::string_view language) : language_{languageNames[indexOf(language)]} {}

std::string_view Wording::text(std::string_view key) const
{
    for (const std::size_t language : {indexOf(language_), std::size_t{0}})
        if (const auto found = textsIn(language).find(key); found != textsIn(language).end() && !found->second.empty())
            return found->second;
    return key;
}

std::string Wording::word(std::string_view english) const
{
    if (const auto found = words().find(std::string{english}); found != words().end())
        if (const auto& word = found->second[indexOf(language_)]; !word.empty())
            return word;
    return std::string{fieldName(english, language_)};
}

std::string Wording::say(const Message& message, std::chrono::sys_days nullDate) const
{
    struct InWords {
        const Wording& wording;
        std::chrono::sys_days nullDate;
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(double number) const { return numberInWords(number); }
        std::string operator()(const CountArgument& count) const { return count.written; }
        std::string operator()(DateArgument date) const { return dateInWords(date.serial, nullDate); }
        std::string operator()(const WordArgument& word) const { return wording.word(word.key); }
        std::string operator()(const Message& inner) const { return wording.say(inner, nullDate); }
    };
    std::string sentence;
    std::string_view rest = text(message.key);
    while (!rest.empty()) {
        const auto open = std::min(rest.find('{'), rest.size());
        sentence += rest.substr(0, open);
        rest.remove_prefix(open);
        const auto close = rest.find('}');
        if (close == std::string_view::npos)
            break;
        const std::string_view placeholder = rest.substr(1, close - 1);
        const std::string_view name = placeholder.substr(0, placeholder.find('|'));
        const auto argument = std::find_if(message.arguments.begin(), message.arguments.end(),
                                           [&](const Message::Argument& a) { return a.name == name; });
        if (argument == message.arguments.end()) { // a brace that is no placeholder stands as it is
            sentence += '{';
            rest.remove_prefix(1);
            continue;
        }
        if (name.size() < placeholder.size())
            sentence += formFor(*argument, placeholder.substr(name.size() + 1), language_);
        else
            sentence += std::visit(InWords{*this, nullDate}, argument->value);
        rest.remove_prefix(close + 1);
    }
    return sentence += rest;
}

} // namespace lifecycle
