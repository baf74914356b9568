// How every panel looks in each of the five languages, light, dark and in high contrast, and enlarged: nothing is cut off,
// everything has a name. Photographs stay beside the offices' folders.

#include "deck.hpp"

#include "domain/wording.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/frame/XDesktop.hpp>
#include <com/sun/star/frame/XDispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr int screenWidth = 1400, screenHeight = 1900;
/// The office rounds up what a text wants.
constexpr int rounding = 2;

void speak(const Office& office, const std::string& language)
{
    css::beans::NamedValue path{"nodepath", Any{rtl::OUString{"/org.customerlifecycle.Options"}}};
    css::uno::Sequence<Any> arguments{1};
    arguments.getArray()[0] <<= path;
    const Reference<css::container::XNameReplace> options{
        office.service<css::lang::XMultiServiceFactory>("com.sun.star.configuration.ConfigurationProvider")
            ->createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", arguments),
        UNO_QUERY_THROW};
    options->replaceByName("Language", Any{officeText(language)});
    Reference<css::util::XChangesBatch>{options, UNO_QUERY_THROW}->commitChanges();
}

Reference<css::frame::XController> current(const Office& office)
{
    const auto frame = office.service<css::frame::XDesktop>("com.sun.star.frame.Desktop")->getCurrentFrame();
    return frame.is() ? frame->getController() : Reference<css::frame::XController>{};
}

void dispatch(const Office& office, const std::string& command)
{
    const Reference<css::frame::XDispatchProvider> frame{current(office)->getFrame(), UNO_QUERY_THROW};
    css::uno::Sequence<css::beans::PropertyValue> wait{1};
    wait.getArray()[0] = {"SynchronMode", -1, Any{true}, css::beans::PropertyState_DIRECT_VALUE};
    office.service<css::frame::XDispatchHelper>("com.sun.star.frame.DispatchHelper")
        ->executeDispatch(frame, officeText("vnd.org.customerlifecycle:" + command), "", 0, wait);
}

/// A panel gets its title when it has been made anew in the language.
bool isSpoken(const Deck& deck, const lifecycle::Wording& wording)
{
    static constexpr std::array keys{"panel.data.title", "panel.stages.title", "panel.customer.title", "panel.contacts.title",
        "panel.changes.title", "panel.columns.title"};
    return std::equal(panels.begin(), panels.end(), keys.begin(), keys.end(),
        [&](const char* panel, const char* key) { return deck.title(panel) == wording.text(key); });
}

/// All of a panel's texts and controls have the room that they want, and a name to be read out; else what does not.
Flaws flawsOf(const Deck& deck, const char* panel);

/// What a new user sees: where to begin, and of every other panel one sentence.
void lookAtFirstUse(const Deck& deck, const Screen& screen, const std::string& name)
{
    using Names = std::vector<std::string>;
    const auto shown = [&](const char* panel) {
        auto names = deck.shown(panel);
        std::sort(names.begin(), names.end());
        return names;
    };
    CHECK(soon([&] { return shown(dataPanel) == Names{"help", "place", "rows", "sample"}; }));
    CHECK(shown(stagesPanel) == Names{"help", "summary"});
    CHECK(shown(customerPanel) == Names{"help", "name"});
    CHECK(shown(contactsPanel) == Names{"help", "summary"});
    for (const char* panel : {dataPanel, stagesPanel, customerPanel, contactsPanel})
        CHECK(lasting([&] { return flawsOf(deck, panel); }) == Flaws{});
    screen.photograph("looks-first-use-" + name);
}

/// The sample, classified by the language that is spoken, a customer under the cursor, with the deck beside it.
Deck classifiedSample(Office& office, const Screen& screen)
{
    REQUIRE(soon([&] { return current(office).is(); }));
    const auto before = current(office);
    dispatch(office, "sample");
    REQUIRE(soon([&] { return current(office).is() && current(office) != before; }));
    screen.resize("LibreOffice Calc", screen.width() - 20, screen.width() * screenHeight / screenWidth - 40);
    Deck deck(office, screen, current(office));
    REQUIRE(soon([&] { return deck.shows(dataPanel, "classify"); }));
    dispatch(office, "classify");
    REQUIRE(soon([&] { return deck.shows(stagesPanel, "bar4"); }));
    deck.unfoldOnly(customerPanel);
    const Reference<css::sheet::XSpreadsheetDocument> document{current(office)->getModel(), UNO_QUERY_THROW};
    const Reference<css::table::XCellRange> sheet{document->getSheets()->getByName("Orders"), UNO_QUERY_THROW};
    Reference<css::view::XSelectionSupplier>{current(office), UNO_QUERY_THROW}->select(Any{sheet->getCellByPosition(0, 9)});
    REQUIRE(soon([&] { return deck.shows(customerPanel, "timeline"); }));
    return deck;
}

