#include "domain/typed_day.hpp"

#include "domain/reading.hpp"

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

std::string writtenDay(Day day, std::chrono::sys_days nullDate)
{
    const std::chrono::year_month_day date{nullDate + std::chrono::days{day}};
    const auto padded = [](unsigned number) { return std::string(number < 10 ? 1 : 0, '0').append(std::to_string(number)); };
    return std::to_string(static_cast<int>(date.year())) + '-' + padded(static_cast<unsigned>(date.month())) + '-'
        + padded(static_cast<unsigned>(date.day()));
}

} // namespace lifecycle
