#include "sidebar/date_field.hpp"

#include "calc/unicode.hpp"
#include "domain/typed_day.hpp"

#include <com/sun/star/awt/XTextComponent.hpp>

namespace lifecycle::sidebar {

using namespace com::sun::star;

std::string DateField::typed() const { return calc::utf8(as<awt::XTextComponent>()->getText().trim()); }

std::optional<Day> DateField::day(const Conventions& conventions) const { return typedDay(typed(), conventions); }

std::optional<std::string> DateField::noDate(const Conventions& conventions) const
{
    auto text = typed();
    return text.empty() || typedDay(text, conventions) ? std::nullopt : std::optional{std::move(text)};
}

uno::Any DateField::argument(const Conventions& conventions) const
{
    if (const auto known = day(conventions))
        return uno::Any{static_cast<double>(*known)};
    const auto text = typed();
    return text.empty() ? uno::Any{} : uno::Any{calc::unicode(text)};
}

void DateField::setDay(std::optional<Day> day, const Conventions& conventions)
{
    if (this->day(conventions) == day)
        return;
    set("Text", uno::Any{calc::unicode(day ? writtenDay(*day, conventions.nullDate) : std::string{})});
}

} // namespace lifecycle::sidebar
