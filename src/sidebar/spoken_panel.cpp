#include "sidebar/spoken_panel.hpp"

#include "calc/options.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/ui/UIElementType.hpp>
#include <com/sun/star/ui/XDeck.hpp>
#include <com/sun/star/ui/XDecks.hpp>
#include <com/sun/star/ui/XPanel.hpp>
#include <com/sun/star/ui/XPanels.hpp>
#include <com/sun/star/ui/XSidebarProvider.hpp>

#include <utility>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

SpokenPanel::SpokenPanel(Place place, MakePanel make) : PanelBase{m_aMutex}, place_{std::move(place)}, make_{make} {}

void SpokenPanel::open()
{
    renew();
    options_ = calc::optionsNotifier(place_.context);
    changed_ = new Listener{[this] {
        calc::forgetOptions();
        soon(&SpokenPanel::optionsChanged);
    }};
    options_->addChangesListener(changed_.get());
    soon(&SpokenPanel::nameTitles); // once the panel is in its deck
}

void SpokenPanel::renew()
{
    language_ = calc::wordingInUse(place_.context).language();
    const rtl::Reference<Panel> made{make_(place_)};
    made->open();
    const auto old = std::exchange(panel_, made);
    if (old.is())
        old->dispose();
}

/// A change comes in the midst of another's doing, on any thread.
void SpokenPanel::soon(void (SpokenPanel::*act)())
{
    const rtl::Reference<Listener> later{new Listener{[self = rtl::Reference<SpokenPanel>{this}, act] {
        if (self->panel_.is())
            (self.get()->*act)();
    }}};
    awt::AsyncCallback::create(place_.context)->addCallback(later.get(), {});
}

void SpokenPanel::optionsChanged()
{
    if (language_ == calc::wordingInUse(place_.context).language())
        panel_->refreshAllSoon();
    else
        renew();
    nameTitles();
    if (place_.sidebar.is())
        place_.sidebar->requestLayout();
}

void SpokenPanel::nameTitles()
{
    const Reference<frame::XController2> controller{place_.frame->getController(), UNO_QUERY};
    const auto provider = controller.is() ? controller->getSidebar() : Reference<ui::XSidebarProvider>{};
    const auto decks = provider.is() ? provider->getDecks() : Reference<ui::XDecks>{};
    if (!decks.is() || !decks->hasByName("LifecycleDeck"))
        return;
    const Wording wording{language_};
    const Reference<ui::XDeck> deck{decks->getByName("LifecycleDeck"), UNO_QUERY_THROW};
    const auto give = [](const auto& titled, const OUString& title) {
        if (titled->getTitle() != title)
            titled->setTitle(title);
    };
    give(deck, calc::unicode(wording.text("deck.title")));
    const auto panels = deck->getPanels();
    const auto id = place_.url.copy(place_.url.lastIndexOf('/') + 1);
    if (panels.is() && panels->hasByName(id))
        give(Reference<ui::XPanel>{panels->getByName(id), UNO_QUERY_THROW}, calc::unicode(panel_->title()));
}

void SAL_CALL SpokenPanel::disposing()
{
    if (changed_.is()) {
        changed_->stop();
        options_->removeChangesListener(changed_.get());
    }
    options_.clear();
    changed_.clear();
    if (const auto panel = std::exchange(panel_, {}); panel.is())
        panel->dispose();
    place_.parent.clear();
    place_.sidebar.clear();
    place_.frame.clear();
}

Reference<uno::XInterface> SAL_CALL SpokenPanel::getRealInterface() { return static_cast<ui::XToolPanel*>(this); }

sal_Int16 SAL_CALL SpokenPanel::getType() { return ui::UIElementType::TOOLPANEL; }

Reference<awt::XWindow> SAL_CALL SpokenPanel::getWindow() { return panel_.is() ? panel_->window() : nullptr; }

Reference<accessibility::XAccessible> SAL_CALL SpokenPanel::createAccessible(const Reference<accessibility::XAccessible>&)
{
    return {getWindow(), UNO_QUERY};
}

ui::LayoutSize SAL_CALL SpokenPanel::getHeightForWidth(sal_Int32 width)
{
    return panel_.is() ? panel_->heightForWidth(width) : ui::LayoutSize{0, 0, 0};
}

sal_Int32 SAL_CALL SpokenPanel::getMinimalWidth() { return panel_.is() ? panel_->minimalWidth() : 0; }

} // namespace lifecycle::sidebar
