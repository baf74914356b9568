// The panel Next contacts in a real window: chosen, done, postponed and undone with mouse and keyboard.

#include "deck.hpp"

#include "office/small_log.hpp"

#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;
using css::uno::UNO_QUERY_THROW;

namespace {

using lifecycle::tests::newYear;

constexpr int screenWidth = 1500, screenHeight = 1100;

/// Bob and Cid are due on the 38th day; on the 45th both are late.
void fill(const Document& document, Office& office)
{
    lifecycle::tests::fillSmallLog(document);
    for (const double day : {24.0, 39.0})
        REQUIRE(lifecycle::tests::classify(document, office, {{"Range", lifecycle::tests::text("Orders.A1")}, {"AsOf", css::uno::Any{newYear + day}}}).success);
}

std::string sheetInFront(const Document& document)
{
    const css::uno::Reference<css::sheet::XSpreadsheetView> view{document.controller(), UNO_QUERY_THROW};
    return utf8(css::uno::Reference<css::container::XNamed>{view->getActiveSheet(), UNO_QUERY_THROW}->getName());
}

int rowOfCursor(const Document& document)
{
    const css::uno::Reference<css::view::XSelectionSupplier> view{document.controller(), UNO_QUERY_THROW};
    return css::uno::Reference<css::sheet::XCellRangeAddressable>{view->getSelection(), UNO_QUERY_THROW}->getRangeAddress().StartRow + 1;
}

bool isChosen(const Deck& deck, int line)
{
    return deck.property(contactsPanel, "customer" + std::to_string(line), "State").get<sal_Int16>() == 1;
}

void workThroughTheList(const char* toolkit)
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office(toolkit));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(contactsPanel);
        REQUIRE(soon([&] { return deck.shows(contactsPanel, "summary"); }));
        CHECK_THAT(deck.text(contactsPanel, "summary"), Catch::Contains("once Classify finds somebody due"));
        CHECK_FALSE(deck.shows(contactsPanel, "done"));
        screen.photograph(std::string{"contacts-1-none-"} + toolkit);

        fill(document, office);
        REQUIRE(soon([&] { return deck.shows(contactsPanel, "customer1"); }));
        CHECK_FALSE(deck.shows(contactsPanel, "customer2"));
        CHECK(deck.text(contactsPanel, "summary") == "As of 2024-02-09. Due within a week: 2; of these overdue: 2");
        CHECK(deck.text(contactsPanel, "customer0") == "Bob");
        CHECK(deck.text(contactsPanel, "what0") == "Ask for a second order\nBy 2024-02-08 · 1 day overdue · at stake: 40");
        CHECK(deck.text(contactsPanel, "customer1") == "Cid");
        CHECK(isChosen(deck, 0));
        screen.photograph(std::string{"contacts-2-due-"} + toolkit);

        deck.click(contactsPanel, "customer1");
        CHECK(soon([&] { return sheetInFront(document) == "Next contacts" && rowOfCursor(document) == 3; }));
        CHECK(soon([&] { return isChosen(deck, 1) && !isChosen(deck, 0); }));
        CHECK(soon([&] { return deck.hasFocus(contactsPanel, "customer1"); }));
        screen.press("Up");
        CHECK(soon([&] { return deck.hasFocus(contactsPanel, "customer0"); }));
        CHECK(soon([&] { return rowOfCursor(document) == 2 && isChosen(deck, 0) && !isChosen(deck, 1); }));
        document.select("Next contacts.D3");
        CHECK(soon([&] { return isChosen(deck, 1) && !isChosen(deck, 0); }));

        deck.click(contactsPanel, "done");
        REQUIRE(soon([&] { return !deck.shows(contactsPanel, "customer1"); }));
        CHECK(valueOf(document, "Next contacts.E3") == newYear + 39);
        CHECK(deck.text(contactsPanel, "customer0") == "Bob");
        CHECK(undoesSoon(document, "Done: Cid"));
        screen.press("ctrl+z");
        CHECK(soon([&] { return deck.shows(contactsPanel, "customer1") && textOf(document, "Next contacts.E3").empty(); }));

        document.select("Next contacts.A2");
        REQUIRE(soon([&] { return isChosen(deck, 0); }));
        deck.choose(contactsPanel, "by", 2);
        CHECK(soon([&] { return deck.text(contactsPanel, "by").starts_with("by a month"); }));
        deck.click(contactsPanel, "postpone");
        REQUIRE(soon([&] { return !deck.shows(contactsPanel, "customer1"); }));
        CHECK(textOf(document, "Next contacts.F2") == "03/09/2024"); // from the 9th of February, when it was late already
        CHECK(deck.text(contactsPanel, "customer0") == "Cid");
        CHECK(deck.text(contactsPanel, "summary") == "As of 2024-02-09. Due within a week: 1; of these overdue: 1");
        screen.photograph(std::string{"contacts-3-postponed-"} + toolkit);

        // Ann (60 in 31 + 15.5 days, by 30 days: 38.7) was not due, and has her birthday in three days; Bob, put off until March, has his in four.
        put(document, "Orders.D1", {{"birthday"}, {"1980-02-12"}, {std::monostate{}}, {"1990-02-13"}});
        REQUIRE(lifecycle::tests::classify(document, office, {{"Range", lifecycle::tests::text("Orders.A1")}, {"AsOf", css::uno::Any{newYear + 39}}}).success);
        REQUIRE(soon([&] { return deck.shows(contactsPanel, "customer1"); }));
        CHECK(deck.text(contactsPanel, "summary") == "As of 2024-02-09. Due within a week: 2; of these overdue: 1\nSpecial days within two weeks: 1");
        CHECK(deck.text(contactsPanel, "customer0") == "Ann");
        CHECK(deck.text(contactsPanel, "what0") == "Send a greeting in time for this day\nbirthday: 2024-02-12, in 3 days · at stake: 39");
        CHECK(deck.text(contactsPanel, "customer1") == "Cid");
        screen.photograph(std::string{"contacts-4-special-day-"} + toolkit);

        document.select("Orders.A1");
        deck.click(contactsPanel, "moreButton");
        CHECK(soon([&] { return sheetInFront(document) == "Next contacts"; }));
        for (int undone = 0; undone < 4; ++undone)
            document.undoManager()->undo();
        CHECK(soon([&] { return !deck.shows(contactsPanel, "done"); }));
    }
    CHECK(office.stop() == 0);
}

} // namespace

TEST_CASE("Next contacts: chosen, done and postponed from the panel")
{
    workThroughTheList("gtk3");
}

TEST_CASE("Next contacts: the same under LibreOffice's own drawing")
{
    workThroughTheList("gen");
}
