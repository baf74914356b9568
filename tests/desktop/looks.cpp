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
#include <com/sun/star/util/XChangesBatch.hpp>

#include <catch2/catch.hpp>

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

/// The sample, classified by the language that is spoken, with the deck beside it.
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
    return deck;
}

/// All of a panel's texts and controls have the room that they want, and a name to be read out.
void checkLooks(const Deck& deck, const char* panel)
{
    for (const auto& control : deck.shown(panel)) {
        CAPTURE(panel, control);
        const auto place = deck.placeInPanel(panel, control);
        CHECK_FALSE(deck.accessibleName(panel, control).empty());
        CHECK(place.corner.x >= 0);
        CHECK(place.corner.x + place.width <= deck.panelWidth(panel));
        const auto wanted = deck.sizeWanted(panel, control, place.width);
        CAPTURE(place.width, place.height, wanted.width, wanted.height);
        if (!control.starts_with("bar")) { // drawn to scale; its text is for screen readers
            CHECK(wanted.width <= place.width + rounding);
            CHECK(wanted.height <= place.height);
        }
    }
}

void lookAtAll(const Deck& deck, const Screen& screen, const std::string& name)
{
    for (const char* panel : panels) {
        deck.unfoldOnly(panel);
        soon([&] { return deck.shown(panel).size() > 1; }, 3);
        CAPTURE(name);
        checkLooks(deck, panel);
        screen.photograph("looks-" + name + '-' + std::string{panel}.substr(9));
    }
}

} // namespace

TEST_CASE("In each of five languages no text is cut off in any panel, and each has its name and controls in that language")
{
    const Screen screen(screenWidth, screenHeight);
    Office office(screen.office("gtk3"));
    {
        const Document empty(office, Shown::visible);
        const auto deck = classifiedSample(office, screen);
        for (const char* language : {"en", "es", "fil", "ru", "zh-CN"}) {
            speak(office, language);
            const lifecycle::Wording wording{language};
            CHECK(soon([&] { return deck.title(dataPanel) == wording.text("panel.data.title"); }));
            CHECK(soon([&] { return deck.text(dataPanel, "classify") == wording.text("panel.data.classify"); }));
            CHECK(soon([&] { return deck.text(stagesPanel, "help") == wording.text("panel.help"); }));
            lookAtAll(deck, screen, language);
        }
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("Dark, in high contrast, twice as large, and in the office's own drawing, no text is cut off")
{
    struct Look { std::string name, toolkit; std::map<std::string, std::string> environment; };
    const std::vector<Look> looks{
        {"dark", "gtk3", {{"GTK_THEME", "Adwaita:dark"}}},
        {"contrast", "gtk3", {{"GTK_THEME", "HighContrastInverse"}}},
        {"twice", "gtk3", {{"GDK_SCALE", "2"}}},
        {"gen-150", "gen", {{"SAL_FORCEDPI", "144"}}},
    };
    for (const auto& look : looks) {
        const bool isLarge = look.name == "twice";
        const Screen screen(isLarge ? 2 * screenWidth : screenWidth, isLarge ? 2 * screenHeight : screenHeight);
        auto settings = screen.office(look.toolkit);
        settings.environment.insert(look.environment.begin(), look.environment.end());
        Office office(settings);
        {
            const Document empty(office, Shown::visible);
            speak(office, "ru");
            const auto deck = classifiedSample(office, screen);
            lookAtAll(deck, screen, look.name);
        }
        CHECK(office.stop() == 0);
    }
}
