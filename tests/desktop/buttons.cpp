// The lists, the date and the buttons of the panel Data that no other test of a way through it clicks.

#include "deck.hpp"

#include "office/small_log.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/table/XTableChartsSupplier.hpp>

#include <string>

using namespace lifecycle::tests;
using namespace lifecycle::desktop;

namespace {

/// Ann's order of two lines names its total of 10 on both; she comes back once, and so does Cid.
Rows numberedLog()
{
    return {{"order", "customer", "order date", "amount"}, {"1001", "Ann", newYear, 10.0}, {"1001", "Ann", newYear, 10.0},
        {"1002", "Bob", newYear + 14, 40.0}, {"1003", "Cid", newYear + 20, 5.0}, {"1004", "Ann", newYear + 31, 30.0}, {"1005", "Cid", newYear + 70, 5.0}};
}

} // namespace

TEST_CASE("What is chosen in the panel Data counts, and History, Changes and Charts are a click away")
{
    const Screen screen(1500, 1200);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", 1480, 1160);
        put(document, "A1", numberedLog());
        document.select("Sheet1.A2");
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(dataPanel);
        REQUIRE(soon([&] { return deck.shows(dataPanel, "amountIs"); }));
        CHECK(deck.text(dataPanel, "amountIs").starts_with("of the line"));
        deck.choose(dataPanel, "amountIs", 2);
        CHECK(soon([&] { return deck.text(dataPanel, "amountIs").starts_with("of the whole order"); }));
        CHECK(deck.text(dataPanel, "window").starts_with("From the log"));
        deck.choose(dataPanel, "window", 2);
        CHECK(soon([&] { return deck.text(dataPanel, "window").starts_with("7 days"); }));
        CHECK(deck.text(dataPanel, "model").starts_with("relationship"));
        deck.choose(dataPanel, "model", 2);
        CHECK(soon([&] { return deck.text(dataPanel, "model").starts_with("engagement"); }));
        deck.focus(dataPanel, "asOf");
        screen.press("ctrl+a");
        screen.type("soon\t");
        CHECK(soon([&] { return deck.text(dataPanel, "asOfNote").find("'soon' is not a date") != std::string::npos; }));
        CHECK(utf8(deck.property(dataPanel, "asOf", "Text").get<rtl::OUString>()) == "soon"); // still there to be mended
        deck.focus(dataPanel, "asOf");
        screen.press("ctrl+a");
        screen.type("2024-02-15\t"); // newYear + 45: before Cid's second order
        CHECK(soon([&] { return deck.text(dataPanel, "asOfNote").find("2024-02-15") != std::string::npos; }));
        screen.photograph("buttons-1-chosen");

        deck.click(dataPanel, "classify");
        REQUIRE(soon([&] { return document.spreadsheets()->getSheets()->hasByName("Customers") && deck.shows(dataPanel, "message"); }));
        CHECK_THAT(deck.text(dataPanel, "message"), Catch::Contains("2024-02-15"));
        const auto under = [&](const char* header) { return "Customers." + columnUnder(document, "Customers", header) + "2:" + columnUnder(document, "Customers", header) + "4"; };
        CHECK(valuesOf(document, under("revenue")) == Rows{{40.0}, {40.0}, {5.0}}); // Ann: 10 of the first order, 30 of the second
        CHECK(valuesOf(document, under("orders")) == Rows{{2.0}, {1.0}, {1.0}});
        CHECK_THAT(deck.text(stagesPanel, "summary"), Catch::Contains("engagement"));

        document.select("Sheet1.A2");
        deck.click(dataPanel, "history");
        CHECK(undoesSoon(document, "History"));
        CHECK(document.spreadsheets()->getSheets()->hasByName("History"));
        screen.press("ctrl+z");
        CHECK(soon([&] { return !document.spreadsheets()->getSheets()->hasByName("History"); }));
        document.select("Sheet1.A2");
        deck.click(dataPanel, "changes");
        CHECK(undoesSoon(document, "Changes"));
        CHECK(document.spreadsheets()->getSheets()->hasByName("Changes"));
        screen.press("ctrl+z");
        CHECK(soon([&] { return !document.spreadsheets()->getSheets()->hasByName("Changes"); }));

        // The user takes the charts away, and wants them back.
        const auto charts = [&] {
            const css::uno::Reference<css::table::XTableChartsSupplier> sheet{document.sheet("Stages"), css::uno::UNO_QUERY_THROW};
            return sheet->getCharts();
        };
        const auto made = charts()->getElementNames();
        REQUIRE(made.getLength() >= 2);
        for (const auto& name : made)
            charts()->removeByName(name);
        document.select("Sheet1.A2");
        deck.click(dataPanel, "charts");
        CHECK(soon([&] { return charts()->getElementNames().getLength() == made.getLength(); }));
        screen.photograph("buttons-2-charts");
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("Stop in the panel ends a command, and leaves the sheets as they were")
{
    const Screen screen(1500, 1200);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", 1480, 1160);
        Rows rows{{"customer", "order date", "amount"}};
        for (int order = 0; order < 200'000; ++order)
            rows.push_back({"Customer " + std::to_string(order % 50'000), newYear + order % 700, 10.0 + order % 13});
        put(document, "A1", rows);
        document.select("Sheet1.A2");
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(dataPanel);
        REQUIRE(soon([&] { return deck.shows(dataPanel, "classify"); }));
        const auto origin = deck.origin(dataPanel); // found now: the command does not wait for that
        deck.click(dataPanel, "classify");
        REQUIRE(soon([&] { return deck.shows(dataPanel, "stop") && deck.placeInPanel(dataPanel, "progress").width > 1; }));
        const auto stop = deck.placeInPanel(dataPanel, "stop").middle();
        screen.click({origin.x + stop.x, origin.y + stop.y});
        CHECK(soon([&] { return deck.shows(dataPanel, "message") && deck.text(dataPanel, "message").starts_with("Stopped"); }, 60));
        CHECK(document.sheetNames() == std::vector<std::string>{"Sheet1"});
        CHECK_FALSE(deck.shows(dataPanel, "stop"));
        screen.photograph("buttons-3-stopped");
    }
    CHECK(office.stop() == 0);
}
