#include "deck.hpp"

#include "harness/main_thread.hpp"

#include <com/sun/star/accessibility/XAccessible.hpp>
#include <com/sun/star/accessibility/XAccessibleContext.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/DeviceInfo.hpp>
#include <com/sun/star/awt/XDevice.hpp>
#include <com/sun/star/awt/XFont.hpp>
#include <com/sun/star/awt/XStyleSettings.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/awt/XLayoutConstrains.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/frame/XDispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/ui/XDecks.hpp>
#include <com/sun/star/ui/XPanel.hpp>
#include <com/sun/star/ui/XPanels.hpp>
#include <com/sun/star/ui/XSidebarProvider.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <initializer_list>
#include <thread>

namespace lifecycle::desktop {

using namespace harness;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

namespace {

bool isOneOf(const Reference<css::lang::XServiceInfo>& model, std::initializer_list<const char*> kinds)
{
    return std::any_of(kinds.begin(), kinds.end(), [&](const char* kind) {
        return model->supportsService("com.sun.star.awt.UnoControl" + rtl::OUString::createFromAscii(kind) + "Model");
    });
}

/// Nothing else on the screen has it.
constexpr unsigned marker = 0x12e3a7;

} // namespace

bool soon(const std::function<bool()>& holds, int seconds)
{
    using namespace std::chrono_literals;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{seconds};
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(100ms);
    }
    return true;
}

Flaws lasting(const std::function<Flaws()>& flaws)
{
    Flaws found;
    soon([&] { return (found = flaws()).empty(); }, 10);
    return found;
}

bool undoesSoon(const Document& document, const std::string& title)
{
    return soon([&] {
        const auto titles = document.undoManager()->getAllUndoActionTitles();
        return titles.hasElements() && utf8(titles[0]) == title;
    });
}

Deck::Deck(Office& office, const Screen& screen, Reference<css::frame::XController> controller)
    : office_{&office}
    , screen_{&screen}
{
    const auto helper = office.service<css::frame::XDispatchHelper>("com.sun.star.frame.DispatchHelper");
    helper->executeDispatch(Reference<css::frame::XDispatchProvider>{controller->getFrame(), UNO_QUERY_THROW},
        "vnd.org.customerlifecycle:sidebar", "", 0, {});
    const auto sidebar = Reference<css::frame::XController2>{controller, UNO_QUERY_THROW}->getSidebar();
    deck_.set(sidebar->getDecks()->getByName("LifecycleDeck"), UNO_QUERY_THROW);
    if (!soon([this] { return deck_->getPanels()->getCount() == static_cast<sal_Int32>(panels.size()) && panelNamed(panels.back()).is(); }))
        throw std::runtime_error("the deck has no panels");
}

void Deck::unfoldOnly(const char* panel) const
{
    const Reference<css::ui::XPanel> one{deck_->getPanels()->getByName(rtl::OUString::createFromAscii(panel)), UNO_QUERY_THROW};
    constexpr bool foldsOthers = true;
    one->expand(foldsOthers);
}

void Deck::unfold(const char* panel) const
{
    Reference<css::ui::XPanel>{deck_->getPanels()->getByName(rtl::OUString::createFromAscii(panel)), UNO_QUERY_THROW}->expand(false);
}

std::string Deck::title() const { return utf8(deck_->getTitle()); }

std::string Deck::title(const char* panel) const
{
    return utf8(Reference<css::ui::XPanel>{deck_->getPanels()->getByName(rtl::OUString::createFromAscii(panel)), UNO_QUERY_THROW}->getTitle());
}

bool Deck::isUnfolded(const char* panel) const
{
    const Reference<css::ui::XPanel> one{deck_->getPanels()->getByName(rtl::OUString::createFromAscii(panel)), UNO_QUERY_THROW};
    return one->isExpanded();
}

bool Deck::isActive() const { return deck_->isActive(); }

Reference<css::awt::XControl> Deck::panelNamed(const char* panel) const
{
    const Reference<css::ui::XPanel> found{deck_->getPanels()->getByName(rtl::OUString::createFromAscii(panel)), UNO_QUERY_THROW};
    return Reference<css::awt::XControl>{found->getDialog(), UNO_QUERY};
}

Reference<css::awt::XControl> Deck::control(const char* panel, const std::string& name) const
{
    return Reference<css::awt::XControlContainer>{panelNamed(panel), UNO_QUERY_THROW}->getControl(officeText(name));
}

std::vector<std::string> Deck::shown(const char* panel) const
{
    std::vector<std::string> names;
    const auto controls = Reference<css::awt::XControlContainer>{panelNamed(panel), UNO_QUERY_THROW}->getControls();
    for (const auto& control : controls) {
        const Reference<css::beans::XPropertySet> model{control->getModel(), UNO_QUERY};
        if (!model.is())
            continue; // just being made
        if (Reference<css::awt::XWindow2>{control, UNO_QUERY_THROW}->isVisible())
            names.push_back(utf8(model->getPropertyValue("Name").get<rtl::OUString>()));
    }
    awaitFilling(panel);
    return names;
}

bool Deck::shows(const char* panel, const std::string& control) const
{
    const auto names = shown(panel);
    return std::find(names.begin(), names.end(), control) != names.end();
}

Any Deck::property(const char* panel, const std::string& name, const char* property) const
{
    Reference<css::beans::XPropertySet> model;
    // A panel is made anew when the language changes: one that is going has controls without models.
    soon([&] { return model.set(control(panel, name)->getModel(), UNO_QUERY); }, 5);
    if (!model.is())
        throw std::runtime_error("no control " + name + " in " + panel);
    const auto value = model->getPropertyValue(rtl::OUString::createFromAscii(property));
    awaitFilling(panel);
    return value;
}

