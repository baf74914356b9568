// The sidebar in a real window: clicked with the mouse, reached with the keyboard, looked at in light and dark, under both of the
// toolkits that Debian has. Screenshots stay beside the offices' scratch folders.

#include "deck.hpp"

#include "harness/cells.hpp"
#include "harness/main_thread.hpp"

#include <com/sun/star/beans/XPropertyChangeListener.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XComponentLoader.hpp>
#include <com/sun/star/frame/XDesktop.hpp>

#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <regex>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;
using css::uno::Reference;
using css::uno::UNO_QUERY;

namespace {

constexpr int screenWidth = 1500, screenHeight = 1500;

/// The document that the window in front shows.
Reference<css::frame::XController> current(Office& office)
{
    const auto frame = office.service<css::frame::XDesktop>("com.sun.star.frame.Desktop")->getCurrentFrame();
    return frame.is() ? frame->getController() : Reference<css::frame::XController>{};
}

bool hasSheet(const Reference<css::frame::XController>& controller, const char* name)
{
    const Reference<css::sheet::XSpreadsheetDocument> document{controller.is() ? controller->getModel() : nullptr, UNO_QUERY};
    return document.is() && document->getSheets()->hasByName(rtl::OUString::createFromAscii(name));
}

/// A number as the panel writes it in English.
double numberIn(std::string text)
{
    std::erase(text, ',');
    return std::stod(text);
}

/// `Customers: 120; 12,035 (6%)`.
double contributionIn(const std::string& figures)
{
    static const std::regex pattern{R"(^Customers: [\d,]+; (-?[\d,.]+)( \(-?\d+%\))?$)"};
    std::smatch found;
    REQUIRE(std::regex_match(figures, found, pattern));
    return numberIn(found[1]);
}

unsigned colourIn(const std::string& pixels, Pixel place)
{
    const auto* const pixel = pixels.data() + 3 * (static_cast<std::size_t>(place.y) * screenWidth + static_cast<std::size_t>(place.x));
    const auto part = [pixel](int i) { return static_cast<unsigned>(static_cast<unsigned char>(pixel[i])); };
    return part(0) << 16U | part(1) << 8U | part(2);
}

/// Every control that is shown has a name to be read out, lies within its panel, and says nothing that is a text's key.
Flaws flawsOfControls(const Deck& deck)
{
    static const std::regex key{R"(^[a-z]+(\.[a-zA-Z]+)+$)"};
    // What the panel below leaves.
    const int heightSeen = deck.origin(stagesPanel).y - deck.origin(dataPanel).y;
    Flaws flaws;
    for (const char* panel : panels) {
        if (!deck.isUnfolded(panel)) // it has no width then; looks.cpp unfolds each
            continue;
        for (const auto& control : deck.shown(panel)) {
            const auto name = deck.accessibleName(panel, control);
            const auto place = deck.placeInPanel(panel, control);
            const auto demand = [&](bool holds, const char* what) {
                if (!holds)
                    flaws.push_back(panel + (' ' + control) + " '" + name + "': " + what);
            };
            demand(!name.empty(), "it has no name");
            demand(!std::regex_search(name, key), "its name is a key of the texts");
            demand(place.corner.x >= 0 && place.corner.x + place.width <= deck.panelWidth(panel), "it is wider than the panel");
            demand(place.height > 0, "it has no height");
            demand(panel != dataPanel || place.corner.y + place.height <= heightSeen, "it lies below what is seen of the panel");
        }
    }
    return flaws;
}

void checkControls(const Deck& deck)
{
    CHECK(lasting([&] { return flawsOfControls(deck); }) == Flaws{});
}

Flaws flawsOfBars(const Screen& screen, const Deck& deck)
{
    Flaws flaws;
    std::vector<std::pair<double, int>> bars;
    const auto origin = deck.origin(stagesPanel);
    const auto pixels = screen.pixels();
    for (int stage = 0; deck.shows(stagesPanel, "name" + std::to_string(stage)); ++stage) {
        const auto number = std::to_string(stage);
        const auto colour = deck.property(stagesPanel, "bar" + number, "BackgroundColor").get<sal_Int32>();
        const auto bar = deck.placeInPanel(stagesPanel, "bar" + number);
        if (colourIn(pixels, {origin.x + bar.middle().x, origin.y + bar.middle().y}) != static_cast<unsigned>(colour))
            flaws.push_back(deck.text(stagesPanel, "name" + number) + ": the bar has not its stage's colour");
        bars.emplace_back(contributionIn(deck.text(stagesPanel, "figures" + number)), bar.width);
    }
    if (bars.size() < 5)
        return {"fewer than five bars"};
    const auto [most, longest] = *std::max_element(bars.begin(), bars.end());
    for (const auto& [contribution, width] : bars)
        if (std::abs(width - std::max(1.0, std::abs(contribution) / most * longest)) > 2)
            flaws.push_back("a bar of " + std::to_string(width) + " for " + std::to_string(contribution) + ", where " + std::to_string(longest) + " stand for " + std::to_string(most));
    return flaws;
}

/// Each stage's bar is seen in the stage's colour, and as long as its contribution says.
void checkBars(const Screen& screen, const Deck& deck)
{
    deck.unfoldOnly(stagesPanel);
    CHECK(lasting([&] { return flawsOfBars(screen, deck); }) == Flaws{});
    deck.unfold(dataPanel);
}

/// The icon is in the bar of tabs at the right edge, in its own colours (a little off where the toolkit scales it).
bool showsIcon(const Screen& screen)
{
    const auto pixels = screen.pixels();
    const auto near = [](unsigned one, unsigned other) { return std::abs(static_cast<int>(one & 255U) - static_cast<int>(other & 255U)) < 30; };
    for (int y = 0; y < screenHeight / 2; ++y)
        for (int x = screenWidth - 80; x < screenWidth; ++x)
            if (const auto colour = colourIn(pixels, {x, y}); near(colour >> 16U, 0xe0) && near(colour >> 8U, 0xa0) && near(colour, 0x3c))
                return true;
    return false;
}

/// Opens the sample by the button on an empty sheet, and gives the deck beside it.
Deck openSample(Office& office, const Screen& screen, const std::string& pictures)
{
    // It stays open behind the sample's window, until the office ends.
    const auto loader = office.service<css::frame::XComponentLoader>("com.sun.star.frame.Desktop");
    onMainThread(office, [&] { loader->loadComponentFromURL("private:factory/scalc", "_blank", 0, {}); });
    screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
    const Deck deck(office, screen, current(office));
    CHECK(deck.shows(dataPanel, "sample"));
    CHECK_FALSE(deck.shows(dataPanel, "classify"));
    CHECK_THAT(deck.text(dataPanel, "rows"), Catch::Contains("headers in the first row"));
    CHECK(showsIcon(screen));
    checkControls(deck);
    screen.photograph(pictures + "-1-empty-sheet");
    deck.click(dataPanel, "sample");
    REQUIRE(soon([&] { return hasSheet(current(office), "Orders"); }));
    screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
    return Deck(office, screen, current(office));
}

void classify(Office& office, const Deck& deck)
{
    REQUIRE(soon([&] { return deck.shows(dataPanel, "classify"); }));
    deck.click(dataPanel, "classify");
    REQUIRE(soon([&] { return hasSheet(current(office), "Stages") && deck.shows(stagesPanel, "bar4"); }));
    CHECK(hasSheet(current(office), "Customers"));
    CHECK(soon([&] { return deck.shows(dataPanel, "message"); }));
}

/// Stands in for the desktop's opener of pages, and notes what it was asked to open.
class Opener {
public:
    Opener()
    {
        std::filesystem::create_directories(folder_);
        std::filesystem::remove(folder_ / "opened.txt");
        std::ofstream(folder_ / "xdg-open") << "#!/bin/sh\necho \"$1\" >> '" << (folder_ / "opened.txt").string() << "'\n";
        std::filesystem::permissions(folder_ / "xdg-open", std::filesystem::perms::owner_all);
    }
    Office::Settings with(Office::Settings settings) const
    {
        settings.environment["PATH"] = folder_.string() + ":/usr/bin:/bin";
        settings.environment["DESKTOP_LAUNCH"] = "";
        return settings;
    }
    bool wasAskedFor(const std::string& end) const
    {
        return soon([&] {
            std::ifstream opened(folder_ / "opened.txt");
            for (std::string line; std::getline(opened, line);)
                if (line.ends_with(end))
                    return true;
            return false;
        });
    }

private:
    std::filesystem::path folder_ = scratchFolder() / "opener";
};

Office::Settings withTheme(Office::Settings settings, const std::string& theme)
{
    settings.environment["GTK_THEME"] = theme;
    return settings;
}

/// Everything that a control has said while somebody watched: a command may be over before it is asked.
class Said final : public cppu::WeakImplHelper1<css::beans::XPropertyChangeListener> {
public:
    Said(const Deck& deck, const char* panel, const std::string& control)
    {
        const Reference<css::beans::XPropertySet> model{deck.control(panel, control)->getModel(), css::uno::UNO_QUERY_THROW};
        model->addPropertyChangeListener("Label", this);
    }
    std::vector<std::string> all()
    {
        const std::lock_guard guard{mutex_};
        return said_;
    }
    void SAL_CALL propertyChange(const css::beans::PropertyChangeEvent& event) override
    {
        const std::lock_guard guard{mutex_};
        said_.push_back(utf8(event.NewValue.get<rtl::OUString>()));
    }
    void SAL_CALL disposing(const css::lang::EventObject&) override {}

private:
    std::mutex mutex_;
    std::vector<std::string> said_;
};

} // namespace

