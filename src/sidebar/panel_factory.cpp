#include "sidebar/panel_factory.hpp"

#include "sidebar/changes_panel.hpp"
#include "sidebar/columns_panel.hpp"
#include "sidebar/customer_panel.hpp"
#include "sidebar/contacts_panel.hpp"
#include "sidebar/data_panel.hpp"
#include "sidebar/spoken_panel.hpp"
#include "sidebar/stages_panel.hpp"

#include <com/sun/star/container/NoSuchElementException.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/ui/XUIElementFactory.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>

#include <string_view>
#include <utility>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;

namespace {

template <class Made> Panel* make(Place place) { return new Made{std::move(place)}; }

/// By the end of a panel's address.
constexpr std::pair<std::string_view, MakePanel> makers[]{
    {"/LifecycleDataPanel", make<DataPanel>},
    {"/LifecycleStagesPanel", make<StagesPanel>},
    {"/LifecycleCustomerPanel", make<CustomerPanel>},
    {"/LifecycleContactsPanel", make<ContactsPanel>},
    {"/LifecycleChangesPanel", make<ChangesPanel>},
    {"/LifecycleColumnsPanel", make<ColumnsPanel>},
};

class PanelFactory final : public cppu::WeakImplHelper2<ui::XUIElementFactory, lang::XServiceInfo> {
public:
    explicit PanelFactory(Reference<uno::XComponentContext> context) : context_{std::move(context)} {}

    Reference<ui::XUIElement> SAL_CALL createUIElement(
        const OUString& url, const uno::Sequence<beans::PropertyValue>& arguments) override
    {
        Place place;
        place.context = context_;
        place.url = url;
        for (const auto& argument : arguments) {
            if (argument.Name == "Frame")
                argument.Value >>= place.frame;
            else if (argument.Name == "ParentWindow")
                argument.Value >>= place.parent;
            else if (argument.Name == "Sidebar")
                argument.Value >>= place.sidebar;
        }
        if (!place.frame.is() || !place.parent.is())
            throw lang::IllegalArgumentException("Frame and ParentWindow", static_cast<cppu::OWeakObject*>(this), 1);
        try {
            for (const auto& [name, make] : makers)
                if (url.endsWithAsciiL(name.data(), static_cast<sal_Int32>(name.size())))
                    return opened(std::move(place), make);
        } catch (const std::exception& e) {
            throw uno::RuntimeException(OUString::createFromAscii(e.what()), static_cast<cppu::OWeakObject*>(this));
        }
        throw container::NoSuchElementException(url, static_cast<cppu::OWeakObject*>(this));
    }

    OUString SAL_CALL getImplementationName() override { return "org.customerlifecycle.comp.PanelFactory"; }
    sal_Bool SAL_CALL supportsService(const OUString& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() override
    {
        uno::Sequence<OUString> names{1};
        names.getArray()[0] = "org.customerlifecycle.PanelFactory";
        return names;
    }

private:
    static Reference<ui::XUIElement> opened(Place place, MakePanel make)
    {
        const rtl::Reference<SpokenPanel> held{new SpokenPanel{std::move(place), make}};
        held->open();
        return held.get();
    }

    Reference<uno::XComponentContext> context_;
};

} // namespace

Reference<uno::XInterface> createPanelFactory(const Reference<uno::XComponentContext>& context)
{
    return static_cast<cppu::OWeakObject*>(new PanelFactory{context});
}

} // namespace lifecycle::sidebar
