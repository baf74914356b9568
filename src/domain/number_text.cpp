#include "domain/reading.hpp"

#include "domain/built_in.hpp"
#include "domain/folding.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace lifecycle {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

struct Currencies {
    std::vector<std::string> codes;
    boost::unordered_flat_map<std::string, std::size_t> bySign; ///< signs and codes, folded, without blanks
};

const Currencies& knownCurrencies()
{
    static const Currencies all = [] {
        const Table table = tableFromTabSeparated(builtInFile("models/currencies.tsv"));
        Currencies read;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            read.codes.push_back(table.display(table.columns[0][row]));
            read.bySign.emplace(folded(read.codes.back()), row);
            const std::string signs = table.display(table.columns[1][row]);
            for (std::string_view rest = signs; !rest.empty();) {
                const auto end = std::min(rest.find('|'), rest.size());
                read.bySign.emplace(folded(rest.substr(0, end)), row);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        return read;
    }();
    return all;
}

/// What stands before or behind the digits: a sign of the number, a currency, a per cent sign.
struct Around {
    bool negative = false;
    int signs = 0, percents = 0, currencies = 0;
    std::string_view currency;

    bool read(std::string_view text)
    {
        text = trimmed(text);
        if (text.empty())
            return true;
        for (const bool atFront : {true, false}) {
            const char sign = atFront ? text.front() : text.back();
            if (sign == '-' || sign == '+') {
                negative = negative || sign == '-';
                ++signs;
                text = trimmed(atFront ? text.substr(1) : text.substr(0, text.size() - 1));
                break;
            }
        }
        if (text.empty())
            return true;
        if (text == "%") {
            ++percents;
            return true;
        }
        const Currencies& known = knownCurrencies();
        const auto found = known.bySign.find(std::string{text});
        if (found == known.bySign.end())
            return false;
        ++currencies;
        currency = known.codes[found->second];
        return true;
    }
};

/// Groups of three, or the Indian 1,23,456; the first not empty and not led by a zero.
bool groupsWell(std::string_view integer, char mark)
{
    std::vector<std::size_t> sizes;
    while (true) {
        const auto end = std::min(integer.find(mark), integer.size());
        sizes.push_back(end);
        if (end == integer.size())
            break;
        integer.remove_prefix(end + 1);
    }
    const auto inner = [&](std::size_t size) { return std::all_of(sizes.begin() + 1, sizes.end() - 1, [=](auto s) { return s == size; }); };
    return sizes.back() == 3 && ((sizes.front() >= 1 && sizes.front() <= 3 && inner(3))
                                 || (mark == ',' && sizes.front() >= 1 && sizes.front() <= 2 && sizes.size() > 2 && inner(2)));
}

/// Where the decimal mark stands, and whether the text alone says so.
struct Decimal {
    std::size_t position = std::string_view::npos; ///< npos: none
    char proved = 0;
};

/// With an exponent nothing groups: 1.109e9 is a number with a point in every document.
std::optional<Decimal> decimalOf(std::string_view mantissa, bool exponent, char decimalMark)
{
    const auto commas = std::count(mantissa.begin(), mantissa.end(), ',');
    const auto points = std::count(mantissa.begin(), mantissa.end(), '.');
    if (commas == 0 && points == 0)
        return Decimal{};
    const auto last = mantissa.find_last_of(",.");
    const char mark = mantissa[last];
    const char other = mark == ',' ? '.' : ',';
    const auto ofMark = mark == ',' ? commas : points;
    if (commas != 0 && points != 0)
        return ofMark == 1 ? std::optional{Decimal{last, mark}} : std::nullopt;
    if (ofMark > 1)
        return Decimal{std::string_view::npos, other};
    const bool couldGroup = !exponent && mantissa.size() - last - 1 == 3 && last >= 1 && last <= 3 && mantissa.front() != '0'
        && std::all_of(mantissa.begin(), mantissa.begin() + static_cast<std::ptrdiff_t>(last), isDigit);
    if (!couldGroup)
        return Decimal{last, mark};
    return mark == (decimalMark == ',' ? ',' : '.') ? Decimal{last, 0} : Decimal{};
}

/// Digits, marks and an exponent; `digits` gets what std::from_chars reads.
std::optional<Decimal> plainDigits(std::string_view text, char decimalMark, std::string& digits)
{
    const auto e = std::min(text.find('e'), text.size());
    const std::string_view mantissa = text.substr(0, e);
    const auto decimal = decimalOf(mantissa, e < text.size(), decimalMark);
    if (!decimal)
        return std::nullopt;
    const std::string_view integer = mantissa.substr(0, decimal->position);
    const std::string_view fraction = decimal->position == std::string_view::npos ? std::string_view{} : mantissa.substr(decimal->position + 1);
    if ((fraction.empty() && decimal->position != std::string_view::npos) || !std::all_of(fraction.begin(), fraction.end(), isDigit)
        || (integer.empty() && fraction.empty()))
        return std::nullopt;
    if (const auto group = std::find_if_not(integer.begin(), integer.end(), isDigit); group != integer.end()) {
        const bool oneKind = std::all_of(integer.begin(), integer.end(), [&](char c) { return isDigit(c) || c == *group; });
        const bool ofDecimal = decimal->position != std::string_view::npos && mantissa[decimal->position] == *group;
        if (!oneKind || ofDecimal || e < text.size() || integer.front() == '0' || std::string_view{",.' "}.find(*group) == std::string_view::npos
            || !groupsWell(integer, *group))
            return std::nullopt;
    }
    digits.clear();
    std::copy_if(integer.begin(), integer.end(), std::back_inserter(digits), isDigit);
    if (!fraction.empty())
        (digits += '.') += fraction;
    if (e < text.size()) {
        std::string_view exponent = text.substr(e + 1);
        const bool negative = exponent.starts_with('-');
        if (negative || exponent.starts_with('+'))
            exponent.remove_prefix(1);
        if (exponent.empty() || exponent.size() > 3 || !std::all_of(exponent.begin(), exponent.end(), isDigit))
            return std::nullopt;
        (digits += negative ? "e-" : "e+") += exponent;
    }
    return decimal;
}

/// Lower case, blanks of every kind plain, `−` and `–` as `-`, `’` as `'`.
std::string plainText(std::string_view text)
{
    std::string plain = folded(text);
    for (const auto& [from, to] : {std::pair<std::string_view, char>{"\u2212", '-'}, {"\u2013", '-'}, {"\u2019", '\''}})
        for (auto at = plain.find(from); at != std::string::npos; at = plain.find(from, at))
            plain.replace(at, from.size(), 1, to);
    return plain;
}

} // namespace

