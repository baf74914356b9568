#include "harness/screen.hpp"

#include <fstream>
#include <thread>

#include <unistd.h>

namespace lifecycle::harness {

namespace {

    using namespace std::chrono_literals;

    /// The server writes the number of the display that it found free.
    std::string numberFrom(const std::filesystem::path& file, Process& server)
    {
        for (int tries = 0; tries < 200 && server.runs(); ++tries) {
            std::string number;
            if (std::ifstream(file) >> number)
                return number;
            std::this_thread::sleep_for(50ms);
        }
        throw std::runtime_error("no display: Xvfb did not start; see " + file.string());
    }

} // namespace

Screen::Screen(int width, int height)
    : scratch(scratchFolder() / ("screen-" + std::to_string(getpid())))
{
    std::filesystem::create_directories(scratch);
    const std::filesystem::path number = scratch / "display";
    std::filesystem::remove(number);
    const std::string size = std::to_string(width) + "x" + std::to_string(height) + "x24";
    // Standard output is the log: the number is written there.
    server = Process({ "Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset" }, number);
    display = numberFrom(number, server);
    display.insert(display.begin(), ':');
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
    tool({ "import", "-window", "root", file.string() });
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

void Screen::click(Pixel place) const
{
    tool({ "xdotool", "mousemove", "--sync", std::to_string(place.x), std::to_string(place.y), "click", "1" });
}

void Screen::type(const std::string& text) const
{
    tool({ "xdotool", "type", "--delay", "20", text });
}

void Screen::press(const std::string& key) const
{
    tool({ "xdotool", "key", "--clearmodifiers", key });
}

void Screen::resize(const std::string& title, int width, int height) const
{
    tool({ "xdotool", "search", "--onlyvisible", "--name", title, "windowsize", "--sync", std::to_string(width), std::to_string(height) });
}

} // namespace lifecycle::harness
