#include "domain/derived_facts.hpp"

#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/reading.hpp"
#include "domain/wording.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <functional>
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

/// The same day of another year.
std::chrono::sys_days inYear(std::chrono::year_month_day date, std::chrono::year year)
{
    const std::chrono::year_month_day same{year, date.month(), date.day()};
    return same.ok() ? std::chrono::sys_days{same} : std::chrono::sys_days{year / date.month() / std::chrono::last};
}

/// From T to the next time that a day of the year comes, or since the last one.
double yearlyDays(double day, Day asOf, const Conventions& conventions, bool since)
{
    if (std::isnan(day))
        return day;
    const std::chrono::year_month_day date{conventions.nullDate + std::chrono::days{static_cast<Day>(day)}};
    const std::chrono::sys_days today = conventions.nullDate + std::chrono::days{asOf};
    const std::chrono::year thisYear = std::chrono::year_month_day{today}.year();
    std::chrono::sys_days met = inYear(date, thisYear);
    if (since && met > today)
        met = inYear(date, thisYear - std::chrono::years{1});
    if (!since && met < today)
        met = inYear(date, thisYear + std::chrono::years{1});
    return static_cast<double>((since ? today - met : met - today).count());
}

/// None: no field of dates.
std::optional<DateKind> kindOfDates(std::string_view header)
{
    const Field* const field = fieldNamed(header);
    return field && field->type == FieldType::date ? std::optional{field->when} : std::nullopt;
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
        if (!days->since)
            return daysTo(*date, facts, *asOf);
        const auto when = kindOfDates(days->date);
        return DerivedFact{when == DateKind::yearly ? Kind::daysSinceYearly
                : when == DateKind::event           ? Kind::daysSinceEvent
                                                    : Kind::daysSince,
            {*date}, 1, *asOf};
    }

    struct Derivation {
        std::string_view name;
        Kind kind;
        std::array<std::string_view, 4> from;
        bool needsAsOf = false;
    };
    static constexpr std::array derivations{
        Derivation{"wallet change", Kind::walletFromChanges, {"change", "total business change"}},
        Derivation{"wallet change", Kind::walletFromAmounts, {"recent", "previous", "total business", "previous total business"}},
        Derivation{"life left", Kind::lifeLeft, {"delivered", "useful life"}, true},
        Derivation{"life used", Kind::lifeUsed, {"delivered", "useful life"}, true},
        Derivation{"days past agreed", Kind::daysPastAgreed, {"signed", "agreed days"}, true},
        Derivation{"seat use", Kind::share, {"seats in use", "seats"}},
        Derivation{"seat growth", Kind::growth, {"seats", "previous seats"}},
        Derivation{"use change", Kind::growth, {"active days", "usual active days"}},
    };
    const Field* const field = fieldNamed(header);
    for (const Derivation& derivation : derivations) {
        if (!field || field->name != derivation.name || (derivation.needsAsOf && !asOf))
            continue;
        DerivedFact fact{derivation.kind, {}, 0, asOf.value_or(0)};
        for (const std::string_view input : derivation.from)
            if (const auto column = input.empty() ? std::nullopt : facts.find(input))
                fact.columns_[fact.used_++] = *column;
        if (fact.used_ == static_cast<std::size_t>(std::ranges::count_if(derivation.from, std::not_fn(&std::string_view::empty))))
            return fact;
    }
    return {};
}

DerivedFact DerivedFact::daysTo(std::size_t column, const Facts& facts, Day asOf)
{
    const bool everyYear = kindOfDates(facts.header(column)) == DateKind::yearly;
    return DerivedFact{everyYear ? Kind::daysToYearly : Kind::daysTo, {column}, 1, asOf};
}

double DerivedFact::dayAt(const Facts& facts, std::size_t input, std::size_t row) const
{
    const std::size_t column = columns_[input];
    const Column* const values = facts.values(column);
    if (!values)
        return std::floor(facts.numbers(column)[row]);
    const auto day = dateFrom((*values)[row], *facts.texts(column), facts.conventions());
    return day ? *day : std::nan("");
}

double DerivedFact::eventAt(const Facts& facts, std::size_t input, std::size_t row) const
{
    const double day = dayAt(facts, input, row);
    return day <= asOf_ ? day : std::nan("");
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
    const auto day = [&] { return dayAt(facts, 0, row); };
    const auto event = [&] { return eventAt(facts, 0, row); };
    switch (kind_) {
    case Kind::daysSince: return Fact::ofNumber(asOf_ - day());
    case Kind::daysSinceEvent: return Fact::ofNumber(asOf_ - event());
    case Kind::daysSinceYearly: return Fact::ofNumber(yearlyDays(day(), asOf_, facts.conventions(), true));
    case Kind::daysTo: return Fact::ofNumber(day() - asOf_);
    case Kind::daysToYearly: return Fact::ofNumber(yearlyDays(day(), asOf_, facts.conventions(), false));
    case Kind::walletFromChanges: return Fact::ofNumber(ratio(1 + from[0], 1 + from[1]) - 1);
    case Kind::walletFromAmounts: return Fact::ofNumber(ratio(ratio(from[0], from[2]), ratio(from[1], from[3])) - 1);
    case Kind::lifeLeft: return Fact::ofNumber(event() + from[1] - asOf_);
    case Kind::lifeUsed: return Fact::ofNumber(ratio(asOf_ - event(), from[1]));
    case Kind::daysPastAgreed: return Fact::ofNumber(asOf_ - event() - from[1]);
    case Kind::share: return Fact::ofNumber(ratio(from[0], from[1]));
    case Kind::growth: return Fact::ofNumber(ratio(from[0], from[1]) - 1);
    }
    return {};
}

} // namespace lifecycle