TEST_CASE("From an empty sheet to the stages with the mouse, back with one undo, and again with the keyboard")
{
    const Screen screen(screenWidth, screenHeight);
    const Opener opener;
    Office office(opener.with(withTheme(screen.office("gtk3"), "Adwaita")));
    {
        const auto deck = openSample(office, screen, "light");
        CHECK(soon([&] { return deck.text(dataPanel, "rows").starts_with("Order log"); }));
        CHECK_THAT(deck.text(dataPanel, "place"), Catch::StartsWith("Orders."));
        CHECK_THAT(deck.text(dataPanel, "asOfNote"), Catch::Contains("the last date in the log"));
        screen.photograph("light-2-sample");

        classify(office, deck);
        checkControls(deck);
        checkBars(screen, deck);
        screen.photograph("light-3-classified");

        for (const auto& [name, wider] : std::map<std::string, int>{{"a-wide", 180}, {"b-narrow", -400}, {"c-middle", 60}}) {
            deck.widen(wider);
            CAPTURE(name, deck.panelWidth(dataPanel));
            checkControls(deck);
            checkBars(screen, deck);
            screen.photograph("light-4" + name);
        }

        for (const auto& [panel, page] : {std::pair{dataPanel, "panel-data"}, {stagesPanel, "panel-stages"}}) {
            deck.click(panel, "help");
            CAPTURE(panel);
            CHECK(opener.wasAskedFor(std::string{"/help/en/topic/"} + page + ".html"));
        }

        screen.press("ctrl+z");
        CHECK(soon([&] { return !hasSheet(current(office), "Stages") && !hasSheet(current(office), "Customers"); }));
        CHECK(soon([&] { return !deck.shows(stagesPanel, "bar0"); }));
        screen.photograph("light-5-undone");

        // With the keyboard, from the model on by way of the other choices, of which a customer table has fewer.
        deck.focus(dataPanel, "model");
        for (int i = 0; i < 6 && !soon([&] { return deck.hasFocus(dataPanel, "classify"); }, 1); ++i)
            screen.press("Tab");
        REQUIRE(deck.hasFocus(dataPanel, "classify"));
        screen.press("Tab");
        CHECK(soon([&] { return deck.hasFocus(dataPanel, "charts"); }, 5));
        screen.press("shift+Tab");
        REQUIRE(soon([&] { return deck.hasFocus(dataPanel, "classify"); }, 5));
        screen.press("space");
        CHECK(soon([&] { return deck.shows(stagesPanel, "bar0") && deck.shows(dataPanel, "message"); }));
        screen.photograph("light-6-customer-table");
        screen.press("ctrl+z");
        CHECK(soon([&] { return !deck.shows(stagesPanel, "bar0") && !deck.shows(dataPanel, "message"); }));
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("A forecast, its verdict and its undo, from the panel")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(withTheme(screen.office("gtk3"), "Adwaita"));
    {
        const auto deck = openSample(office, screen, "forecast");
        REQUIRE(soon([&] { return deck.shows(dataPanel, "forecast"); }));
        deck.click(dataPanel, "forecast");
        REQUIRE(soon([&] { return hasSheet(current(office), "Forecast check"); }));
        CHECK(soon([&] { return deck.shows(dataPanel, "message") && deck.text(dataPanel, "message").starts_with("It "); }));
        CHECK(deck.text(dataPanel, "place").find("Orders.A1:") != std::string::npos); // the log that it was made from
        checkControls(deck);
        screen.photograph("forecast-2");
        screen.press("ctrl+z");
        CHECK(soon([&] { return !hasSheet(current(office), "Forecast check"); }));
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("A model is put on a sheet, checked and used from the panel, and undone")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(withTheme(screen.office("gtk3"), "Adwaita"));
    {
        const auto deck = openSample(office, screen, "model");
        REQUIRE(soon([&] { return deck.shows(dataPanel, "editModel"); }));
        CHECK_FALSE(deck.shows(dataPanel, "checkModel"));
        CHECK_THAT(deck.text(dataPanel, "modelNote"), Catch::Contains("notice given"));
        const auto orders = deck.text(dataPanel, "place");
        deck.click(dataPanel, "editModel");
        REQUIRE(soon([&] { return hasSheet(current(office), "relationship") && deck.shows(dataPanel, "checkModel"); }));
        // A model is changed for the sake of a table: the panel stays with it.
        CHECK(deck.text(dataPanel, "place") == orders);
        checkControls(deck);
        screen.photograph("model-2-sheet");
        deck.click(dataPanel, "checkModel");
        CHECK(soon([&] { return deck.shows(dataPanel, "message") && deck.text(dataPanel, "message").find("no problem") != std::string::npos; }));
        classify(office, deck);
        CHECK_THAT(deck.text(stagesPanel, "summary"), Catch::Contains("relationship.A2:"));
        screen.press("ctrl+z");
        CHECK(soon([&] { return !hasSheet(current(office), "Stages"); }));
        screen.press("ctrl+z");
        CHECK(soon([&] { return !hasSheet(current(office), "relationship") && !deck.shows(dataPanel, "checkModel"); }));
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("The panel says what is wrong with a table, and follows the cursor")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        const Deck deck(office, screen, document.controller());

        put(document, "A1", {{std::string{"Customer"}, std::string{"Order date"}, std::string{"Amount"}}});
        document.select("Sheet1.A1");
        CHECK(soon([&] { return !deck.text(dataPanel, "place").empty(); }));
        checkControls(deck);
        screen.photograph("wrong-1-headers-only");

        put(document, "A1", {{std::string{"Customer"}, std::string{"Order date"}, std::string{"Amount"}}, {std::string{"Ann"}, 45000.0, 12.5}});
        checkControls(deck);
        screen.photograph("wrong-2-one-row");

        put(document, "F10", {{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}});
        document.select("Sheet1.G11");
        checkControls(deck);
        screen.photograph("wrong-3-no-headers");

        document.select("Sheet1.A2");
        CHECK(soon([&] { return deck.text(dataPanel, "place").starts_with("Sheet1.A1"); }));
        document.select("Sheet1.Z99");
        CHECK(soon([&] { return deck.shows(dataPanel, "sample"); }));
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("While a command runs, the panel says what it does and how far it is")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gen"));
    {
        const Document document(office, Shown::visible);
        Rows rows{{"customer", "order date", "amount"}};
        for (int order = 0; order < 200'000; ++order)
            rows.push_back({"Customer " + std::to_string(order % 50'000), 45'292.0 + order % 700, 10.0 + order % 13});
        put(document, "A1", rows);
        const Deck deck(office, screen, document.controller());
        deck.unfoldOnly(dataPanel);
        REQUIRE(soon([&] { return deck.shows(dataPanel, "classify"); }));
        CHECK_FALSE(deck.shows(dataPanel, "progress"));
        const rtl::Reference<Said> percents{new Said{deck, dataPanel, "progress"}}, texts{new Said{deck, dataPanel, "progressText"}};
        deck.click(dataPanel, "classify");
        soon([&] { return percents->all().size() > 2; });
        screen.photograph("progress-gen");
        REQUIRE(undoesSoon(document, "Classify customers"));
        CHECK(soon([&] { return !deck.shows(dataPanel, "progress"); }));
        int last = 0, steps = 0;
        for (const auto& percent : percents->all()) {
            REQUIRE(percent.ends_with(" %"));
            const int now = std::stoi(percent);
            CHECK((now >= last && now <= 100));
            steps += now > last && now < 100;
            last = now;
        }
        CHECK(steps >= 3);
        for (const auto& text : texts->all())
            CHECK((text.ends_with(" %") && text.size() > 10)); // what it does, and how far it is
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("It works under LibreOffice's own drawing")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gen"));
    {
        const auto deck = openSample(office, screen, "gen");
        classify(office, deck);
        checkControls(deck);
        checkBars(screen, deck);
        screen.photograph("gen-3-classified");
        deck.widen(150);
        checkControls(deck);
        screen.photograph("gen-4-wide");
    }
    CHECK(office.stop() == 0);
}
