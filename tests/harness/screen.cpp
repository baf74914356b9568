#include "harness/screen.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include <unistd.h>

namespace lifecycle::harness {

namespace {

    using namespace std::chrono_literals;

    /// The server writes the number of the display that it found free, after a complaint for each that was not.
    std::string numberFrom(const std::filesystem::path& file, Process& server)
    {
        for (int tries = 0; tries < 200 && server.runs(); ++tries) {
            std::ifstream said(file);
            for (std::string line; std::getline(said, line) && !said.eof();)
                if (!line.empty() && line.find_first_not_of("0123456789") == std::string::npos)
                    return line;
            std::this_thread::sleep_for(50ms);
        }
        throw std::runtime_error("no display: Xvfb did not start; see " + file.string());
    }

} // namespace

Screen::Screen(int width, int height)
    : columns(width)
    , scratch(scratchFolder() / ("screen-" + std::to_string(getpid())))
{
    std::filesystem::create_directories(scratch);
    const std::filesystem::path number = scratch / "display";
    std::filesystem::remove(number);
    const std::string size = std::to_string(width) + "x" + std::to_string(height) + "x24";
    // Standard output is the log: the number is written there.
    server = Process({ "Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset" }, number);
    display = ":" + numberFrom(number, server);
    windowManager = Process({ "openbox", "--sm-disable" }, scratch / "openbox.log", { { "DISPLAY", display } });
}

Office::Settings Screen::office(const std::string& toolkit) const
{
    return { .view = View::onScreen,
        .environment = { { "DISPLAY", display }, { "WAYLAND_DISPLAY", "" }, { "SAL_USE_VCLPLUGIN", toolkit }, { "GDK_BACKEND", "x11" } } };
}

std::string Screen::tool(const std::vector<std::string>& words) const
{
    return outputOf(words, scratch / "tools.log", { { "DISPLAY", display } });
}

std::filesystem::path Screen::photograph(const std::string& name) const
{
    const std::filesystem::path folder = scratchFolder() / "screenshots";
    std::filesystem::create_directories(folder);
    std::filesystem::path file = folder / (name + ".png");
    tool({ "import", "-window", "root", "-quality", "10", file.string() }); // packed fast
    return file;
}

unsigned Screen::colourAt(Pixel place) const
{
    const std::string area = "1x1+" + std::to_string(place.x) + "+" + std::to_string(place.y);
    const std::string rgb = tool({ "import", "-window", "root", "-crop", area, "-depth", "8", "rgb:-" });
    if (rgb.size() != 3)
        throw std::runtime_error("no such pixel: " + area);
    const auto part = [&rgb](std::size_t index) { return static_cast<unsigned>(static_cast<unsigned char>(rgb[index])); };
    return part(0) << 16U | part(1) << 8U | part(2);
}

std::string Screen::pixels() const
{
    return tool({ "import", "-window", "root", "-depth", "8", "rgb:-" });
}

std::optional<Pixel> Screen::firstOf(unsigned colour) const
{
    const std::string wanted { static_cast<char>(colour >> 16U), static_cast<char>(colour >> 8U), static_cast<char>(colour) };
    const std::string seen = pixels();
    for (std::size_t found = seen.find(wanted); found != std::string::npos; found = seen.find(wanted, found + 1))
        if (found % 3 == 0)
            return Pixel { static_cast<int>(found / 3) % columns, static_cast<int>(found / 3) / columns };
    return {};
}

void Screen::click(Pixel place) const
{
    // And away, to where nothing is told of: a tip that opens below the pointer would take the next click.
    tool({ "xdotool", "mousemove", "--sync", std::to_string(place.x), std::to_string(place.y), "click", "1", "mousemove", "1", "1" });
}

void Screen::drag(Pixel from, Pixel to) const
{
    // In steps: a toolkit takes a jump for no drag.
    tool({ "xdotool", "mousemove", "--sync", std::to_string(from.x), std::to_string(from.y), "mousedown", "1", "sleep", "0.2", "mousemove",
        std::to_string((from.x + to.x) / 2), std::to_string((from.y + to.y) / 2), "sleep", "0.2", "mousemove", std::to_string(to.x),
        std::to_string(to.y), "sleep", "0.2", "mouseup", "1" });
}

void Screen::turnWheel(Pixel place, int clicks) const
{
    // The hand is never quite still: a toolkit may ask where the mouse is only when it has moved.
    tool({ "xdotool", "mousemove", "--sync", std::to_string(place.x - 1), std::to_string(place.y), "mousemove", "--sync",
        std::to_string(place.x), std::to_string(place.y), "click", "--repeat", std::to_string(std::abs(clicks)), "--delay", "50",
        clicks < 0 ? "4" : "5" });
}

void Screen::type(const std::string& text) const
{
    tool({ "xdotool", "type", "--delay", "20", text });
}

void Screen::press(const std::string& key) const
{
    tool({ "xdotool", "key", "--clearmodifiers", key });
}

/// What xdotool finds by these words among the windows that are seen.
std::vector<Screen::Window> Screen::found(const std::vector<std::string>& search) const
{
    std::vector<std::string> words{ "sh", "-c", "xdotool search --onlyvisible \"$@\" getwindowgeometry --shell %@ 2>/dev/null || true", "sh" };
    words.insert(words.end(), search.begin(), search.end());
    std::istringstream said{ tool(words) };
    std::vector<Window> windows;
    for (std::string line; std::getline(said, line);) {
        const auto equals = line.find('=');
        const auto name = line.substr(0, equals);
        if (name == "WINDOW")
            windows.push_back({ .id = line.substr(equals + 1) });
        else if (name == "WIDTH")
            windows.back().width = std::stoi(line.substr(equals + 1));
        else if (name == "HEIGHT")
            windows.back().height = std::stoi(line.substr(equals + 1));
    }
    return windows;
}

std::optional<Screen::Window> Screen::window(const std::string& title) const
{
    const auto windows = found({ "--name", title });
    return windows.empty() ? std::nullopt : std::optional{ windows.back() };
}

void Screen::openMenu(const std::function<void()>& open) const
{
    // The window manager does not frame menus: they lie right on the screen.
    const auto onTop = [this] { return found({ "--maxdepth", "1", "--name", "" }); };
    constexpr int higherThanTips = 30;
    const auto before = onTop();
    const auto isMenu = [&](const Window& window) {
        return window.height > higherThanTips && std::ranges::find(before, window.id, &Window::id) == before.end();
    };
    open();
    for (int tries = 0; !std::ranges::any_of(onTop(), isMenu); ++tries) {
        if (tries == 300)
            throw std::runtime_error("no menu has opened");
        std::this_thread::sleep_for(100ms);
    }
    std::this_thread::sleep_for(300ms); // it takes the keyboard
}

void Screen::click(const Window& window, Pixel place) const
{
    tool({ "xdotool", "mousemove", "--sync", "--window", window.id, std::to_string(place.x), std::to_string(place.y), "click", "1",
        "mousemove", "1", "1" });
}

void Screen::resize(const std::string& title, int width, int height) const
{
    tool({ "xdotool", "search", "--onlyvisible", "--name", title, "windowsize", "--sync", std::to_string(width), std::to_string(height) });
}

} // namespace lifecycle::harness
