#include "commands/command_call.hpp"
#include "commands/command_names.hpp"

#include "calc/unicode.hpp"
#include "domain/typed_day.hpp"

#include <com/sun/star/util/Date.hpp>
#include <com/sun/star/util/DateTime.hpp>

#include <chrono>
#include <cmath>

namespace lifecycle::commands {

using namespace com::sun::star;
using rtl::OUString;

namespace {

Message wrong(std::string_view name) { return {"error.command.argument", {{"argument", std::string{name}}}}; }

std::optional<double> dayOf(int year, unsigned month, unsigned day, const Conventions& conventions)
{
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok())
        return {};
    return static_cast<double>((std::chrono::sys_days{date} - conventions.nullDate).count());
}

std::optional<double> dateIn(const uno::Any& value, const Conventions& conventions)
{
    double number = 0;
    if (value >>= number)
        return std::isfinite(number) && std::abs(number) < 1e7 ? std::optional{std::floor(number)} : std::nullopt;
    OUString text;
    if (value >>= text) {
        const auto day = typedDay(calc::utf8(text), conventions);
        return day ? std::optional<double>{*day} : std::nullopt;
    }
    util::Date date;
    if (value >>= date)
        return dayOf(date.Year, date.Month, date.Day, conventions);
    util::DateTime time;
    if (value >>= time)
        return dayOf(time.Year, time.Month, time.Day, conventions);
    return {};
}

std::optional<std::string>* textNamed(Arguments& arguments, std::string_view name)
{
    return name == argument::range ? &arguments.range
        : name == argument::model ? &arguments.model
        : name == argument::customer ? &arguments.customer
                                     : nullptr;
}

/// What may be given as empty, and says something then.
std::optional<std::string>* choiceNamed(Arguments& arguments, std::string_view name)
{
    return name == argument::stage ? &arguments.stage
        : name == argument::field ? &arguments.field
        : name == argument::column ? &arguments.column
        : name == argument::value ? &arguments.value
        : name == argument::meaning ? &arguments.meaning
                                    : nullptr;
}

std::optional<double>* dateNamed(Arguments& arguments, std::string_view name)
{
    return name == argument::asOf ? &arguments.asOf
        : name == argument::since ? &arguments.since
        : name == argument::cutDate ? &arguments.cutDate
        : name == argument::date ? &arguments.date
                                 : nullptr;
}

/// A whole number of days, at most a century.
std::optional<int> daysIn(const uno::Any& value, int atLeast)
{
    constexpr int century = 36'525;
    double days = 0;
    if (!(value >>= days) || !(days >= atLeast && days <= century) || days != std::floor(days))
        return {};
    return static_cast<int>(days);
}

bool readPeriod(const uno::Any& value, std::optional<std::string>& period)
{
    double days = 0;
    OUString text;
    if (value >>= days)
        period = std::to_string(static_cast<long>(days));
    else if (value >>= text)
        period = calc::utf8(text);
    else
        return false;
    return true;
}

bool readAmountIs(const uno::Any& value, AmountIs& amountIs)
{
    OUString text;
    value >>= text;
    if (text != "line" && text != "order")
        return false;
    amountIs = text == "order" ? AmountIs::ofTheOrder : AmountIs::ofTheLine;
    return true;
}

/// False: the value is none that the argument can take. A name that is not ours is passed over: the office adds its own.
bool readArgument(const std::string& name, const uno::Any& value, const Conventions& conventions, Arguments& read)
{
    OUString text;
    const bool isText = value >>= text;
    if (auto* const place = textNamed(read, name)) {
        if (!text.isEmpty())
            *place = calc::utf8(text);
        return isText;
    }
    if (auto* const choice = choiceNamed(read, name)) {
        *choice = calc::utf8(text);
        return isText;
    }
    if (auto* const day = dateNamed(read, name)) {
        if (isText && text.isEmpty())
            return true;
        *day = dateIn(value, conventions);
        return day->has_value();
    }
    if (name == argument::amountIs)
        return readAmountIs(value, read.amountIs);
    if (name == argument::period)
        return readPeriod(value, read.period);
    if (name == argument::window)
        return (read.window = daysIn(value, 0)).has_value();
    if (name == argument::horizon)
        return (read.horizon = daysIn(value, 1)).has_value();
    if (name == argument::discount) {
        constexpr double mostPerYear = 10;
        double share = 0;
        const bool isNumber = value >>= share;
        read.discount = share;
        return isNumber && share >= 0 && share <= mostPerYear;
    }
    if (name == argument::visibleRowsOnly)
        return value >>= read.onlyVisible.emplace();
    if (name == "SynchronMode")
        value >>= read.synchronous;
    return true;
}

} // namespace

Result<Arguments> readArguments(const uno::Sequence<beans::PropertyValue>& values, const Conventions& conventions)
{
    Arguments read;
    for (const auto& value : values) {
        const auto name = calc::utf8(value.Name);
        if (!value.Value.hasValue() || readArgument(name, value.Value, conventions, read))
            continue;
        OUString text;
        if (dateNamed(read, name) && (value.Value >>= text))
            return Message{"error.command.date", {{"text", calc::utf8(text)}}};
        return wrong(name);
    }
    return read;
}

} // namespace lifecycle::commands
