#include "functions/described.hpp"

#include "calc/unicode.hpp"
#include "functions/function_table.hpp"

#include <algorithm>
#include <string>

namespace lifecycle::functions {

using calc::unicode;
using calc::utf8;
using rtl::OUString;

namespace {

constexpr char prefix[] = "LIFECYCLE.";

const DescribedFunction* functionOf(const OUString& method)
{
    const auto& table = functionTable();
    const auto found = std::ranges::find(table, utf8(method), &DescribedFunction::method);
    return found == table.end() ? nullptr : &*found;
}

std::string key(const DescribedFunction& function) { return "function." + std::string{function.name} + '.'; }

} // namespace

OUString Described::displayName(const OUString& method) const
{
    const auto* const function = functionOf(method);
    return function ? unicode(prefix + std::string{function->name}) : OUString{};
}

OUString Described::method(const OUString& displayName) const
{
    for (const auto& function : functionTable())
        if (utf8(displayName) == prefix + std::string{function.name})
            return unicode(function.method);
    return {};
}

OUString Described::description(const OUString& method) const
{
    const auto* const function = functionOf(method);
    return function ? unicode(wording_.text(key(*function) + "description")) : OUString{};
}

OUString Described::category(const OUString& method) const
{
    const auto* const function = functionOf(method);
    return function ? unicode(function->category) : OUString{};
}

OUString Described::argumentName(const OUString& method, sal_Int32 place) const { return argumentText(method, place, "name"); }

OUString Described::argumentDescription(const OUString& method, sal_Int32 place) const
{
    return argumentText(method, place, "description");
}

OUString Described::argumentText(const OUString& method, sal_Int32 place, const char* what) const
{
    const auto* const function = functionOf(method);
    if (!function || place < 1 || place > static_cast<sal_Int32>(function->arguments.size()))
        return {};
    const auto argument = function->arguments[static_cast<std::size_t>(place - 1)];
    return unicode(wording_.text(key(*function) + std::string{argument} + '.' + what));
}

} // namespace lifecycle::functions
