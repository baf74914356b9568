// The panel Changes in a real window: who moved, who is in danger, the way to the customer's row, and the sheet on request.

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

constexpr int screenWidth = 1500, screenHeight = 1200;

void classifyAt(const Document& document, Office& office, double day)
{
    REQUIRE(lifecycle::tests::classify(document, office, {{"Range", lifecycle::tests::text("Orders.A1")}, {"AsOf", css::uno::Any{newYear + day}}}).success);
}

std::string placeOfCursor(const Document& document)
{
    const css::uno::Reference<css::sheet::XSpreadsheetView> view{document.controller(), UNO_QUERY_THROW};
    const auto sheet = utf8(css::uno::Reference<css::container::XNamed>{view->getActiveSheet(), UNO_QUERY_THROW}->getName());
    const css::uno::Reference<css::view::XSelectionSupplier> selection{document.controller(), UNO_QUERY_THROW};
    const auto place = css::uno::Reference<css::sheet::XCellRangeAddressable>{selection->getSelection(), UNO_QUERY_THROW}->getRangeAddress();
    return sheet + '.' + static_cast<char>('A' + place.StartColumn) + std::to_string(place.StartRow + 1);
}

void lookAtChanges(const char* toolkit)
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office(toolkit));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(changesPanel);
        REQUIRE(soon([&] { return deck.shows(changesPanel, "summary"); }));
        CHECK_THAT(deck.text(changesPanel, "summary"), Catch::Contains("classified a second time"));
        CHECK_FALSE(deck.shows(changesPanel, "list"));
        screen.photograph(std::string{"changes-1-none-"} + toolkit);

        lifecycle::tests::fillSmallLog(document);
        classifyAt(document, office, 24);
        CHECK(soon([&] { return deck.text(changesPanel, "summary") == "First classified as of 2024-01-25. From the next time on, who moved is shown here."; }));
        // Cid orders for the second time on the 40th day and for the third and fourth on the 60th and the 70th.
        classifyAt(document, office, 50);
        REQUIRE(soon([&] { return deck.shows(changesPanel, "move0"); }));
        CHECK(deck.text(changesPanel, "summary") == "As of 2024-02-20, against 2024-01-25. Moved: 1; first seen: 0");
        CHECK_THAT(deck.text(changesPanel, "counts"), Catch::StartsWith("Once → Some: 1 · at stake: "));
        CHECK(deck.text(changesPanel, "move0") == "Cid");
        CHECK_THAT(deck.text(changesPanel, "moveWhat0"), Catch::StartsWith("Once → Some · at stake: "));
        CHECK_FALSE(deck.shows(changesPanel, "move1"));
        CHECK(valuesOf(document, "Stage log.A5:F5") == Rows{{newYear + 50, "Cid", "Some", "Model.A1:H4", "onward", "Once"}});
        screen.photograph(std::string{"changes-2-moved-"} + toolkit);

        document.select("Orders.A1");
        deck.click(changesPanel, "move0");
        REQUIRE(textOf(document, "Customers.A4") == "Cid");
        CHECK(soon([&] { return placeOfCursor(document) == "Customers.A4"; }));

        document.select("Orders.A1");
        deck.click(changesPanel, "list");
        REQUIRE(soon([&] { return document.spreadsheets()->getSheets()->hasByName("Changes"); }));
        CHECK(soon([&] { return valuesOf(document, "Changes.B3:B3") == Rows{{newYear + 24}}; }));
        CHECK(textOf(document, "Changes.A2") == "From Orders.A1:C13, by the model Model.A1:H4");
        screen.press("ctrl+z");
        CHECK(soon([&] { return !document.spreadsheets()->getSheets()->hasByName("Changes"); }));

        classifyAt(document, office, 55);
        CHECK(soon([&] { return deck.text(changesPanel, "summary") == "As of 2024-02-25, against 2024-02-20: nobody moved. First seen: 0"; }));
    }
    CHECK(office.stop() == 0);
}

} // namespace

TEST_CASE("Changes: who moved, from the panel to the customer and to the sheet")
{
    lookAtChanges("gtk3");
}

TEST_CASE("Changes: the same under LibreOffice's own drawing")
{
    lookAtChanges("gen");
}