Flaws flawsOf(const Deck& deck, const char* panel)
{
    Flaws flaws;
    for (const auto& control : deck.shown(panel)) {
        const auto place = deck.placeInPanel(panel, control);
        const auto name = deck.accessibleName(panel, control);
        const auto demand = [&](bool holds, const std::string& what) {
            if (!holds)
                flaws.push_back(panel + (' ' + control) + " '" + name + "': " + what);
        };
        demand(!name.empty(), "it has no name");
        // What is chosen in a list is seen to its end: of all texts only a long word of the user's own may be cut.
        demand(name.find("… ▾") == std::string::npos, "what is chosen is cut off");
        const int right = place.corner.x + place.width, panelWidth = deck.panelWidth(panel);
        demand(place.corner.x >= 0 && right <= panelWidth,
            "from " + std::to_string(place.corner.x) + " to " + std::to_string(right) + " in a width of " + std::to_string(panelWidth));
        if (control.starts_with("bar") || control == "timeline" || control == "help") // drawn: their texts are for screen readers
            continue;
        const auto wanted = deck.sizeWanted(panel, control, place.width);
        demand(wanted.width <= place.width + rounding && wanted.height <= place.height,
            "it wants " + std::to_string(wanted.width) + " by " + std::to_string(wanted.height) + ", and has " + std::to_string(place.width)
                + " by " + std::to_string(place.height));
    }
    return flaws;
}

void lookAtAll(const Deck& deck, const Screen& screen, const std::string& name)
{
    for (const char* panel : panels) {
        deck.unfoldOnly(panel);
        soon([&] { return deck.shown(panel).size() > 1; }, 3);
        CAPTURE(name);
        CHECK(lasting([&] { return flawsOf(deck, panel); }) == Flaws{});
        screen.photograph("looks-" + name + '-' + std::string{panel}.substr(9));
    }
}

void lookAtThreeWidths(const Deck& deck, const Screen& screen, const std::string& name)
{
    const int narrowest = deck.panelWidth(dataPanel);
    lookAtAll(deck, screen, name + "-narrow");
    for (const auto& [width, wider] : {std::pair{"-wide", 200}, {"-middle", -100}}) {
        deck.unfoldOnly(dataPanel);
        deck.widen(wider);
        lookAtAll(deck, screen, name + width);
    }
    deck.unfoldOnly(dataPanel);
    deck.widen(-400); // the office stops at the width that the panels need
    CHECK(std::abs(deck.panelWidth(dataPanel) - narrowest) <= 20); // a scroll bar comes and goes
}

/// With the tab key from the first control to the last, and some steps back.
void checkTabOrder(const Deck& deck, const Screen& screen)
{
    for (const char* panel : panels) {
        deck.unfoldOnly(panel);
        soon([&] { return deck.shown(panel).size() > 1; }, 3);
        const auto stops = deck.tabStops(panel);
        deck.focus(panel, stops.front());
        const auto press = [&](const char* key, const std::string& to) {
            CAPTURE(panel, key, to);
            screen.press(key);
            CHECK(soon([&] { return deck.hasFocus(panel, to); }, 5));
        };
        for (std::size_t stop = 1; stop < stops.size(); ++stop)
            press("Tab", stops[stop]);
        for (std::size_t back = 1; back < std::min<std::size_t>(stops.size(), 4); ++back)
            press("shift+Tab", stops[stops.size() - 1 - back]);
    }
}

/// A stage's bar says in words what those see who look at it.
void checkStagesInWords(const Deck& deck)
{
    for (int stage = 0; stage < 5; ++stage) {
        const auto number = std::to_string(stage);
        const auto figures = deck.text(stagesPanel, "figures" + number);
        CHECK(deck.accessibleName(stagesPanel, "name" + number) == deck.text(stagesPanel, "name" + number));
        CHECK_THAT(figures, Catch::Contains("%"));
        CHECK(deck.accessibleName(stagesPanel, "bar" + number) == deck.text(stagesPanel, "name" + number) + ' ' + figures);
    }
}

