// The menu Lifecycle in the menu bar: it speaks the language that the user has chosen under Options, which LibreOffice itself need not
// have.

#include "deck.hpp"

#include "domain/wording.hpp"

#include <com/sun/star/accessibility/AccessibleRole.hpp>
#include <com/sun/star/accessibility/XAccessible.hpp>
#include <com/sun/star/accessibility/XAccessibleContext.hpp>
#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/awt/XContainerWindowProvider.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XHierarchicalNameAccess.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>

#include <catch2/catch.hpp>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
namespace accessibility = css::accessibility;

namespace {

using Context = Reference<accessibility::XAccessibleContext>;

std::vector<Context> childrenOf(const Context& parent)
{
    std::vector<Context> children;
    for (sal_Int32 index = 0; index < parent->getAccessibleChildCount(); ++index)
        if (const auto child = parent->getAccessibleChild(index); child.is())
            children.push_back(child->getAccessibleContext());
    return children;
}

Context menuBarBelow(const Context& parent)
{
    for (const auto& child : childrenOf(parent)) {
        if (child->getAccessibleRole() == accessibility::AccessibleRole::MENU_BAR)
            return child;
        if (const auto found = menuBarBelow(child); found.is())
            return found;
    }
    return {};
}

/// Our menu, as a screen reader finds it: before the menus Window and Help.
class Menu {
public:
    Menu(const Screen& screen, const Reference<css::frame::XController>& controller) : screen_{&screen}, controller_{controller} {}

    std::string title() const { return utf8(ours()->getAccessibleName()); }
    /// What its entries say once somebody opens it with the keyboard; closed again.
    std::vector<std::string> opened(const std::string& photograph) const
    {
        screen_->openMenu([this] {
            screen_->press("F10");
            for (std::size_t before = 0; before + 3 < menus().size(); ++before)
                screen_->press("Right");
            screen_->press("Down");
        });
        screen_->photograph(photograph);
        std::vector<std::string> entries;
        for (const auto& entry : childrenOf(ours()))
            if (entry->getAccessibleRole() == accessibility::AccessibleRole::MENU_ITEM)
                entries.push_back(utf8(entry->getAccessibleName()));
        screen_->press("Escape");
        screen_->press("Escape");
        return entries;
    }

private:
    std::vector<Context> menus() const
    {
        const Reference<accessibility::XAccessible> window{controller_->getFrame()->getContainerWindow(), UNO_QUERY_THROW};
        return childrenOf(menuBarBelow(window->getAccessibleContext()));
    }
    Context ours() const
    {
        const auto all = menus();
        REQUIRE(all.size() > 3);
        return all[all.size() - 3];
    }

    const Screen* screen_;
    Reference<css::frame::XController> controller_;
};

/// In the order of the menu.
std::vector<std::string> entriesIn(const char* language)
{
    std::vector<std::string> entries;
    for (const char* command : {"classify", "charts", "history", "changes", "forecast", "decisions", "show-left-out", "edit-model",
             "check-model", "model-page", "done", "postpone", "show-stage", "stop", "sidebar", "sample", "options", "help"})
        entries.emplace_back(lifecycle::Wording{language}.text("menu." + std::string{command}));
    return entries;
}

/// As the page of the options does it; the first is LibreOffice's own.
void chooseLanguage(Office& office, const Reference<css::frame::XController>& controller, sal_Int16 choice)
{
    const Reference<css::awt::XWindowPeer> parent{controller->getFrame()->getContainerWindow(), UNO_QUERY_THROW};
    const auto page = office.service<css::awt::XContainerWindowProvider>("com.sun.star.awt.ContainerWindowProvider")
                          ->createContainerWindow(
                              "vnd.sun.star.extension://org.customerlifecycle.calc/dialogs/options.xdl", "", parent, {});
    const auto handler = office.service<css::awt::XContainerWindowEventHandler>("org.customerlifecycle.OptionsPage");
    handler->callHandlerMethod(page, Any{rtl::OUString{"initialize"}}, "external_event");
    const Reference<css::awt::XListBox> languages{
        Reference<css::awt::XControlContainer>{page, UNO_QUERY_THROW}->getControl("language"), UNO_QUERY_THROW};
    languages->selectItemPos(choice, true);
    handler->callHandlerMethod(page, Any{rtl::OUString{"ok"}}, "external_event");
    Reference<css::lang::XComponent>{page, UNO_QUERY_THROW}->dispose();
}

/// The name of our page in the tree of Tools, Options.
std::string nameOfOptions(const Office& office)
{
    css::beans::NamedValue path{"nodepath", Any{rtl::OUString{"/org.openoffice.Office.OptionsDialog/Nodes/Calc/Leaves"}}};
    css::uno::Sequence<Any> arguments{1};
    arguments.getArray()[0] <<= path;
    const Reference<css::container::XHierarchicalNameAccess> leaves{
        office.service<css::lang::XMultiServiceFactory>("com.sun.star.configuration.ConfigurationProvider")
            ->createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", arguments),
        UNO_QUERY_THROW};
    return utf8(leaves->getByHierarchicalName("org.customerlifecycle.calc/Label").get<rtl::OUString>());
}

constexpr sal_Int16 officesOwn = 0, filipino = 3, russian = 4;

} // namespace

TEST_CASE("The menu speaks the language that is chosen under Options, in windows that are open and after the next start")
{
    const Screen screen(1500, 1000);
    for (const char* toolkit : {"gtk3", "gen"}) {
        const auto picture = [&](const char* name) { return "menu-" + std::string{toolkit} + '-' + name; };
        Office office(screen.office(toolkit));
        {
            const Document document(office, Shown::visible);
            screen.resize("LibreOffice Calc", 1480, 960);
            const Menu menu(screen, document.controller());
            CHECK(menu.title() == "Lifecycle");
            CHECK(menu.opened(picture("1-english")) == entriesIn("en"));

            chooseLanguage(office, document.controller(), filipino);
            CHECK(soon([&] { return menu.opened(picture("2-filipino")) == entriesIn("fil"); }));

            chooseLanguage(office, document.controller(), russian);
            CHECK(soon([&] { return menu.title() == "Жизненный цикл"; }));
            CHECK(menu.opened(picture("3-russian")) == entriesIn("ru"));
            CHECK(nameOfOptions(office) == "Жизненный цикл");
        }
        REQUIRE(office.stop() == 0);
        office.start();
        {
            const Document document(office, Shown::visible);
            screen.resize("LibreOffice Calc", 1480, 960);
            const Menu menu(screen, document.controller());
            CHECK(menu.title() == "Жизненный цикл");
            CHECK(menu.opened(picture("4-next-start")) == entriesIn("ru"));

            chooseLanguage(office, document.controller(), officesOwn);
            CHECK(soon([&] { return menu.title() == "Lifecycle"; }));
            CHECK(menu.opened(picture("5-back")) == entriesIn("en"));
            CHECK(nameOfOptions(office) == "Lifecycle");
        }
        CHECK(office.stop() == 0);
    }
}