std::optional<NumberText> readNumberText(std::string_view text, char decimalMark)
{
    if (text.size() > 60) // longer than any number with its currency
        return std::nullopt;
    for (const auto* raised : {"\u00b9", "\u00b2", "\u00b3"}) // folding would make 122 of 12²
        if (text.find(raised) != std::string_view::npos)
            return std::nullopt;
    const std::string plain = plainText(text);
    std::string_view rest = plain;
    Around around;
    if (rest.starts_with('(') && rest.ends_with(')') && rest.size() > 2) {
        rest = trimmed(rest.substr(1, rest.size() - 2));
        around.negative = true;
        ++around.signs;
    }
    const auto firstDigit = rest.find_first_of("0123456789");
    if (firstDigit == std::string_view::npos)
        return std::nullopt;
    const auto lastDigit = rest.find_last_of("0123456789");
    // `.5` begins with its mark; `S/.5` is a currency.
    auto begin = firstDigit;
    if (begin > 0 && (rest[begin - 1] == '.' || rest[begin - 1] == ',') && (begin == 1 || rest[begin - 2] == '-' || rest[begin - 2] == ' '))
        --begin;
    if (!around.read(rest.substr(0, begin)) || !around.read(rest.substr(lastDigit + 1)) || around.signs > 1 || around.percents > 1
        || around.currencies > 1)
        return std::nullopt;
    std::string digits;
    const auto decimal = plainDigits(rest.substr(begin, lastDigit + 1 - begin), decimalMark, digits);
    if (!decimal)
        return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(number))
        return std::nullopt;
    if (around.percents == 1)
        number /= 100;
    return NumberText{around.negative ? -number : number, decimal->proved, around.currency};
}

std::optional<double> numberFromText(std::string_view text, char decimalMark)
{
    const auto read = readNumberText(text, decimalMark);
    return read ? std::optional{read->number} : std::nullopt;
}

std::string_view currencyOf(std::string_view text)
{
    const Currencies& known = knownCurrencies();
    const auto found = known.bySign.find(folded(text));
    return found == known.bySign.end() ? std::string_view{} : std::string_view{known.codes[found->second]};
}

char decimalMarkOf(const Column& column, const Texts& texts, char documentMark)
{
    std::vector<bool> seen(texts.size());
    std::array<bool, 2> proved{}; // comma, point
    for (const Value value : column) {
        if (!value.isText() || seen[value.text()])
            continue;
        seen[value.text()] = true;
        if (const auto read = readNumberText(texts[value.text()], documentMark); read && read->provedMark != 0)
            proved[read->provedMark == ',' ? 0 : 1] = true;
    }
    if (proved[0] == proved[1])
        return documentMark;
    return proved[0] ? ',' : '.';
}

std::optional<double> numberFrom(Value value, const Texts& texts, char decimalMark)
{
    if (value.isNumber())
        return value.number();
    return value.isText() ? numberFromText(texts[value.text()], decimalMark) : std::nullopt;
}

} // namespace lifecycle
