#include "sidebar/date_field.hpp"

namespace lifecycle::sidebar {

using namespace com::sun::star;

std::optional<double> serialOf(const uno::Any& date, const Conventions& conventions)
{
    util::Date day;
    if (!(date >>= day) || !day.Month)
        return {};
    const std::chrono::sys_days days = std::chrono::year{day.Year} / day.Month / day.Day;
    return static_cast<double>((days - conventions.nullDate).count());
}

uno::Any dateOf(std::optional<double> serial, const Conventions& conventions)
{
    if (!serial)
        return {};
    const std::chrono::year_month_day date{conventions.nullDate + std::chrono::days{static_cast<int>(*serial)}};
    return uno::Any{util::Date{static_cast<sal_uInt16>(static_cast<unsigned>(date.day())),
        static_cast<sal_uInt16>(static_cast<unsigned>(date.month())), static_cast<sal_Int16>(static_cast<int>(date.year()))}};
}

} // namespace lifecycle::sidebar
