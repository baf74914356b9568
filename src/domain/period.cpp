#include "domain/period.hpp"

#include "domain/folding.hpp"
#include "domain/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace lifecycle {

namespace {

using Unit = Period::Unit;
using namespace std::chrono;

/// The last day of the calendar's period that holds this day.
sys_days endOf(sys_days day, Unit unit)
{
    const year_month_day date{day};
    switch (unit) {
    case Unit::week: return day + (Sunday - weekday{day});
    case Unit::month: return date.year() / date.month() / last;
    case Unit::quarter: return date.year() / month{(static_cast<unsigned>(date.month()) + 2) / 3 * 3} / last;
    case Unit::year: return date.year() / December / last;
    case Unit::days: break;
    }
    return day;
}

} // namespace

std::optional<Period> periodNamed(std::string_view text)
{
    constexpr std::array units{std::pair{"week", Unit::week}, std::pair{"month", Unit::month}, std::pair{"quarter", Unit::quarter},
        std::pair{"year", Unit::year}};
    const std::string name = folded(text);
    for (const auto language : Wording::languages())
        for (const auto& [word, unit] : units)
            if (name == folded(Wording{language}.word(word)))
                return Period{unit};
    constexpr int longest = 3660;
    int days = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), days);
    if (error != std::errc{} || end != name.data() + name.size() || days < 1 || days > longest)
        return {};
    return Period{Unit::days, days};
}

double lengthOf(Period period)
{
    constexpr double year = 365.2425;
    switch (period.unit) {
    case Unit::week: return 7;
    case Unit::month: return year / 12;
    case Unit::quarter: return year / 4;
    case Unit::year: return year;
    case Unit::days: break;
    }
    return period.days;
}

PeriodEnds periodEnds(Day first, Day asOf, Period period, sys_days nullDate)
{
    PeriodEnds result;
    if (period.unit == Unit::days) {
        Day end = asOf;
        for (; end >= first; end -= period.days)
            result.ends.push_back(end);
        result.before = end;
        std::ranges::reverse(result.ends);
        return result;
    }
    const auto inSheet = [&](sys_days day) { return static_cast<Day>((day - nullDate).count()); };
    const auto onCalendar = [&](Day day) { return nullDate + days{day}; };
    Day end = inSheet(endOf(onCalendar(first), period.unit));
    // The day before the period's first: whichever day of the calendar's period before ends it.
    result.before = first - 1;
    while (inSheet(endOf(onCalendar(result.before), period.unit)) == end)
        --result.before;
    for (; end < asOf; end = inSheet(endOf(onCalendar(end + 1), period.unit)))
        result.ends.push_back(end);
    result.lastIsPartial = end != asOf;
    result.ends.push_back(asOf);
    return result;
}

} // namespace lifecycle
