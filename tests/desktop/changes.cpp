// The panel Changes in a real window: who moved, who is in danger, the way to the customer's row, and the sheet on request.

#include "deck.hpp"

#include "office/simulated_log.hpp"

#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

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
        REQUIRE(undoesSoon(document, "Changes"));
        CHECK(valuesOf(document, "Changes.B3:B3") == Rows{{newYear + 24}});
        CHECK(textOf(document, "Changes.A2") == "From Orders.A1:C13, by the model Model.A1:H4");
        screen.press("ctrl+z");
        CHECK(soon([&] { return !document.spreadsheets()->getSheets()->hasByName("Changes"); }));

        classifyAt(document, office, 55);
        CHECK(soon([&] { return deck.text(changesPanel, "summary") == "As of 2024-02-25, against 2024-02-20: nobody moved. First seen: 0"; }));
    }
    CHECK(office.stop() == 0);
}

/// At risk by hand, most at stake first: (1 − P(alive)) × value if active, for P(alive) from .2 to .8.
std::vector<std::pair<double, std::string>> atRisk(const Document& document)
{
    const auto column = [&](const char* header) { return lifecycle::tests::columnUnder(document, "Customers", header); };
    const auto values = [&](const std::string& letter) { return valuesOf(document, "Customers." + letter + "2:" + letter + "502"); };
    const auto names = values("A"), alive = values(column("p alive")), value = values(column("clv"));
    std::vector<std::pair<double, std::string>> all;
    for (std::size_t row = 0; row < names.size(); ++row) {
        const double p = std::get<double>(alive[row][0]);
        if (p >= .2 && p <= .8)
            all.emplace_back((1 - p) * std::get<double>(value[row][0]) / p, std::get<std::string>(names[row][0]));
    }
    std::sort(all.begin(), all.end(), std::greater{});
    return all;
}

} // namespace

TEST_CASE("Changes: who is in danger, most at stake first; do not contact takes one off the list")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        lifecycle::tests::fillSimulatedLog(document);
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(changesPanel);
        REQUIRE(soon([&] { return deck.shows(changesPanel, "summary"); }));
        CHECK_FALSE(deck.shows(changesPanel, "dangerTitle"));
        REQUIRE(lifecycle::tests::classify(document, office).success);
        const auto expected = atRisk(document);
        REQUIRE(expected.size() > 6);
        REQUIRE(soon([&] { return deck.shows(changesPanel, "danger4"); }));
        CHECK(deck.text(changesPanel, "dangerTitle") == "In danger, most at stake first");
        for (std::size_t line = 0; line < 5; ++line) {
            CAPTURE(line);
            CHECK(deck.text(changesPanel, "danger" + std::to_string(line)) == expected[line].second);
            CHECK_THAT(deck.text(changesPanel, "dangerWhat" + std::to_string(line)),
                Catch::StartsWith(lifecycle::tests::shown(document, expected[line].second, "stage", 503) + " · chance to be active: ")
                    && Catch::EndsWith(" · at stake: " + std::to_string(std::lround(expected[line].first))));
        }
        screen.photograph("changes-3-danger");
        document.select("Orders.A1");
        deck.click(changesPanel, "danger1");
        CHECK(soon([&] {
            const auto place = placeOfCursor(document);
            return place.starts_with("Customers.") && textOf(document, place) == expected[1].second;
        }));

        // Whoever asks not to be contacted is nobody to win back.
        put(document, "Customers.AZ1", {{"far away"}});
        put(document, "Customers.AH1", {{"do not contact"}});
        for (int row = 2; row < 503; ++row)
            if (textOf(document, "Customers.A" + std::to_string(row)) == expected[0].second)
                put(document, "Customers.AH" + std::to_string(row), {{"yes"}});
        REQUIRE(lifecycle::tests::classify(document, office).success);
        CHECK(soon([&] { return deck.text(changesPanel, "danger0") == expected[1].second; }));
        CHECK(deck.text(changesPanel, "danger4") == expected[5].second);
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("Changes: who moved, from the panel to the customer and to the sheet")
{
    lookAtChanges("gtk3");
}

TEST_CASE("Changes: the same under LibreOffice's own drawing")
{
    lookAtChanges("gen");
}
