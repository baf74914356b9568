// A deck that is longer than the window, and the wheel of the mouse over it.

#include "deck.hpp"

#include "office/small_log.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle::tests;
using namespace lifecycle::desktop;

TEST_CASE("The wheel over a panel scrolls the deck, down to its last panel and up again")
{
    const Screen screen(1500, 900);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", 1480, 860);
        fillSmallLog(document);
        document.select("Orders.A2");
        const Deck deck(office, screen, document.controller());
        REQUIRE(soon([&] { return deck.shows(dataPanel, "classify"); }));
        for (const auto* panel : panels)
            deck.unfold(panel);
        const auto top = deck.origin(dataPanel);
        const Pixel middle{top.x + deck.panelWidth(dataPanel) / 2, top.y + 200};
        CHECK_THROWS(deck.origin(columnsPanel)); // below the window's end
        screen.turnWheel(middle, 30);
        screen.photograph("wheel-1-down");
        CHECK(deck.origin(columnsPanel).x == top.x);
        screen.turnWheel(middle, -30);
        screen.photograph("wheel-2-up");
        CHECK(deck.origin(dataPanel).y == top.y);
    }
    CHECK(office.stop() == 0);
}
