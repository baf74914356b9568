#pragma once

// A panel as the office holds it, in the language that is in use: where the language changes (`calc/options.hpp`), the panel is
// made anew in the same place, and the deck and the panel get their titles in it. The office's own titles follow the language of
// its menus alone.

#include "sidebar/panel.hpp"

#include <com/sun/star/ui/XSidebarPanel.hpp>
#include <com/sun/star/ui/XToolPanel.hpp>
#include <com/sun/star/ui/XUIElement.hpp>
#include <com/sun/star/util/XChangesNotifier.hpp>
#include <cppuhelper/basemutex.hxx>
#include <cppuhelper/compbase3.hxx>

#include <string>

namespace lifecycle::sidebar {

using PanelBase = cppu::WeakComponentImplHelper3<com::sun::star::ui::XUIElement, com::sun::star::ui::XToolPanel,
    com::sun::star::ui::XSidebarPanel>;

using MakePanel = Panel* (*)(Place place);

class SpokenPanel final : protected cppu::BaseMutex, public PanelBase {
public:
    SpokenPanel(Place place, MakePanel make);
    /// Makes the panel and listens. To be called once, when the object is referenced.
    void open();

    // XUIElement
    com::sun::star::uno::Reference<com::sun::star::uno::XInterface> SAL_CALL getRealInterface() override;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> SAL_CALL getFrame() override { return place_.frame; }
    rtl::OUString SAL_CALL getResourceURL() override { return place_.url; }
    sal_Int16 SAL_CALL getType() override;
    // XToolPanel
    com::sun::star::uno::Reference<com::sun::star::awt::XWindow> SAL_CALL getWindow() override;
    com::sun::star::uno::Reference<com::sun::star::accessibility::XAccessible> SAL_CALL createAccessible(
        const com::sun::star::uno::Reference<com::sun::star::accessibility::XAccessible>& parent) override;
    // XSidebarPanel
    com::sun::star::ui::LayoutSize SAL_CALL getHeightForWidth(sal_Int32 width) override;
    sal_Int32 SAL_CALL getMinimalWidth() override;

private:
    void SAL_CALL disposing() override;
    void renew();
    void soon(void (SpokenPanel::*act)());
    void optionsChanged();
    void nameTitles();

    Place place_;
    MakePanel make_;
    rtl::Reference<Panel> panel_;
    std::string language_;
    com::sun::star::uno::Reference<com::sun::star::util::XChangesNotifier> options_;
    rtl::Reference<Listener> changed_;
};

} // namespace lifecycle::sidebar
