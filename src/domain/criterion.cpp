#include "domain/criterion.hpp"

#include "domain/folding.hpp"
#include "domain/outcome.hpp"
#include "domain/reading.hpp"
#include "domain/wording.hpp"

#include <boost/outcome/try.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace lifecycle {

namespace {

using namespace std::string_view_literals;

constexpr char escape = '~';
constexpr auto escapable = "*?~;<>="sv;
constexpr char anySigns = '\xFE'; ///< `*` in a pattern
constexpr char oneSign = '\xFF';  ///< `?` in a pattern

bool isEscape(std::string_view text, std::size_t at)
{
    return text[at] == escape && at + 1 < text.size() && escapable.find(text[at + 1]) != std::string_view::npos;
}

/// The cell as it is read: ≥ ≤ ≠ spelt out (folding would take the stroke off ≠), then folded.
std::string plain(std::string_view cell)
{
    std::string text{cell};
    for (const auto& [sign, spelt] : {std::pair{"≥"sv, ">="sv}, std::pair{"≤"sv, "<="sv}, std::pair{"≠"sv, "<>"sv}})
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
            text.replace(at, sign.size(), spelt);
    return folded(text);
}

std::vector<std::string_view> alternativesOf(std::string_view text)
{
    std::vector<std::string_view> alternatives;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && isEscape(text, at)) {
            ++at;
        } else if (at == text.size() || text[at] == ';') {
            alternatives.push_back(withoutOuterBlanks(text.substr(begin, at - begin)));
            begin = at + 1;
        }
    }
    return alternatives;
}

/// A folded operand with its wildcards marked and its escapes resolved.
std::string patternOf(std::string_view operand)
{
    std::string pattern;
    for (std::size_t at = 0; at < operand.size(); ++at) {
        if (isEscape(operand, at))
            pattern += operand[++at];
        else
            pattern += operand[at] == '*' ? anySigns : operand[at] == '?' ? oneSign : operand[at];
    }
    return pattern;
}

/// How many bytes the sign has that begins here; a broken one counts as a byte.
std::size_t signLength(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
    return end - at;
}

/// The whole text. On a mismatch the last `*` takes one sign more: no other needs to be tried again.
bool matches(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0;
    std::size_t afterStar = std::string_view::npos, starTakesTo = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == anySigns) {
            afterStar = ++p;
            starTakesTo = t;
        } else if (p < pattern.size() && pattern[p] == oneSign) {
            ++p;
            t += signLength(text, t);
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (afterStar != std::string_view::npos) {
            p = afterStar;
            t = starTakesTo += signLength(text, starTakesTo);
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(), [](char c) { return c == anySigns; });
}

/// What `sí` says; the words of all languages.
std::optional<bool> flagNamed(const std::string& folded)
{
    static const auto flags = [] {
        boost::unordered_flat_map<std::string, bool> read;
        for (const auto language : Wording::languages())
            for (const auto& [word, flag] :
                 {std::pair{"yes"sv, true}, std::pair{"true"sv, true}, std::pair{"no"sv, false}, std::pair{"false"sv, false}})
                read.emplace(lifecycle::folded(Wording{language}.word(word)), flag);
        return read;
    }();
    const auto found = flags.find(folded);
    return found == flags.end() ? std::nullopt : std::optional{found->second};
}

constexpr double infinity = std::numeric_limits<double>::infinity();

Message wrong(std::string key, std::string_view written, std::string_view operand)
{
    return {std::move(key), {{"criterion", std::string{written}}, {"operand", std::string{operand}}}};
}

} // namespace

Result<Criterion> Criterion::parse(std::string_view cell, const Conventions& conventions)
{
    Criterion criterion;
    criterion.written_ = withoutOuterBlanks(cell);
    const std::string text = plain(cell);
    for (const auto alternative : alternativesOf(text)) {
        BOOST_OUTCOME_TRY(criterion.addAlternative(alternative, conventions));
    }
    return criterion;
}

Result<void> Criterion::addAlternative(std::string_view folded, const Conventions& conventions)
{
    if (folded.empty())
        return wrong("error.criterion.emptyAlternative", written_, {});
    constexpr std::array<std::pair<std::string_view, Comparison>, 6> operators{{{"<>", Comparison::notEqual},
                                                                                {"<=", Comparison::lessOrEqual},
                                                                                {">=", Comparison::greaterOrEqual},
                                                                                {"<", Comparison::less},
                                                                                {">", Comparison::greater},
                                                                                {"=", Comparison::equal}}};
    const auto sign
        = std::find_if(operators.begin(), operators.end(), [&](const auto& o) { return folded.starts_with(o.first); });
    const Comparison comparison = sign == operators.end() ? Comparison::equal : sign->second;
    const bool equality = comparison == Comparison::equal, negated = comparison == Comparison::notEqual;
    const std::string_view operand = withoutOuterBlanks(sign == operators.end() ? folded : folded.substr(sign->first.size()));
    constexpr Interval all{-infinity, infinity}, none{infinity, -infinity};

    if (operand.empty() && equality) {
        holdsForNotKnown_ = true;
    } else if (operand.empty() && negated) {
        add(Known{}, all);
    } else if (operand.empty()) {
        return wrong("error.criterion.noOperand", written_, sign->first);
    } else if ("<>="sv.find(operand.front()) != std::string_view::npos) {
        return wrong("error.criterion.twoOperators", written_, folded);
    } else if (const auto number = numberFromText(operand, conventions.decimalMark)) {
        const Interval interval = intervalOf(comparison, *number);
        add(Number{interval}, interval);
    } else if (const auto date = dateFromText(operand, conventions)) {
        const Interval interval = intervalOf(comparison, *date);
        add(Number{interval}, interval);
    } else if (!equality && !negated) {
        return wrong("error.criterion.textCompared", written_, operand);
    } else if (const auto flag = flagNamed(std::string{operand})) {
        add(Flag{negated, *flag}, intervalOf(comparison, *flag ? 1 : 0));
    } else {
        add(Pattern{negated, patternOf(operand), meaningNamed(operand)}, negated ? all : none);
    }
    return boost::outcome_v2::success();
}

