#pragma once

// A display of its own with a window manager, for offices that a test looks at, clicks and types into.
//
//     Screen screen;
//     Office office(screen.office());

#include "harness/office.hpp"

#include <functional>
#include <optional>

namespace lifecycle::harness {

struct Pixel {
    int x = 0;
    int y = 0;
};

class Screen {
public:
    explicit Screen(int width = 1600, int height = 1000);

    /// How to start an office on this screen; `toolkit` is "gtk3" or "gen".
    Office::Settings office(const std::string& toolkit = "gtk3") const;

    /// As DISPLAY names it.
    const std::string& name() const noexcept { return display; }

    /// Of the whole screen, as `<name>.png` in the screenshots' folder; the way to it.
    std::filesystem::path photograph(const std::string& name) const;
    /// The colour of a pixel as 0xRRGGBB.
    unsigned colourAt(Pixel place) const;

    /// The uppermost, and there the leftmost, pixel of this colour.
    std::optional<Pixel> firstOf(unsigned colour) const;
    /// Everything that is seen, three bytes a pixel, row by row.
    std::string pixels() const;
    int width() const noexcept { return columns; }

    void click(Pixel place) const;
    void drag(Pixel from, Pixel to) const;
    void type(const std::string& text) const;
    /// Clicks of the wheel there; below zero: away from the user.
    void turnWheel(Pixel place, int clicks) const;
    /// As xdotool names keys: `ctrl+z`, `Return`, `alt+F4`.
    void press(const std::string& key) const;
    /// A window without its frame.
    struct Window { std::string id; int width = 0, height = 0; };
    /// The one whose title contains `title`, if there is one.
    std::optional<Window> window(const std::string& title) const;
    /// Opens a menu by `open`, and waits until it is seen: keys that are pressed before go elsewhere.
    void openMenu(const std::function<void()>& open) const;
    /// From the upper left corner of the window.
    void click(const Window& window, Pixel place) const;
    /// Resizes the window whose title contains `title`.
    void resize(const std::string& title, int width, int height) const;

private:
    std::string tool(const std::vector<std::string>& words) const;
    std::vector<Window> found(const std::vector<std::string>& search) const;

    int columns;
    std::filesystem::path scratch;
    std::string display;
    Process server;
    Process windowManager;
};

} // namespace lifecycle::harness
