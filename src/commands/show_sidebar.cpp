#include "commands/show_sidebar.hpp"

#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/ui/XDeck.hpp>
#include <com/sun/star/ui/XDecks.hpp>
#include <com/sun/star/ui/XSidebarProvider.hpp>

namespace lifecycle::commands {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;

void showSidebar(const Reference<frame::XFrame>& frame)
{
    const Reference<frame::XController2> controller{frame->getController(), UNO_QUERY};
    const auto sidebar = controller.is() ? controller->getSidebar() : Reference<ui::XSidebarProvider>{};
    if (!sidebar.is())
        return;
    sidebar->setVisible(true);
    sidebar->showDecks(true);
    const auto decks = sidebar->getDecks();
    if (!decks.is() || !decks->hasByName("LifecycleDeck"))
        return;
    const Reference<ui::XDeck> deck{decks->getByName("LifecycleDeck"), UNO_QUERY};
    // To activate the active deck would hide it.
    if (deck.is() && !deck->isActive())
        deck->activate(true);
}

} // namespace lifecycle::commands
