#include "domain/typed_day.hpp"

#include "domain/reading.hpp"

#include <array>
#include <cstdio>

namespace lifecycle {

std::optional<Day> typedDay(std::string_view text, const Conventions& conventions)
{
    if (const auto day = dateFromText(text, conventions))
        return day;
    std::optional<Day> only;
    auto other = conventions;
    for (const auto order : {DateOrder::dayMonthYear, DateOrder::monthDayYear, DateOrder::yearMonthDay}) {
        other.dateOrder = order;
        const auto day = dateFromText(text, other);
        if (day && only && *day != *only)
            return std::nullopt;
        if (day)
            only = day;
    }
    return only;
}

std::string writtenDay(Day day, const Conventions& conventions)
{
    const std::chrono::year_month_day date{conventions.nullDate + std::chrono::days{day}};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
    return text.data();
}

} // namespace lifecycle
