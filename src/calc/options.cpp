#include "calc/options.hpp"

#include "calc/conventions.hpp"
#include "calc/office_titles.hpp"
#include "calc/unicode.hpp"
#include "domain/model.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>
#include <cppuhelper/implbase1.hxx>

#include <algorithm>
#include <atomic>

namespace lifecycle::calc {

using namespace com::sun::star;
using rtl::OUString;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr int longestWindow = 36'525;

template <class Access>
Reference<Access> node(const Reference<uno::XComponentContext>& context, const char* service)
{
    uno::Sequence<Any> arguments{1};
    arguments.getArray()[0] <<= beans::NamedValue{"nodepath", Any{OUString{"/org.customerlifecycle.Options"}}};
    return {configuration::theDefaultProvider::get(context)->createInstanceWithArguments(OUString::createFromAscii(service), arguments),
        UNO_QUERY_THROW};
}

template <class T> T read(const Reference<container::XNameAccess>& stored, const char* name)
{
    T value{};
    stored->getByName(OUString::createFromAscii(name)) >>= value;
    return value;
}

template <class Names> std::string oneOf(const Names& names, const OUString& stored)
{
    const auto name = utf8(stored);
    return std::find(names.begin(), names.end(), name) == names.end() ? std::string{} : name;
}

Options read(const Reference<uno::XComponentContext>& context)
{
    const auto stored = node<container::XNameAccess>(context, "com.sun.star.configuration.ConfigurationAccess");
    Options options;
    options.language = oneOf(Wording::languages(), read<OUString>(stored, "Language"));
    if (const auto model = oneOf(Model::builtInNames(), read<OUString>(stored, "Model")); !model.empty())
        options.model = model;
    if (const auto window = read<sal_Int32>(stored, "Window"); window > 0 && window <= longestWindow)
        options.window = window;
    if (const auto decimals = read<sal_Int32>(stored, "Decimals"); decimals == 0 || decimals == 2)
        options.decimals = decimals;
    options.colours = stageColoursNamed(utf8(read<OUString>(stored, "Colours")));
    if (const auto horizon = read<sal_Int32>(stored, "Horizon"); horizon > 0 && horizon <= longestWindow)
        options.terms.horizon = horizon;
    if (const auto discount = read<double>(stored, "Discount"); discount >= 0 && discount <= 10)
        options.terms.yearlyDiscount = discount;
    return options;
}

/// Whether what is kept of the options still holds.
std::atomic<bool> isCurrent{false};

/// Hears of changes until the office ends. It alone keeps the node alive that tells.
class Watch final : public cppu::WeakImplHelper1<util::XChangesListener> {
public:
    explicit Watch(Reference<util::XChangesNotifier> told) : told_{std::move(told)} {}
    void SAL_CALL changesOccurred(const util::ChangesEvent&) override { forgetOptions(); }
    void SAL_CALL disposing(const lang::EventObject&) override { told_.clear(); }

private:
    Reference<util::XChangesNotifier> told_;
};

void watch(const Reference<uno::XComponentContext>& context)
{
    static bool watches = false;
    if (std::exchange(watches, true))
        return;
    const auto notifier = optionsNotifier(context);
    notifier->addChangesListener(new Watch{notifier});
}

} // namespace

const Options& options(const Reference<uno::XComponentContext>& context)
{
    static Options known;
    watch(context);
    if (!isCurrent.exchange(true))
        known = read(context);
    return known;
}

void setOptions(const Reference<uno::XComponentContext>& context, const Options& options)
{
    const auto stored = node<container::XNameReplace>(context, "com.sun.star.configuration.ConfigurationUpdateAccess");
    const auto put = [&](const char* name, const Any& value) { stored->replaceByName(OUString::createFromAscii(name), value); };
    put("Language", Any{unicode(options.language)});
    put("Model", Any{unicode(options.model)});
    put("Window", Any{static_cast<sal_Int32>(options.window.value_or(0))});
    put("Decimals", Any{static_cast<sal_Int32>(options.decimals.value_or(-1))});
    put("Colours", Any{unicode(nameOf(options.colours))});
    put("Horizon", Any{static_cast<sal_Int32>(options.terms.horizon)});
    put("Discount", Any{options.terms.yearlyDiscount});
    Reference<util::XChangesBatch>{stored, UNO_QUERY_THROW}->commitChanges();
    forgetOptions();
    nameInTheOffice(context, options.language);
}

Reference<util::XChangesNotifier> optionsNotifier(const Reference<uno::XComponentContext>& context)
{
    return node<util::XChangesNotifier>(context, "com.sun.star.configuration.ConfigurationAccess");
}

void forgetOptions() { isCurrent = false; }

Wording wordingInUse(const Reference<uno::XComponentContext>& context)
{
    // The menus change theirs at a start alone.
    static const auto ofTheOffice = Wording::languageFor(menuLanguage(context));
    const auto& language = options(context).language;
    return Wording{language.empty() ? ofTheOffice : language};
}

} // namespace lifecycle::calc
