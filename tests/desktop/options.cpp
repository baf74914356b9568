// The page Tools, Options, LibreOffice Calc, Lifecycle, in its dialog: opened by our menu's command, changed with mouse and keyboard,
// applied, and given up; the deck beside it follows at once, and so does the next start.

#include "deck.hpp"

#include <com/sun/star/accessibility/XAccessible.hpp>
#include <com/sun/star/accessibility/XAccessibleContext.hpp>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/awt/XContainerWindowProvider.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XLayoutConstrains.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/frame/XDispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <catch2/catch.hpp>

#include <atomic>
#include <map>
#include <thread>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

/// The dialog of the options, at our page. The call that opens it returns when it is closed.
class Dialog {
public:
    Dialog(Office& office, const Screen& screen, const Reference<css::frame::XController>& controller)
        : screen_{&screen}, opening_{[this, helper = office.service<css::frame::XDispatchHelper>("com.sun.star.frame.DispatchHelper"),
                                         frame = Reference<css::frame::XDispatchProvider>{controller->getFrame(), UNO_QUERY_THROW}] {
              helper->executeDispatch(frame, "vnd.org.customerlifecycle:options", "", 0, {});
              closed_ = true;
          }}
    {
        opened_ = soon([&] { return screen.window(title).has_value(); });
        std::this_thread::sleep_for(std::chrono::seconds{1}); // until its page is painted
    }
    ~Dialog()
    {
        for (int tries = 0; tries < 20 && !closed_; ++tries) {
            screen_->press("Escape");
            std::this_thread::sleep_for(std::chrono::milliseconds{300});
        }
        opening_.join();
    }
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    bool isOpen() const { return opened_ && screen_->window(title); }
    /// From the upper left corner of the dialog.
    void clickAt(int x, int y) const
    {
        screen_->click(screen_->window(title).value(), {x, y});
    }
    /// The n-th button of its foot, from the right: OK, Cancel, Apply, Reset.
    void pressButton(int fromTheRight) const
    {
        const auto dialog = screen_->window(title).value();
        screen_->click(dialog, {dialog.width - 52 - 90 * fromTheRight, dialog.height - 28});
    }

private:
    /// As the office calls it: by the page in front.
    static constexpr const char* title = "Options - LibreOffice Calc - Lifecycle";

    const Screen* screen_;
    std::atomic<bool> closed_ = false;
    bool opened_ = false;
    std::thread opening_;
};

constexpr int cancelButton = 1, applyButton = 2;

/// The options as the office's configuration has them.
Reference<css::uno::XInterface> configured(const Office& office, const char* access)
{
    css::beans::NamedValue path{"nodepath", css::uno::Any{rtl::OUString{"/org.customerlifecycle.Options"}}};
    css::uno::Sequence<css::uno::Any> arguments{1};
    arguments.getArray()[0] <<= path;
    return office.service<css::lang::XMultiServiceFactory>("com.sun.star.configuration.ConfigurationProvider")
        ->createInstanceWithArguments(rtl::OUString::createFromAscii(access), arguments);
}

template <class T> T stored(const Office& office, const char* name)
{
    const Reference<css::container::XNameAccess> options{
        configured(office, "com.sun.star.configuration.ConfigurationAccess"), UNO_QUERY_THROW};
    return options->getByName(rtl::OUString::createFromAscii(name)).get<T>();
}

void store(const Office& office, const char* name, const css::uno::Any& value)
{
    const Reference<css::container::XNameReplace> options{
        configured(office, "com.sun.star.configuration.ConfigurationUpdateAccess"), UNO_QUERY_THROW};
    options->replaceByName(rtl::OUString::createFromAscii(name), value);
    Reference<css::util::XChangesBatch>{options, UNO_QUERY_THROW}->commitChanges();
}

} // namespace

