// The panel Columns and values in a real window: a column and a meaning chosen with mouse and keyboard, and what follows from it.

#include "deck.hpp"

#include "harness/cells.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <algorithm>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;

namespace {

constexpr int screenWidth = 1500, screenHeight = 1500;

/// `Betrag` is half of `Total`; `Lage` says in this shop's own words what became of an order.
void fillOrders(const Document& document)
{
    const auto day = [](double days) { return CellValue{45'292 + days}; };
    using Text = std::string;
    put(document, "A1", {{Text{"Order"}, Text{"Client"}, Text{"Date"}, Text{"Total"}, Text{"Betrag"}, Text{"Lage"}},
        {1.0, Text{"Ann"}, day(0), 10.0, 5.0, Text{"ok"}}, {2.0, Text{"Bob"}, day(3), 20.0, 10.0, Text{"raus"}},
        {3.0, Text{"Ann"}, day(20), 30.0, 15.0, Text{"ok"}}, {4.0, Text{"Cid"}, day(40), 40.0, 20.0, Text{"ok"}},
        {5.0, Text{"Ann"}, day(60), 50.0, 25.0, Text{"raus"}}});
}

/// The row of the panel whose label says this.
std::string listBeside(const Deck& deck, const std::string& rows, const std::string& label)
{
    for (int row = 0; deck.shows(columnsPanel, rows + std::to_string(row)); ++row)
        if (deck.text(columnsPanel, rows + std::to_string(row) + "Label") == label)
            return rows + std::to_string(row);
    return {};
}

/// What its tip says: the whole of it, whatever the width.
std::string chosenIn(const Deck& deck, const std::string& list)
{
    const auto tip = utf8(deck.property(columnsPanel, list, "HelpText").get<rtl::OUString>());
    return tip.substr(tip.find(": ") + 2);
}

std::size_t contributionColumn(const Document& document)
{
    const auto headers = valuesOf(document, "Customers.A1:AZ1").front();
    return static_cast<std::size_t>(std::ranges::find(headers, CellValue{"contribution"}) - headers.begin());
}

} // namespace

TEST_CASE("A column and a meaning are chosen in the panel, and count from the next Classify on")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        fillOrders(document);
        document.select("Sheet1.A2");
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(columnsPanel);
        REQUIRE(soon([&] { return !listBeside(deck, "field", "amount").empty(); }));
        const auto amount = listBeside(deck, "field", "amount");
        CHECK(chosenIn(deck, amount) == "Automatic: Total (D)");
        screen.photograph("columns-1-found");

        deck.choose(columnsPanel, amount, 7); // automatic, none, then the columns from A on
        CHECK(soon([&] { return chosenIn(deck, amount) == "Betrag (E)"; }));
        const auto status = listBeside(deck, "field", "status");
        CHECK(chosenIn(deck, status) == "None found");
        deck.choose(columnsPanel, status, 8);
        CHECK(soon([&] { return chosenIn(deck, status) == "Lage (F)"; }));
        REQUIRE(soon([&] { return deck.shows(columnsPanel, "value0_1"); }));
        CHECK(deck.text(columnsPanel, "value0_1Label") == "raus (2)");
        CHECK(chosenIn(deck, "value0_1") == "No meaning yet");
        screen.photograph("columns-2-chosen");
        deck.choose(columnsPanel, "value0_1", 2); // none, cancelled
        CHECK(soon([&] { return chosenIn(deck, "value0_1") == "cancelled"; }));
        screen.photograph("columns-3-meaning");

        deck.unfoldOnly(dataPanel);
        REQUIRE(soon([&] { return deck.shows(dataPanel, "classify"); }));
        deck.click(dataPanel, "classify");
        REQUIRE(undoesSoon(document, "Classify customers"));
        // Of the halves 5, 10, 15, 20 and 25 those that are not `raus`.
        double sum = 0;
        for (const auto& row : valuesOf(document, "Customers.A1:AZ4"))
            sum += std::holds_alternative<double>(row[contributionColumn(document)]) ? std::get<double>(row[contributionColumn(document)]) : 0;
        CHECK(sum == 40);
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("A table is chosen in the panel, its rows left out are shown, and only its visible rows count")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        using Text = std::string;
        fillOrders(document);
        put(document, "J3", {{Text{"Client"}, Text{"Date"}, Text{"Amount"}}, {Text{"Eve"}, 45'300.0, 1.0}, {Text{"Eve"}, Text{"?"}, 2.0},
            {Text{"Eve"}, 45'310.0, 3.0}});
        document.spreadsheets()->getSheets()->insertNewByName("Other", 1);
        put(document, "Other.B2", {{Text{"Client"}, Text{"Date"}, Text{"Amount"}}, {Text{"Fay"}, 45'300.0, 7.0}, {Text{"Fay"}, 45'310.0, 8.0}});
        document.select("Sheet1.A2");
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(dataPanel);
        REQUIRE(soon([&] { return deck.shows(dataPanel, "table"); }));
        const auto place = [&] { return deck.text(dataPanel, "place"); };
        CHECK(place() == "Sheet1.A1:F6");
        const auto choose = [&](int item) { deck.choose(dataPanel, "table", item); };
        screen.photograph("tables-1-list");
        choose(4); // at the cursor, the two of Sheet1, that of Other
        CHECK(soon([&] { return place() == "Other.B2:D4"; }));
        choose(3);
        CHECK(soon([&] { return place() == "Sheet1.J3:L6"; }));
        REQUIRE(soon([&] { return deck.shows(dataPanel, "showLeftOut"); }));
        screen.photograph("tables-2-chosen");
        deck.click(dataPanel, "showLeftOut");
        CHECK(soon([&] { return deck.shows(dataPanel, "message") && deck.text(dataPanel, "message").ends_with("selected: 1"); }));
        CHECK(place() == "Sheet1.J3:L6");
        choose(1);
        CHECK(soon([&] { return place() == "Sheet1.J3:L6"; })); // where the selection is now
        CHECK_FALSE(deck.shows(dataPanel, "onlyVisible"));
        const css::uno::Reference<css::table::XColumnRowRange> row{rangeOf(document, "Sheet1.A4"), css::uno::UNO_QUERY_THROW};
        css::uno::Reference<css::beans::XPropertySet>{row->getRows(), css::uno::UNO_QUERY_THROW}->setPropertyValue("IsVisible", css::uno::Any{false});
        document.select("Sheet1.A2");
        REQUIRE(soon([&] { return deck.shows(dataPanel, "onlyVisible") && deck.text(dataPanel, "onlyVisible") == "Only visible rows (4 of 5)"; }));
        deck.click(dataPanel, "onlyVisible");
        CHECK(soon([&] { return deck.text(dataPanel, "leftOut").starts_with("1 \u00d7 Hidden by a filter"); }));
        screen.photograph("tables-3-visible");
    }
    CHECK(office.stop() == 0);
}
