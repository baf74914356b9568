// The panel Stages, clicked: a stage's rows alone, another's, all of them again; with the keyboard too; in another order.

#include "deck.hpp"

#include "harness/cells.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr int screenWidth = 1500, screenHeight = 1500;
constexpr double newYear = 45'292; // 2024-01-01

/// Three rules by orders: Ann 1 (10), Bob 3 (60), Cid 3 (6), Dan none that counts by it: 5 orders, beyond all rules (500).
void fill(const Document& document)
{
    Rows log{{"customer", "order date", "amount"}, {"Ann", newYear, 10.0}};
    for (int day = 1; day <= 3; ++day) {
        log.push_back({"Bob", newYear + day, 20.0});
        log.push_back({"Cid", newYear + day, 2.0});
    }
    for (int day = 1; day <= 5; ++day)
        log.push_back({"Dan", newYear + day, 100.0});
    document.spreadsheets()->getSheets()->insertNewByName("Model", 1);
    put(document, "Sheet1.A1", log);
    put(document, "Model.A1", {{"Stage", "Position", "orders", "Expected contribution", "Colour"},
        {"Once", 1.0, "<=1", "low", "#112233"}, {"Some", 2.0, "<=3", "high", "#445566"}});
}

std::vector<std::string> seenCustomers(const Document& document)
{
    std::vector<std::string> names;
    const Reference<css::table::XColumnRowRange> sheet{document.sheet("Customers"), UNO_QUERY_THROW};
    for (int row = 1; row <= 4; ++row)
        if (Reference<css::beans::XPropertySet>{sheet->getRows()->getByIndex(row), UNO_QUERY_THROW}->getPropertyValue("IsVisible").get<bool>())
            names.push_back(textOf(document, "Customers.A" + std::to_string(row + 1)));
    return names;
}

using Names = std::vector<std::string>;

bool becomes(const Document& document, const Names& wanted) { return soon([&] { return seenCustomers(document) == wanted; }, 5); }

bool isPressed(const Deck& deck, const std::string& name)
{
    return deck.property(stagesPanel, name, "State").get<sal_Int16>() == 1 && deck.text(stagesPanel, name).starts_with("▸");
}

Names order(const Deck& deck)
{
    Names names;
    for (int row = 0; deck.shows(stagesPanel, "name" + std::to_string(row)); ++row)
        names.push_back(deck.text(stagesPanel, "name" + std::to_string(row)));
    return names;
}

/// From the list of orders on.
void withTheKeyboard(const Document& document, const Deck& deck, const Screen& screen)
{
    deck.focus(stagesPanel, "order");
    screen.press("Tab");
    REQUIRE(soon([&] { return deck.hasFocus(stagesPanel, "name0"); }, 5));
    screen.press("Tab");
    REQUIRE(soon([&] { return deck.hasFocus(stagesPanel, "name1"); }, 5));
    screen.press("space");
    CHECK(becomes(document, {"Bob", "Cid"}));

    const auto choose = [&](int down) { // the menu opens at what is chosen
        deck.focus(stagesPanel, "order");
        screen.openMenu([&] { screen.press("space"); });
        for (int step = 0; step < down; ++step)
            screen.press("Down");
        screen.press("Return");
    };
    choose(2); // by customers: two in Some, one in each of the others
    CHECK(soon([&] { return order(deck) == Names{"▸ Some", "Once", "no stage"}; }, 5));
    choose(3); // by contribution: 500, 66, 10
    CHECK(soon([&] { return order(deck) == Names{"no stage", "▸ Some", "Once"}; }, 5));
    screen.photograph("stages-2-order");
    deck.click(stagesPanel, "name1");
    CHECK(becomes(document, {"Ann", "Bob", "Cid", "Dan"}));
}

} // namespace

TEST_CASE("A click on a stage shows its rows alone, a second one all again; by mouse, by keyboard, in any order")
{
    for (const char* toolkit : {"gtk3", "gen"}) {
        CAPTURE(toolkit);
        const Screen screen(screenWidth, screenHeight);
        Office office(screen.office(toolkit));
        {
            const Document document(office, Shown::visible);
            screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
            fill(document);
            REQUIRE(dispatch(office, document, "vnd.org.customerlifecycle:classify",
                {{"Range", css::uno::Any{rtl::OUString{"Sheet1.A1"}}}, {"Model", css::uno::Any{rtl::OUString{"Model"}}}}).success);
            const Deck deck(office, screen, document.controller());
            deck.unfoldOnly(stagesPanel);
            REQUIRE(soon([&] { return order(deck) == Names{"Once", "Some", "no stage"}; }));
            CHECK_THAT(deck.text(stagesPanel, "filter"), Catch::Contains("Click a stage"));

            deck.click(stagesPanel, "name1");
            CHECK(becomes(document, {"Bob", "Cid"}));
            CHECK(soon([&] { return isPressed(deck, "name1"); }));
            CHECK_THAT(deck.text(stagesPanel, "filter"), Catch::StartsWith("Only Some is shown"));
            screen.photograph(std::string{"stages-1-one-"} + toolkit);
            deck.click(stagesPanel, "bar0");
            CHECK(becomes(document, {"Ann"}));
            CHECK(soon([&] { return isPressed(deck, "name0") && !isPressed(deck, "name1"); }));
            deck.click(stagesPanel, "figures2");
            CHECK(becomes(document, {"Dan"}));
            CHECK(soon([&] { return isPressed(deck, "name2"); }));
            deck.click(stagesPanel, "figures2");
            CHECK(becomes(document, {"Ann", "Bob", "Cid", "Dan"}));
            CHECK(soon([&] { return !isPressed(deck, "name2"); }));

            // The keys that follow are for the sheet: undo, as one expects after a click.
            screen.press("ctrl+z");
            CHECK(becomes(document, {"Dan"}));
            CHECK(soon([&] { return isPressed(deck, "name2"); }));
            deck.click(stagesPanel, "name2");
            CHECK(becomes(document, {"Ann", "Bob", "Cid", "Dan"}));

            withTheKeyboard(document, deck, screen);
        }
        CHECK(office.stop() == 0);
    }
}
