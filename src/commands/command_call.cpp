#include "commands/command_call.hpp"
#include "commands/command_names.hpp"

#include "calc/unicode.hpp"
#include "domain/reading.hpp"

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
        const auto day = dateFromText(calc::utf8(text), conventions);
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
    return name == argument::field ? &arguments.field
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

} // namespace

Result<Arguments> readArguments(const uno::Sequence<beans::PropertyValue>& values, const Conventions& conventions)
{
    Arguments read;
    for (const auto& value : values) {
        const auto name = calc::utf8(value.Name);
        OUString text;
        if (!value.Value.hasValue())
            continue;
        if (auto* const place = textNamed(read, name)) {
            if (!(value.Value >>= text))
                return wrong(name);
            if (!text.isEmpty())
                *place = calc::utf8(text);
        } else if (auto* const choice = choiceNamed(read, name)) {
            if (!(value.Value >>= text))
                return wrong(name);
            *choice = calc::utf8(text);
        } else if (auto* const day = dateNamed(read, name)) {
            if ((value.Value >>= text) && text.isEmpty())
                continue;
            *day = dateIn(value.Value, conventions);
            if (!*day)
                return wrong(name);
        } else if (name == argument::amountIs) {
            value.Value >>= text;
            if (text != "line" && text != "order")
                return wrong(name);
            read.amountIs = text == "order" ? AmountIs::ofTheOrder : AmountIs::ofTheLine;
        } else if (name == argument::period) {
            double days = 0;
            if (value.Value >>= days)
                read.period = std::to_string(static_cast<long>(days));
            else if (value.Value >>= text)
                read.period = calc::utf8(text);
            else
                return wrong(name);
        } else if (name == argument::stage) {
            if (!(value.Value >>= text))
                return wrong(name);
            read.stage = calc::utf8(text);
        } else if (name == argument::window) {
            double days = 0;
            if (!(value.Value >>= days) || !(days >= 0 && days <= 36'525) || days != std::floor(days))
                return wrong(name);
            read.window = static_cast<int>(days);
        } else if (name == argument::visibleRowsOnly) {
            if (!(value.Value >>= read.onlyVisible.emplace()))
                return wrong(name);
        } else if (name == argument::horizon) {
            double days = 0;
            if (!(value.Value >>= days) || !(days >= 1 && days <= 36'525) || days != std::floor(days))
                return wrong(name);
            read.horizon = static_cast<int>(days);
        } else if (name == argument::discount) {
            double share = 0;
            if (!(value.Value >>= share) || !(share >= 0 && share <= 10))
                return wrong(name);
            read.discount = share;
        } else if (name == "SynchronMode") {
            value.Value >>= read.synchronous;
        }
    }
    return read;
}

} // namespace lifecycle::commands
