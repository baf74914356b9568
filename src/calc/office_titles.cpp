#include "calc/office_titles.hpp"

#include "calc/unicode.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XLayoutManager.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>
#include <cppuhelper/implbase1.hxx>

#include <array>

namespace lifecycle::calc {

using namespace com::sun::star;
using rtl::OUString;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

struct Title {
    const char *node, *property, *key;
};
constexpr std::array titles{
    Title{"/org.openoffice.Office.Addons/AddonUI/OfficeMenuBar/org.customerlifecycle.calc", "Title", "menu.title"},
    Title{"/org.openoffice.Office.OptionsDialog/Nodes/Calc/Leaves/org.customerlifecycle.calc", "Label", "deck.title"},
};

/// Whether anything had to be changed: what stands as it should is not written over.
bool name(const Reference<uno::XComponentContext>& context, const Title& title, std::string_view language)
{
    uno::Sequence<Any> arguments{2};
    arguments.getArray()[0] <<= beans::NamedValue{"nodepath", Any{OUString::createFromAscii(title.node)}};
    arguments.getArray()[1] <<= beans::NamedValue{"locale", Any{OUString{"*"}}};
    const Reference<container::XNameAccess> node{configuration::theDefaultProvider::get(context)->createInstanceWithArguments(
                                                     "com.sun.star.configuration.ConfigurationUpdateAccess", arguments),
        UNO_QUERY_THROW};
    const Reference<container::XNameContainer> spoken{node->getByName(OUString::createFromAscii(title.property)), UNO_QUERY_THROW};
    bool changed = false;
    for (const auto office : Wording::languages()) {
        const auto tag = unicode(office);
        const Any wanted{unicode(Wording{language.empty() ? office : language}.text(title.key))};
        if (!spoken->hasByName(tag))
            spoken->insertByName(tag, wanted);
        else if (spoken->getByName(tag) != wanted)
            spoken->replaceByName(tag, wanted);
        else
            continue;
        changed = true;
    }
    if (changed)
        Reference<util::XChangesBatch>{node, UNO_QUERY_THROW}->commitChanges();
    return changed;
}

/// Makes the menu bars of open spreadsheets anew.
class RenewMenuBars final : public cppu::WeakImplHelper1<awt::XCallback> {
public:
    explicit RenewMenuBars(Reference<uno::XComponentContext> context) : context_{std::move(context)} {}
    void SAL_CALL notify(const Any&) override
    {
        static constexpr char menuBar[] = "private:resource/menubar/menubar";
        const Reference<container::XIndexAccess> frames{frame::Desktop::create(context_)->getFrames(), UNO_QUERY_THROW};
        for (sal_Int32 index = 0; index < frames->getCount(); ++index) {
            const Reference<beans::XPropertySet> shown{frames->getByIndex(index), UNO_QUERY};
            const Reference<frame::XFrame> frame{shown, UNO_QUERY};
            if (!frame.is() || !frame->getController().is())
                continue;
            const Reference<lang::XServiceInfo> document{frame->getController()->getModel(), UNO_QUERY};
            const Reference<frame::XLayoutManager> layout{shown->getPropertyValue("LayoutManager"), UNO_QUERY};
            if (!document.is() || !document->supportsService("com.sun.star.sheet.SpreadsheetDocument") || !layout.is()
                || !layout->getElement(menuBar).is())
                continue;
            layout->destroyElement(menuBar);
            layout->createElement(menuBar);
        }
    }

private:
    Reference<uno::XComponentContext> context_;
};

} // namespace

void nameInTheOffice(const Reference<uno::XComponentContext>& context, std::string_view language)
{
    bool changed = false;
    for (const auto& title : titles)
        changed |= name(context, title, language);
    // The office reads its menus again in an event of its own, which now waits before ours.
    if (changed)
        awt::AsyncCallback::create(context)->addCallback(new RenewMenuBars{context}, {});
}

} // namespace lifecycle::calc
