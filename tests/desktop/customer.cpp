// The panel Customer follows the cursor over the sheets, draws the orders, and marks follow-ups.

#include "deck.hpp"

#include "harness/cells.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>

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

namespace {

bool names(const Deck& deck, const std::string& customer)
{
    return soon([&] { return deck.shows(customerPanel, "name") && deck.text(customerPanel, "name") == customer; });
}

void hideRow(const Document& document, const std::string& cellInIt)
{
    const css::uno::Reference<css::table::XColumnRowRange> rows{rangeOf(document, cellInIt), css::uno::UNO_QUERY_THROW};
    css::uno::Reference<css::beans::XPropertySet>{rows->getRows(), css::uno::UNO_QUERY_THROW}->setPropertyValue("IsVisible", css::uno::Any{false});
}

constexpr const char* nobody = "Click into a customer's row";
bool namesNobody(const Deck& deck)
{
    return soon([&] { return deck.shows(customerPanel, "name") && deck.text(customerPanel, "name").starts_with(nobody); });
}

} // namespace

TEST_CASE("The panel Customer wherever the cursor stands: on our sheets, on rows left out, hidden, merged, and beyond the table")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        fill(document);
        // Two rows more that do not count; as of the last day, 2024-10-27, Ann's birthday is in ten days and Bob's tomorrow.
        put(document, "Sheet1.A8", {{std::monostate{}, newYear + 290, 5.0}, {"Dan", newYear + 291, "many"}});
        put(document, "Sheet1.E1", {{"birthday"}, {"1980-11-06"}, {"1990-10-28"}});
        for (const double day : {100.0, 300.0})
            REQUIRE(dispatch(office, document, "vnd.org.customerlifecycle:classify",
                {{"Range", css::uno::Any{rtl::OUString{"Sheet1.A1"}}}, {"Model", css::uno::Any{rtl::OUString{"Model"}}},
                    {"AsOf", css::uno::Any{newYear + day}}}).success);
        REQUIRE(dispatch(office, document, "vnd.org.customerlifecycle:changes",
            {{"Range", css::uno::Any{rtl::OUString{"Sheet1.A1"}}}, {"Model", css::uno::Any{rtl::OUString{"Model"}}},
                {"AsOf", css::uno::Any{newYear + 300}}, {"Since", css::uno::Any{newYear + 40}}}).success);
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(customerPanel);

        document.select("Sheet1.A2");
        CHECK(names(deck, "Ann"));
        CHECK(soon([&] { return deck.text(customerPanel, "specialDays") == "birthday: 2024-11-06, in 10 days"; })); // once the orders are read
        CHECK_FALSE(deck.shows(customerPanel, "leftOut"));
        document.select("Sheet1.B3");
        CHECK(names(deck, "Bob"));
        CHECK(deck.text(customerPanel, "specialDays") == "birthday: 2024-10-28, in 1 day");

        document.select("Sheet1.B8");
        CHECK(soon([&] { return deck.shows(customerPanel, "leftOut"); }));
        CHECK(deck.text(customerPanel, "leftOut") == "This row does not count (A8). No customer.");
        CHECK_FALSE(deck.shows(customerPanel, "name"));
        screen.photograph("customer-4-left-out");
        document.select("Sheet1.A9");
        CHECK(soon([&] { return deck.shows(customerPanel, "leftOut") && deck.text(customerPanel, "leftOut") == "This row does not count (C9). The amount is a text, not a number."; }));
        document.select("Sheet1.B10");
        CHECK(namesNobody(deck));
        CHECK_FALSE(deck.shows(customerPanel, "leftOut"));
        document.select("Sheet1.A40");
        CHECK(namesNobody(deck));
        document.select("Sheet1.A1");
        CHECK(namesNobody(deck)); // the header

        REQUIRE(textOf(document, "Stage log.B2") == "Ann");
        document.select("Stage log.C2");
        CHECK(names(deck, "Ann"));
        document.select("Model.A2");
        CHECK(namesNobody(deck));
        std::string mover;
        for (int row = 1; row < 30 && mover.empty(); ++row)
            if (textOf(document, "Changes.A" + std::to_string(row)) == "Ann")
                mover = "Changes.B" + std::to_string(row);
        REQUIRE_FALSE(mover.empty());
        document.select(mover);
        CHECK(names(deck, "Ann"));
        document.select("Next contacts.B2");
        CHECK(soon([&] { return deck.text(customerPanel, "name") == textOf(document, "Next contacts.A2"); }));

        // A row that is hidden is asked for by its name, as in the Name Box; rows that are merged speak for their first one.
        hideRow(document, "Sheet1.A3");
        document.select("Sheet1.A3");
        CHECK(names(deck, "Bob"));
        CHECK_FALSE(deck.shows(customerPanel, "leftOut"));
        put(document, "Sheet1.A7", {{std::monostate{}}});
        css::uno::Reference<css::util::XMergeable>{rangeOf(document, "Sheet1.A6:A7"), css::uno::UNO_QUERY_THROW}->merge(true);
        document.select("Sheet1.A6:A7");
        CHECK(names(deck, "Ann"));
        document.select("Sheet1.B7");
        CHECK(soon([&] { return deck.shows(customerPanel, "leftOut") && deck.text(customerPanel, "leftOut") == "This row does not count (A7). No customer."; }));
        document.select("Sheet1.A4:C6");
        CHECK(names(deck, "Ann"));

        document.select("Customers.A2");
        REQUIRE(names(deck, "Ann"));
        CHECK(deck.text(customerPanel, "next") == "Next, by 2024-04-15: Say thank you"); // five days after the first classification
        deck.choose(customerPanel, "postponeTo", 2); // by a month from 2024-10-27, when it was late already
        CHECK(soon([&] { return deck.text(customerPanel, "postponeTo").starts_with("a month"); }));
        CHECK_FALSE(deck.shows(customerPanel, "postponeDate"));
        deck.click(customerPanel, "postpone");
        CHECK(soon([&] { return deck.text(customerPanel, "next") == "Postponed to 2024-11-27: Say thank you"; }));
        CHECK(undoesSoon(document, "Postpone: Ann"));
        screen.press("ctrl+z");
        CHECK(soon([&] { return deck.text(customerPanel, "next") == "Next, by 2024-04-15: Say thank you"; }));
        deck.choose(customerPanel, "postponeTo", 3); // a date: a week later, until another is written
        REQUIRE(soon([&] { return deck.shows(customerPanel, "postponeDate"); }));
        screen.photograph("customer-5-until-a-date");
        deck.click(customerPanel, "postpone");
        CHECK(soon([&] { return deck.text(customerPanel, "next") == "Postponed to 2024-11-03: Say thank you"; }));
        deck.focus(customerPanel, "postponeDate");
        screen.press("ctrl+a");
        screen.type("12/24/2024\t");
        deck.click(customerPanel, "postpone");
        CHECK(soon([&] { return deck.text(customerPanel, "next") == "Postponed to 2024-12-24: Say thank you"; }));
        deck.focus(customerPanel, "postponeDate");
        screen.press("ctrl+a");
        screen.press("Delete");
        deck.click(customerPanel, "postpone"); // no date: nothing is marked, one is offered
        CHECK(soon([&] { return !deck.property(customerPanel, "postponeDate", "Text").get<rtl::OUString>().isEmpty(); }));
        CHECK(deck.text(customerPanel, "next") == "Postponed to 2024-12-24: Say thank you");
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("The panel Customer on a customer table, before and after it was classified")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        document.spreadsheets()->getSheets()->insertNewByName("Model", 1);
        put(document, "Sheet1.A1",
            {{"customer", "seats", "renewal", "birthday"}, {"Ann", 3.0, newYear + 20, "1980-01-11"}, {"Bob", 0.0, std::monostate{}, std::monostate{}}});
        put(document, "Model.A1",
            {{"Stage", "Position", "seats", "Expected contribution", "Action", "Follow up within (days)"},
                {"In use", 1.0, ">0", "high", "Ask what could be easier", 7.0}});
        document.select("Sheet1.B2");
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(customerPanel);
        CHECK(namesNobody(deck)); // no stage, no reason yet: nothing to say
        REQUIRE(dispatch(office, document, "vnd.org.customerlifecycle:classify",
            {{"Range", css::uno::Any{rtl::OUString{"Sheet1.A1"}}}, {"Model", css::uno::Any{rtl::OUString{"Model"}}},
                {"AsOf", css::uno::Any{newYear}}}).success);
        document.select("Sheet1.B2");
        REQUIRE(names(deck, "Ann"));
        CHECK_THAT(deck.text(customerPanel, "stage"), Catch::StartsWith("In use"));
        CHECK_THAT(deck.text(customerPanel, "reason"), Catch::Contains("seats 3 (>0)"));
        CHECK(deck.text(customerPanel, "next") == "Next, by 2024-01-08: Ask what could be easier");
        CHECK(deck.text(customerPanel, "specialDays") == "birthday: 2024-01-11, in 10 days\nrenewal: 2024-01-21, in 20 days");
        CHECK_FALSE(deck.shows(customerPanel, "timeline"));
        CHECK_FALSE(deck.shows(customerPanel, "note"));
        screen.photograph("customer-6-table");
        document.select("Sheet1.A3");
        REQUIRE(names(deck, "Bob"));
        CHECK(deck.text(customerPanel, "stage") == "In no stage");
        CHECK(deck.text(customerPanel, "next") == "Nothing to do now");
        document.select("Sheet1.A4");
        CHECK(namesNobody(deck));
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("The orders of a large log are read when the button is pressed")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        fill(document);
        // One order more a row, of a hundred customers by turns, one day in each turn: 100,001 rows below the header.
        constexpr int first = 8, last = 100'002;
        Rows rows;
        for (int row = first; row <= last; ++row)
            rows.push_back({"C" + std::to_string(row % 100), newYear + row / 1'000, 1.0});
        put(document, "Sheet1.A8", rows);
        REQUIRE(dispatch(office, document, "vnd.org.customerlifecycle:classify",
            {{"Range", css::uno::Any{rtl::OUString{"Sheet1.A1"}}}, {"Model", css::uno::Any{rtl::OUString{"Model"}}}}).success);
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(customerPanel);
        document.select("Customers.A2");
        REQUIRE(names(deck, "Ann"));
        REQUIRE(soon([&] { return deck.shows(customerPanel, "read"); }));
        CHECK(deck.text(customerPanel, "note") == "The log has 100,001 rows. Its orders are read when you ask for them.");
        CHECK_FALSE(deck.shows(customerPanel, "timeline"));
        screen.photograph("customer-7-large");
        deck.click(customerPanel, "read");
        CHECK(soon([&] { return deck.shows(customerPanel, "timeline"); }));
        CHECK_FALSE(deck.shows(customerPanel, "read"));
        CHECK_THAT(deck.accessibleName(customerPanel, "timeline"), Catch::Contains("2024-01-01: 1 × 100"));
        document.select("Customers.A3"); // from now on without asking
        CHECK(names(deck, "Bob"));
        CHECK(soon([&] { return deck.shows(customerPanel, "timeline"); }));
    }
    CHECK(office.stop() == 0);
}
