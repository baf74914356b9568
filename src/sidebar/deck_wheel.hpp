#pragma once

// The wheel of the mouse over a panel scrolls the deck, as it does over Calc's own panels. Under GTK the office puts an extension's
// panel into the deck as a window of its own, which takes the wheel and does nothing with it; so it is handed on to what scrolls
// around that window. Where the office is drawn otherwise there is nothing to be done, and nothing is.

namespace lifecycle::sidebar {

/// While one lives, the wheel is handed on. On the office's thread alone.
class DeckWheel {
public:
    DeckWheel();
    ~DeckWheel();
    DeckWheel(const DeckWheel&) = delete;
    DeckWheel& operator=(const DeckWheel&) = delete;
};

} // namespace lifecycle::sidebar