void Criterion::add(ForText forText, Interval forNumbers)
{
    forTexts_.push_back(std::move(forText));
    forNumbers_.push_back(forNumbers);
}

Criterion Criterion::equalTo(double number, std::string written)
{
    Criterion criterion;
    criterion.written_ = std::move(written);
    const Interval interval = intervalOf(Comparison::equal, number);
    criterion.add(Number{interval}, interval);
    return criterion;
}

/// What arithmetic in cells leaves over is no difference, as where Calc compares cells (rtl::math::approxEqual).
Criterion::Interval Criterion::intervalOf(Comparison comparison, double operand)
{
    constexpr double tolerance = 1.0 / (16777216.0 * 16777216.0); // 2^-48
    const double low = operand - std::abs(operand) * tolerance, high = operand + std::abs(operand) * tolerance;
    switch (comparison) {
    case Comparison::less: return {-infinity, std::nextafter(low, -infinity)};
    case Comparison::lessOrEqual: return {-infinity, high};
    case Comparison::equal: return {low, high};
    case Comparison::notEqual: return {low, high, true};
    case Comparison::greaterOrEqual: return {low, infinity};
    case Comparison::greater: return {std::nextafter(high, infinity), infinity};
    }
    return {infinity, -infinity};
}

void Criterion::addExamplesTo(Examples& examples) const
{
    const auto addNumber = [&](double number) {
        if (std::isfinite(number))
            examples.numbers.push_back(number);
    };
    for (const Interval& interval : forNumbers_) {
        for (const double end : {interval.low, interval.high})
            for (const double number : {std::nextafter(end, -infinity), end, std::nextafter(end, infinity)})
                addNumber(number);
        if (interval.low > -infinity && interval.high < infinity)
            addNumber(interval.low / 2 + interval.high / 2); // the number as it was written, not its neighbours
    }
    for (const ForText& alternative : forTexts_) {
        if (std::holds_alternative<Flag>(alternative)) {
            examples.texts.insert(examples.texts.end(), {"true", "false"});
            continue;
        }
        const auto* pattern = std::get_if<Pattern>(&alternative);
        if (!pattern)
            continue;
        std::string shortest, longer;
        for (const char sign : pattern->folded) {
            if (sign == oneSign)
                shortest += freshSign;
            else if (sign != anySigns)
                shortest += sign;
            if (sign == oneSign || sign == anySigns)
                longer += freshSign;
            else
                longer += sign;
        }
        const bool hasStars = pattern->folded.find(anySigns) != std::string::npos;
        if (hasStars) {
            examples.withoutStars.push_back(shortest);
            examples.negatedWithStars += pattern->negated;
        }
        examples.texts.push_back(std::move(shortest));
        examples.texts.push_back(std::move(longer));
    }
}

bool Criterion::meets(const ForText& alternative, const Fact& fact, const std::string& folded)
{
    const bool isText = fact.kind == Fact::Kind::text; // a number says nothing by its digits, only by its meaning
    if (const auto* number = std::get_if<Number>(&alternative))
        return number->interval.holds(fact.number); // NaN lies outside of every interval
    if (const auto* flag = std::get_if<Flag>(&alternative)) {
        const bool said = (isText && flagNamed(folded) == flag->yes) || fact.meaning == (flag->yes ? meaning::yes : meaning::no);
        return said != flag->negated;
    }
    if (const auto* pattern = std::get_if<Pattern>(&alternative)) {
        const bool said
            = (isText && matches(pattern->folded, folded)) || (!pattern->meaning.empty() && pattern->meaning == fact.meaning);
        return said != pattern->negated;
    }
    return std::holds_alternative<Known>(alternative);
}

/// Of a value with a meaning, whether text or number.
bool Criterion::holdsForMeaning(const Fact& fact) const
{
    const std::string text = folded(fact.text);
    const bool isKnown = fact.meaning != meaning::notKnown;
    if (!isKnown && holdsForNotKnown_)
        return true;
    return std::any_of(forTexts_.begin(), forTexts_.end(), [&](const ForText& alternative) {
        // 'n/a' is a word that a criterion may name; but it is neither known nor something else than another word.
        const auto* pattern = std::get_if<Pattern>(&alternative);
        const bool names = std::holds_alternative<Number>(alternative) || (pattern && !pattern->negated);
        return (isKnown || names) && meets(alternative, fact, text);
    });
}

bool Criterion::holds(const Fact& fact) const
{
    switch (fact.kind) {
    case Fact::Kind::notKnown: return holdsForNotKnown_;
    case Fact::Kind::number: return fact.meaning.empty() ? holds(fact.number) : holdsForMeaning(fact);
    case Fact::Kind::error: return false;
    case Fact::Kind::text: break;
    }
    if (!fact.meaning.empty())
        return holdsForMeaning(fact);
    const std::string text = folded(fact.text);
    return std::any_of(forTexts_.begin(), forTexts_.end(),
                       [&](const ForText& alternative) { return meets(alternative, fact, text); });
}

} // namespace lifecycle
