#include "calc/conventions.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/i18n/LocaleData2.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/Date.hpp>

#include <ctime>
#include <map>

namespace lifecycle::calc {

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;

namespace {

/// A setting of the office under org.openoffice.Setup/L10N; empty where it is not set.
OUString languageSetting(const Reference<uno::XComponentContext>& context, const char* name)
{
    beans::NamedValue path{"nodepath", uno::Any{OUString{"/org.openoffice.Setup/L10N"}}};
    uno::Sequence<uno::Any> arguments{1};
    arguments.getArray()[0] <<= path;
    const Reference<container::XNameAccess> node{
        configuration::theDefaultProvider::get(context)->createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess", arguments),
        uno::UNO_QUERY_THROW};
    OUString setting;
    node->getByName(OUString::createFromAscii(name)) >>= setting;
    return setting;
}

/// `es-MX` as the office's own structure.
lang::Locale localeFromTag(const OUString& tag)
{
    sal_Int32 position = 0;
    const auto language = tag.getToken(0, '-', position);
    const auto country = position < 0 ? OUString{} : tag.getToken(0, '-', position);
    return {language, country, {}};
}

/// What a locale writes; looked up once per process and locale, since functions ask in every cell.
struct Habits {
    char decimalMark;
    DateOrder dateOrder;
};

Habits habitsOf(const Reference<uno::XComponentContext>& context, const lang::Locale& locale)
{
    const auto data = i18n::LocaleData2::create(context);
    const auto mark = data->getLocaleItem(locale).decimalSeparator;
    // The first pattern by which Calc itself accepts a typed date, e.g. `D.M.Y`, `M/D/Y`, `Y-M-D`, says the order.
    const uno::Sequence<OUString> patterns = data->getDateAcceptancePatterns(locale);
    auto order = DateOrder::yearMonthDay;
    if (patterns.hasElements()) {
        const auto& pattern = patterns[0];
        const auto day = pattern.indexOf('D'), month = pattern.indexOf('M'), year = pattern.indexOf('Y');
        if (year >= 0 && year < day && year < month)
            order = DateOrder::yearMonthDay;
        else
            order = day < month ? DateOrder::dayMonthYear : DateOrder::monthDayYear;
    }
    return {mark == "," ? ',' : '.', order};
}

} // namespace

Conventions conventionsOf(const Reference<uno::XComponentContext>& context, const Reference<beans::XPropertySet>& document)
{
    Conventions conventions;
    util::Date nullDate{30, 12, 1899};
    document->getPropertyValue("NullDate") >>= nullDate;
    conventions.nullDate = std::chrono::year{nullDate.Year} / nullDate.Month / nullDate.Day;

    lang::Locale locale;
    document->getPropertyValue("CharLocale") >>= locale;
    // The office's main thread alone calls this.
    static std::map<std::pair<OUString, OUString>, Habits> known;
    const std::pair key{locale.Language, locale.Country};
    auto found = known.find(key);
    if (found == known.end()) {
        if (locale.Language.isEmpty()) {
            auto tag = languageSetting(context, "ooSetupSystemLocale");
            if (tag.isEmpty())
                tag = languageSetting(context, "ooLocale");
            locale = localeFromTag(tag);
        }
        found = known.emplace(key, habitsOf(context, locale)).first;
    }
    conventions.decimalMark = found->second.decimalMark;
    conventions.dateOrder = found->second.dateOrder;
    return conventions;
}

std::string menuLanguage(const Reference<uno::XComponentContext>& context)
{
    return utf8(languageSetting(context, "ooLocale"));
}

Day today(const Conventions& conventions)
{
    const auto now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    const std::chrono::sys_days date = std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday;
    return static_cast<Day>((date - conventions.nullDate).count());
}

} // namespace lifecycle::calc
