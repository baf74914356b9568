// The panel Customer follows the cursor over the sheets, draws the orders, and marks follow-ups.

#include "deck.hpp"

#include "harness/cells.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;

namespace {

constexpr int screenWidth = 1500, screenHeight = 1500;
constexpr double newYear = 45'292; // 2024-01-01

/// Ann orders at the end of every month but one, Bob once, Cid asked not to be contacted.
void fill(const Document& document)
{
    document.spreadsheets()->getSheets()->insertNewByName("Model", 1);
    put(document, "Sheet1.A1",
        {{"customer", "order date", "amount", "do not contact"}, {"Ann", newYear + 30, 100.0, std::monostate{}},
            {"Bob", newYear + 45, 40.0, std::monostate{}}, {"Ann", newYear + 59, 50.0, std::monostate{}},
            {"Cid", newYear + 70, 7.0, "yes"}, {"Ann", newYear + 120, -20.0, std::monostate{}},
            {"Ann", newYear + 300, 100.0, std::monostate{}}});
    put(document, "Model.A1",
        {{"Stage", "Position", "orders", "Expected contribution", "Action", "Follow up within (days)", "Colour"},
            {"Once", 1.0, "<=1", "low", "Ask for a second order", 7.0, "#112233"},
            {"More", 2.0, ">1", "high", "Say thank you", 5.0, "#cc3311"}});
}

Office::Settings withTheme(Office::Settings settings, const std::string& theme)
{
    settings.environment["GTK_THEME"] = theme;
    return settings;
}

} // namespace

TEST_CASE("The customer under the cursor: stage, reason, orders, what to do next")
{
    for (const auto& [toolkit, theme] : {std::pair{"gtk3", "Adwaita:dark"}, {"gen", ""}}) {
        CAPTURE(toolkit);
        const Screen screen(screenWidth, screenHeight);
        Office office(withTheme(screen.office(toolkit), theme));
        {
            const Document document(office, Shown::visible);
            screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
            const Deck deck(office, screen, document.controller());
            deck.unfoldOnly(customerPanel);
            CHECK(soon([&] { return deck.text(customerPanel, "name").starts_with("Click into a customer's row"); }));
            CHECK_FALSE(deck.shows(customerPanel, "done"));
            screen.photograph(std::string{"customer-1-nobody-"} + toolkit);

            fill(document);
            REQUIRE(dispatch(office, document, "vnd.org.customerlifecycle:classify",
                {{"Range", css::uno::Any{rtl::OUString{"Sheet1.A1"}}}, {"Model", css::uno::Any{rtl::OUString{"Model"}}}}).success);
            document.select("Customers.C2");
            CHECK(soon([&] { return deck.text(customerPanel, "name") == "Ann"; }));
            CHECK(soon([&] { return deck.shows(customerPanel, "timeline"); }));
            CHECK(deck.text(customerPanel, "stage") == "More, since 2024-10-27"); // the day of the first classification
            CHECK_THAT(deck.text(customerPanel, "reason"), Catch::Contains("orders 3 (>1)"));
            CHECK(deck.text(customerPanel, "next") == "Next, by 2024-11-01: Say thank you");
            CHECK_THAT(deck.text(customerPanel, "figures"), Catch::Contains("Contribution: 230"));
            // From January to October: ten months. One order by the end of January, two by the end of February.
            CHECK(deck.text(customerPanel, "from") == "2024-01-01");
            CHECK(deck.text(customerPanel, "until") == "2024-10-27");
            CHECK_THAT(deck.text(customerPanel, "stays"), Catch::Contains("Once: 2024-01-01 to 2024-01-31") && Catch::Contains("More: 2024-02-01 to 2024-10-27"));
            CHECK_THAT(deck.accessibleName(customerPanel, "timeline"), Catch::Contains("2024-01-01: 1") && Catch::Contains("100"));
            for (const auto& control : deck.shown(customerPanel)) {
                CAPTURE(control);
                CHECK_FALSE(deck.accessibleName(customerPanel, control).empty());
                const auto place = deck.placeInPanel(customerPanel, control);
                CHECK(place.corner.x + place.width <= deck.panelWidth(customerPanel));
            }
            // The strip: Once over a tenth of the width, More over the rest.
            const auto picture = deck.onScreen(customerPanel, "timeline");
            const int strip = picture.corner.y + picture.height - 3;
            CHECK(screen.colourAt({picture.corner.x + picture.width / 25, strip}) == 0x112233);
            CHECK(screen.colourAt({picture.corner.x + picture.width / 2, strip}) == 0xcc3311);
            screen.photograph(std::string{"customer-2-ann-"} + toolkit);

            // On the log it is the row's customer.
            document.select("Sheet1.B3");
            CHECK(soon([&] { return deck.text(customerPanel, "name") == "Bob"; }));
            CHECK_THAT(deck.text(customerPanel, "stage"), Catch::StartsWith("Once"));

            document.select("Sheet1.B5");
            CHECK(soon([&] { return deck.text(customerPanel, "name") == "Cid"; }));
            CHECK(deck.text(customerPanel, "next") == "Asked not to be contacted: no action.");
            CHECK_FALSE(deck.shows(customerPanel, "done"));

            document.select("Customers.A2");
            REQUIRE(soon([&] { return deck.shows(customerPanel, "done"); }));
            deck.click(customerPanel, "postpone"); // by a week from the day on which it is due
            CHECK(soon([&] { return document.undoManager()->getCurrentUndoActionTitle() == "Postpone: Ann"; }));
            CHECK(soon([&] { return deck.text(customerPanel, "next") == "Postponed to 2024-11-08: Say thank you"; }));
            screen.photograph(std::string{"customer-3-postponed-"} + toolkit);
            deck.click(customerPanel, "done");
            CHECK(soon([&] { return document.undoManager()->getCurrentUndoActionTitle().startsWith("Done: Ann"); }));
            CHECK(soon([&] { return deck.text(customerPanel, "next").starts_with("Done on "); }));
        }
        CHECK(office.stop() == 0);
    }
}