TEST_CASE("The page fits its dialog in five languages; every control has a name, and the tab key goes from top to bottom")
{
    const Screen screen(1500, 1000);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        const Reference<css::awt::XWindowPeer> parent{document.controller()->getFrame()->getContainerWindow(), UNO_QUERY_THROW};
        const auto page = office.service<css::awt::XContainerWindowProvider>("com.sun.star.awt.ContainerWindowProvider")
                              ->createContainerWindow(
                                  "vnd.sun.star.extension://org.customerlifecycle.calc/dialogs/options.xdl", "", parent, {});
        // As large as the page of the dialog is on a small screen.
        page->setPosSize(0, 0, 640, 480, css::awt::PosSize::POSSIZE);
        const auto handler = office.service<css::awt::XContainerWindowEventHandler>("org.customerlifecycle.OptionsPage");
        for (const char* language : {"en", "es", "fil", "ru", "zh-CN"}) {
            store(office, "Language", css::uno::Any{officeText(language)});
            REQUIRE(handler->callHandlerMethod(page, css::uno::Any{rtl::OUString{"initialize"}}, "external_event"));
            std::map<sal_Int16, int> tops; // by their place in the tab order
            const auto controls = Reference<css::awt::XControlContainer>{page, UNO_QUERY_THROW}->getControls();
            for (const auto& control : controls) {
                const Reference<css::beans::XPropertySet> model{control->getModel(), UNO_QUERY_THROW};
                CAPTURE(language, utf8(model->getPropertyValue("Name").get<rtl::OUString>()));
                const Reference<css::accessibility::XAccessible> accessible{control, UNO_QUERY_THROW};
                CHECK(accessible->getAccessibleContext()->getAccessibleName().getLength() > 0);
                const auto place = Reference<css::awt::XWindow>{control, UNO_QUERY_THROW}->getPosSize();
                CHECK(place.X + place.Width <= 640);
                CHECK(place.Y + place.Height <= 480);
                const auto wanted = Reference<css::awt::XLayoutConstrains>{control, UNO_QUERY_THROW}->calcAdjustedSize({place.Width, 0});
                CHECK(wanted.Height <= place.Height);
                CHECK(tops.emplace(model->getPropertyValue("TabIndex").get<sal_Int16>(), place.Y + place.Height).second);
            }
            CHECK(tops.size() == 16);
            int above = 0;
            for (const auto& [index, bottom] : tops) {
                CHECK(bottom + 20 >= above); // a label beside its field is not as high
                above = bottom;
            }
        }
        Reference<css::lang::XComponent>{page, UNO_QUERY_THROW}->dispose();
    }
    CHECK(office.stop() == 0);
}

TEST_CASE("The language chosen on the page of the options is spoken at once in the deck, and after the next start")
{
    const Screen screen(1500, 1000);
    Office office(screen.office("gtk3"));
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", 1480, 960);
        const Deck deck(office, screen, document.controller());
        CHECK(deck.text(dataPanel, "sample") == "Open the sample");
        {
            const Dialog dialog(office, screen, document.controller());
            REQUIRE(dialog.isOpen());
            screen.photograph("options-1-opened");
            screen.openMenu([&] { dialog.clickAt(618, 30); }); // the list of the languages; Russian is its fifth line
            for (const char* key : {"Down", "Down", "Down", "Down", "Return"})
                screen.press(key);
            dialog.pressButton(applyButton);
            CHECK(soon([&] { return deck.text(dataPanel, "sample") == "Открыть пример"; }));
            CHECK(soon([&] { return deck.title() == "Жизненный цикл" && deck.title(stagesPanel) == "Стадии"; }));
            screen.photograph("options-2-russian");
            dialog.clickAt(500, 178); // the horizon
            screen.press("ctrl+a");
            screen.type("180");
            CHECK(stored<sal_Int32>(office, "Horizon") == 365);
            dialog.pressButton(applyButton);
            CHECK(soon([&] { return stored<sal_Int32>(office, "Horizon") == 180; }));
            CHECK(dialog.isOpen());
            screen.photograph("options-3-applied");
            dialog.clickAt(500, 178);
            screen.press("ctrl+a");
            screen.type("90");
            dialog.pressButton(cancelButton);
            CHECK(soon([&] { return !dialog.isOpen(); }));
        }
        CHECK(stored<sal_Int32>(office, "Horizon") == 180);
    }
    REQUIRE(office.stop() == 0);
    office.start();
    {
        const Document document(office, Shown::visible);
        screen.resize("LibreOffice Calc", 1480, 960);
        const Deck deck(office, screen, document.controller());
        CHECK(soon([&] { return deck.text(dataPanel, "sample") == "Открыть пример"; }));
        CHECK(soon([&] { return deck.title() == "Жизненный цикл" && deck.title(stagesPanel) == "Стадии"; }));
        CHECK(stored<sal_Int32>(office, "Horizon") == 180);
        screen.photograph("options-4-next-start");
    }
    CHECK(office.stop() == 0);
}