int brightness(unsigned colour) { return static_cast<int>((colour >> 16U & 255U) + (colour >> 8U & 255U) + (colour & 255U)) / 3; }

/// Light letters on a dark ground, of our own texts too.
void checkDark(const Deck& deck, const Screen& screen)
{
    deck.unfoldOnly(stagesPanel);
    for (const char* control : {"summary", "figures0", "warnings"}) {
        CAPTURE(control);
        const auto box = deck.onScreen(stagesPanel, control);
        const auto pixels = screen.pixels();
        int darkest = 255, lightest = 0;
        for (int y = box.corner.y; y < box.corner.y + box.height; ++y)
            for (int x = box.corner.x; x < box.corner.x + box.width; ++x) {
                const auto* const pixel = pixels.data() + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(screen.width()) + static_cast<std::size_t>(x));
                const auto part = [pixel](int i) { return static_cast<unsigned>(static_cast<unsigned char>(pixel[i])); };
                const int light = brightness(part(0) << 16U | part(1) << 8U | part(2));
                darkest = std::min(darkest, light);
                lightest = std::max(lightest, light);
            }
        CHECK(darkest < 80);
        CHECK(lightest > 180);
    }
}

struct Look {
    std::string name, toolkit;
    std::map<std::string, std::string> environment;
};

void lookAs(const Look& look)
{
    const int scale = look.name == "gtk3-200" ? 2 : 1;
    const Screen screen(scale * screenWidth, scale * screenHeight);
    auto settings = screen.office(look.toolkit);
    settings.environment.insert(look.environment.begin(), look.environment.end());
    Office office(settings);
    {
        const Document empty(office, Shown::visible);
        speak(office, "ru");
        const auto deck = classifiedSample(office, screen);
        if (look.name == "dark") {
            checkDark(deck, screen);
            lookAtThreeWidths(deck, screen, look.name);
        } else {
            lookAtAll(deck, screen, look.name);
        }
        if (look.name == "gen-150")
            checkTabOrder(deck, screen);
    }
    CHECK(office.stop() == 0);
}

} // namespace

TEST_CASE("In each of five languages no text is cut off in any panel, and each has its name and controls in that language")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document empty(office, Shown::visible);
        screen.resize("LibreOffice Calc", screenWidth - 20, screenHeight - 40);
        const Deck first(office, screen, empty.controller());
        const std::vector<const char*> languages{"es", "fil", "ru", "zh-CN", "en"};
        for (const char* language : languages) {
            speak(office, language);
            const lifecycle::Wording wording{language};
            CHECK(soon([&] { return isSpoken(first, wording) && first.text(dataPanel, "sample") == wording.text("panel.data.sample"); }));
            lookAtFirstUse(first, screen, language);
        }
        const auto deck = classifiedSample(office, screen);
        checkTabOrder(deck, screen);
        checkStagesInWords(deck);
        for (const char* language : languages) {
            speak(office, language);
            const lifecycle::Wording wording{language};
            CHECK(soon([&] { return isSpoken(deck, wording); }));
            CHECK(soon([&] { return deck.text(dataPanel, "classify") == wording.text("panel.data.classify"); }));
            CHECK(soon([&] { return deck.accessibleName(stagesPanel, "help") == wording.say({"panel.help", {{"panel", std::string{wording.text("panel.stages.title")}}}}, {}); }));
            std::string_view{language} == "en" ? lookAtThreeWidths(deck, screen, language) : lookAtAll(deck, screen, language);
        }
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("No text is cut off in the dark")
{
    lookAs({"dark", "gtk3", {{"GTK_THEME", "Adwaita:dark"}}});
}

TEST_CASE("No text is cut off in high contrast")
{
    lookAs({"contrast", "gtk3", {{"GTK_THEME", "HighContrastInverse"}}});
}

TEST_CASE("No text is cut off at half the size again")
{
    lookAs({"gtk3-150", "gtk3", {{"GDK_DPI_SCALE", "1.5"}}});
}

TEST_CASE("No text is cut off at twice the size")
{
    lookAs({"gtk3-200", "gtk3", {{"GDK_SCALE", "2"}}});
}

TEST_CASE("No text is cut off in the office's own drawing at half the size again")
{
    lookAs({"gen-150", "gen", {{"SAL_FORCEDPI", "144"}}});
}

TEST_CASE("No text is cut off in the office's own drawing at twice the size")
{
    lookAs({"gen-200", "gen", {{"SAL_FORCEDPI", "192"}}});
}
