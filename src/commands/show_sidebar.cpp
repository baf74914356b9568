#include "commands/show_sidebar.hpp"

#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/ui/XDeck.hpp>
#include <com/sun/star/ui/XDecks.hpp>
#include <com/sun/star/ui/XSidebarProvider.hpp>

namespace lifecycle::commands {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;

namespace {

Reference<ui::XSidebarProvider> sidebarOf(const Reference<frame::XFrame>& frame)
{
    const Reference<frame::XController2> controller{frame.is() ? frame->getController() : nullptr, UNO_QUERY};
    return controller.is() ? controller->getSidebar() : Reference<ui::XSidebarProvider>{};
}

Reference<ui::XDeck> deckOf(const Reference<ui::XSidebarProvider>& sidebar)
{
    const auto decks = sidebar->getDecks();
    if (!decks.is() || !decks->hasByName("LifecycleDeck"))
        return {};
    return {decks->getByName("LifecycleDeck"), UNO_QUERY};
}

} // namespace

bool isSidebarShown(const Reference<frame::XFrame>& frame)
{
    const auto sidebar = sidebarOf(frame);
    if (!sidebar.is() || !sidebar->isVisible())
        return false;
    const auto deck = deckOf(sidebar);
    return deck.is() && deck->isActive();
}

void showSidebar(const Reference<frame::XFrame>& frame)
{
    const auto sidebar = sidebarOf(frame);
    if (!sidebar.is())
        return;
    sidebar->setVisible(true);
    sidebar->showDecks(true);
    const auto deck = deckOf(sidebar);
    // To activate the active deck would hide it.
    if (deck.is() && !deck->isActive())
        deck->activate(true);
}

} // namespace lifecycle::commands
