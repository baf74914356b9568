#pragma once

// The deck Lifecycle as a person sees it: what its panels say, where their controls are on the screen, clicks on them.

#include "harness/calls.hpp"
#include "harness/document.hpp"
#include "harness/screen.hpp"

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/ui/XDeck.hpp>

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace lifecycle::desktop {

inline constexpr const char* dataPanel = "LifecycleDataPanel";
inline constexpr const char* stagesPanel = "LifecycleStagesPanel";
inline constexpr const char* customerPanel = "LifecycleCustomerPanel";
inline constexpr const char* contactsPanel = "LifecycleContactsPanel";
inline constexpr const char* changesPanel = "LifecycleChangesPanel";
inline constexpr const char* columnsPanel = "LifecycleColumnsPanel";
/// From top to bottom.
inline constexpr std::array panels{dataPanel, stagesPanel, customerPanel, contactsPanel, changesPanel, columnsPanel};

/// A place on the screen.
struct Box {
    harness::Pixel corner;
    int width = 0, height = 0;
    harness::Pixel middle() const { return {corner.x + width / 2, corner.y + height / 2}; }
};

/// Waits until it holds, at most this long.
bool soon(const std::function<bool()>& holds, int seconds = 20);
/// What is wrong in sentences; a panel is laid out in a moment of its own, so what is wrong for long.
using Flaws = std::vector<std::string>;
Flaws lasting(const std::function<Flaws()>& flaws);
/// Waits until Ctrl+Z undoes what is called this: a command is over then, not when its first sheet is seen.
bool undoesSoon(const harness::Document& document, const std::string& title);

class Deck {
public:
    /// Shows it in the document's window, as the menu does.
    Deck(harness::Office& office, const harness::Screen& screen, css::uno::Reference<css::frame::XController> controller);

    bool isActive() const;
    /// In its title bar; of a panel, in the panel's.
    std::string title() const;
    std::string title(const char* panel) const;
    /// Unfolds this panel and folds the others: a long deck would have to be scrolled to click in it.
    void unfoldOnly(const char* panel) const;
    void unfold(const char* panel) const;
    bool isUnfolded(const char* panel) const;
    /// The names of a panel's controls that are shown.
    std::vector<std::string> shown(const char* panel) const;
    bool shows(const char* panel, const std::string& control) const;
    /// What a control says.
    std::string text(const char* panel, const std::string& control) const;
    css::uno::Reference<css::awt::XControl> control(const char* panel, const std::string& name) const;
    css::uno::Any property(const char* panel, const std::string& control, const char* name) const;
    /// Within its panel.
    Box placeInPanel(const char* panel, const std::string& control) const;
    /// What it needs so that nothing of it is cut off: a text, also of a check box or the like, within this width; a button whatever
    /// its width; of other controls the height.
    struct Size { int width = 0, height = 0; };
    Size sizeWanted(const char* panel, const std::string& control, int width) const;
    int panelWidth(const char* panel) const;
    /// What a screen reader says of a control: its accessible name.
    std::string accessibleName(const char* panel, const std::string& control) const;
    /// Where the tab key stops, from top to bottom, Help at the end; of radio buttons at the chosen one.
    std::vector<std::string> tabStops(const char* panel) const;

    /// On the screen: found by colouring a text of the panel for a moment, for no toolkit tells.
    harness::Pixel origin(const char* panel) const;
    Box onScreen(const char* panel, const std::string& control) const;
    void click(const char* panel, const std::string& control) const;
    /// Opens a list with a click, and takes an item with the keyboard, 1 the first.
    void choose(const char* panel, const std::string& list, int item) const;
    /// As the tab key would come to it; it has the keyboard then.
    void focus(const char* panel, const std::string& control) const;
    bool hasFocus(const char* panel, const std::string& control) const;
    /// Makes the sidebar this much wider, with the mouse.
    void widen(int pixels) const;

private:
    css::uno::Reference<css::awt::XControl> panelNamed(const char* panel) const;
    /// What a control says and whether it is shown is told at once, in the midst of the panel's being filled; its size is not.
    void awaitFilling(const char* panel) const;

    harness::Office* office_;
    const harness::Screen* screen_;
    css::uno::Reference<css::ui::XDeck> deck_;
};

} // namespace lifecycle::desktop
