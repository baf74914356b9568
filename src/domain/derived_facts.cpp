#include "domain/derived_facts.hpp"

#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/reading.hpp"
#include "domain/wording.hpp"

#include <cmath>
#include <utility>
#include <vector>

namespace lifecycle {

namespace {

struct DaysPattern {
    bool since;
    std::string before, after; ///< what stands around the date's header, folded, with the blank beside it
};

const std::vector<DaysPattern>& daysPatterns()
{
    static const auto patterns = [] {
        std::vector<DaysPattern> read;
        constexpr std::string_view placeholder = "{date}";
        for (const auto language : Wording::languages())
            for (const bool since : {true, false}) {
                const std::string words = Wording{language}.word(since ? "days since {date}" : "days to {date}");
                const auto at = words.find(placeholder);
                if (at == std::string::npos)
                    continue;
                const std::string before = words.substr(0, at), after = words.substr(at + placeholder.size());
                DaysPattern pattern{since, folded(before), after.starts_with(' ') ? " " : ""};
                pattern.before.append(before.ends_with(' ') ? 1U : 0U, ' ');
                pattern.after += folded(after);
                read.push_back(std::move(pattern));
            }
        return read;
    }();
    return patterns;
}

/// Not known where a divisor says nothing.
double ratio(double numerator, double denominator) { return denominator > 0 ? numerator / denominator : std::nan(""); }

/// A date's day, or NaN. In a column that is asked for as a date, eight digits are one.
double dayOf(const Facts& facts, std::size_t column, std::size_t row)
{
    const Column* const values = facts.values(column);
    if (!values)
        return std::floor(facts.numbers(column)[row]);
    const auto day = dateFrom((*values)[row], *facts.texts(column), facts.conventions());
    return day ? *day : std::nan("");
}

bool isWalletChange(std::string_view header)
{
    constexpr std::string_view name = "wallet change";
    const Field* const field = fieldNamed(header);
    return field ? field->name == name : foldedHeader(header) == foldedHeader(name);
}

} // namespace

std::optional<DaysHeader> daysHeader(std::string_view header)
{
    const std::string text = folded(header);
    for (const auto& pattern : daysPatterns())
        if (text.size() > pattern.before.size() + pattern.after.size() && text.starts_with(pattern.before)
            && text.ends_with(pattern.after)) {
            const auto length = text.size() - pattern.before.size() - pattern.after.size();
            return DaysHeader{pattern.since, folded(text.substr(pattern.before.size(), length))};
        }
    return {};
}

std::optional<DerivedFact> DerivedFact::of(std::string_view header, const Facts& facts, std::optional<Day> asOf)
{
    if (const auto days = daysHeader(header)) {
        const auto date = facts.find(days->date);
        if (!date || !asOf)
            return {};
        return DerivedFact{days->since ? Kind::daysSince : Kind::daysTo, {*date}, 1, *asOf};
    }
    if (!isWalletChange(header))
        return {};
    const auto change = facts.find("change"), businessChange = facts.find("total business change");
    if (change && businessChange)
        return DerivedFact{Kind::walletFromChanges, {*change, *businessChange}, 2, 0};
    const auto recent = facts.find("recent"), previous = facts.find("previous");
    const auto business = facts.find("total business"), previousBusiness = facts.find("previous total business");
    if (recent && previous && business && previousBusiness)
        return DerivedFact{Kind::walletFromAmounts, {*recent, *previous, *business, *previousBusiness}, 4, 0};
    return {};
}

Fact DerivedFact::at(const Facts& facts, std::size_t row) const
{
    std::array<double, 4> from{};
    for (std::size_t i = 0; i < used_; ++i) {
        const Fact fact = facts.at(columns_[i], row);
        if (fact.kind == Fact::Kind::error)
            return fact;
        from[i] = fact.number;
    }
    switch (kind_) {
    case Kind::daysSince: return Fact::ofNumber(asOf_ - dayOf(facts, columns_[0], row));
    case Kind::daysTo: return Fact::ofNumber(dayOf(facts, columns_[0], row) - asOf_);
    case Kind::walletFromChanges: return Fact::ofNumber(ratio(1 + from[0], 1 + from[1]) - 1);
    case Kind::walletFromAmounts: return Fact::ofNumber(ratio(ratio(from[0], from[2]), ratio(from[1], from[3])) - 1);
    }
    return {};
}

} // namespace lifecycle
