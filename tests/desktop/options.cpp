// The page Tools, Options, LibreOffice Calc, Lifecycle, in its dialog: opened by our menu's command, changed with mouse and keyboard,
// applied, and given up; the deck beside it follows at once, and so does the next start.

#include "deck.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/frame/XDispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>

#include <catch2/catch.hpp>

#include <atomic>
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

/// A value as the office's configuration has it.
template <class T> T stored(const Office& office, const char* name)
{
    css::beans::NamedValue path{"nodepath", css::uno::Any{rtl::OUString{"/org.customerlifecycle.Options"}}};
    css::uno::Sequence<css::uno::Any> arguments{1};
    arguments.getArray()[0] <<= path;
    const Reference<css::container::XNameAccess> options{
        office.service<css::lang::XMultiServiceFactory>("com.sun.star.configuration.ConfigurationProvider")
            ->createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", arguments),
        UNO_QUERY_THROW};
    return options->getByName(rtl::OUString::createFromAscii(name)).get<T>();
}

} // namespace

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
            dialog.clickAt(618, 30); // the list of the languages; Russian is its fifth line
            std::this_thread::sleep_for(std::chrono::seconds{1});
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