void Deck::awaitFilling(const char* panel) const { panelWidth(panel); }

std::string Deck::text(const char* panel, const std::string& name) const
{
    return utf8(property(panel, name, "Label").get<rtl::OUString>());
}

Box Deck::placeInPanel(const char* panel, const std::string& name) const
{
    const auto place = Reference<css::awt::XWindow>{control(panel, name), UNO_QUERY_THROW}->getPosSize();
    return {{place.X, place.Y}, place.Width, place.Height};
}

Deck::Size Deck::sizeWanted(const char* panel, const std::string& name, int width) const
{
    const auto found = control(panel, name);
    const Reference<css::awt::XLayoutConstrains> constrains{found, UNO_QUERY};
    if (!constrains.is())
        return {};
    const Reference<css::lang::XServiceInfo> kind{found->getModel(), UNO_QUERY_THROW};
    const auto size = constrains->calcAdjustedSize({width, 0});
    if (kind->supportsService("com.sun.star.awt.UnoControlButtonModel")) {
        // Its letters: what a toolkit puts beside them may be missing at a large scale.
        const Reference<css::awt::XDevice> device{found->getPeer(), UNO_QUERY_THROW};
        const Reference<css::awt::XStyleSettingsSupplier> styles{found->getPeer(), UNO_QUERY_THROW};
        const auto letters = officeText(text(panel, name));
        int ofLetters = 0;
        // A font of the office's guards nothing against its main thread, which draws with it.
        onMainThread(*office_, [&] {
            auto font = styles->getStyleSettings()->getPushButtonFont();
            constexpr double pointsPerMetre = 72 / .0254; // told in points, taken in pixels
            font.Height = static_cast<sal_Int16>(std::lround(font.Height * device->getInfo().PixelPerMeterY / pointsPerMetre));
            ofLetters = device->getFont(font)->getStringWidth(letters);
        });
        return {ofLetters, size.Height};
    }
    const bool hasText = isOneOf(kind, {"FixedText", "FixedHyperlink", "CheckBox", "RadioButton"});
    return {hasText ? size.Width : 0, size.Height};
}

int Deck::panelWidth(const char* panel) const
{
    return Reference<css::awt::XWindow>{panelNamed(panel), UNO_QUERY_THROW}->getPosSize().Width;
}

std::string Deck::accessibleName(const char* panel, const std::string& name) const
{
    return utf8(Reference<css::accessibility::XAccessible>{control(panel, name), UNO_QUERY_THROW}->getAccessibleContext()->getAccessibleName());
}

std::vector<std::string> Deck::tabStops(const char* panel) const
{
    std::vector<std::pair<std::pair<int, int>, std::string>> stops;
    for (const auto& name : shown(panel)) {
        const Reference<css::lang::XServiceInfo> kind{control(panel, name)->getModel(), UNO_QUERY_THROW};
        const bool isRadio = isOneOf(kind, {"RadioButton"});
        if (name == "help" || !(isRadio || isOneOf(kind, {"Button", "CheckBox", "Edit", "FixedHyperlink"}))
            || !property(panel, name, "Enabled").get<bool>() || (isRadio && property(panel, name, "State").get<sal_Int16>() != 1))
            continue;
        const auto corner = placeInPanel(panel, name).corner;
        stops.push_back({{corner.y, corner.x}, name});
    }
    std::sort(stops.begin(), stops.end());
    std::vector<std::string> names;
    for (const auto& [place, name] : stops)
        names.push_back(name);
    names.push_back("help");
    return names;
}

Pixel Deck::origin(const char* panel) const
{
    const auto text = shown(panel).front();
    const Reference<css::beans::XPropertySet> model{control(panel, text)->getModel(), UNO_QUERY_THROW};
    model->setPropertyValue("BackgroundColor", Any{static_cast<sal_Int32>(marker)});
    std::optional<Pixel> found;
    soon([&] { return (found = screen_->firstOf(marker)).has_value(); }, 10);
    model->setPropertyValue("BackgroundColor", {});
    soon([&] { return !screen_->firstOf(marker); }, 10);
    if (!found)
        throw std::runtime_error("the panel is not on the screen");
    const auto place = placeInPanel(panel, text);
    return {found->x - place.corner.x, found->y - place.corner.y};
}

Box Deck::onScreen(const char* panel, const std::string& name) const
{
    const auto corner = origin(panel);
    auto box = placeInPanel(panel, name);
    box.corner.x += corner.x;
    box.corner.y += corner.y;
    return box;
}

void Deck::click(const char* panel, const std::string& name) const { screen_->click(onScreen(panel, name).middle()); }

void Deck::choose(const char* panel, const std::string& list, int item) const
{
    const auto place = onScreen(panel, list).middle();
    screen_->openMenu([&] { screen_->click(place); });
    for (int down = 0; down < item; ++down)
        screen_->press("Down");
    screen_->press("Return");
}

void Deck::focus(const char* panel, const std::string& name) const
{
    Reference<css::awt::XWindow>{control(panel, name), UNO_QUERY_THROW}->setFocus();
    if (!soon([&] { return hasFocus(panel, name); }))
        throw std::runtime_error(name + " does not take the keyboard");
}

bool Deck::hasFocus(const char* panel, const std::string& name) const
{
    return Reference<css::awt::XWindow2>{control(panel, name), UNO_QUERY_THROW}->hasFocus();
}

void Deck::widen(int pixels) const
{
    auto edge = origin(dataPanel);
    edge.x -= 5; // the splitter between the sheet and the sidebar
    edge.y += 60;
    screen_->drag(edge, {edge.x - pixels, edge.y});
    soon([this, before = panelWidth(dataPanel)] { return panelWidth(dataPanel) != before; }, 3);
}

} // namespace lifecycle::desktop
