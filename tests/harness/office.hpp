#pragma once

// A real office with a profile of its own under the build directory, driven over a pipe of its own.
//
//     lifecycle::harness::Office& office = lifecycle::harness::office();   // with the extension, shared by all test cases
//
// An office that crashes makes the test case that runs fail (its next call throws), or else the whole executable.

#include "harness/process.hpp"
#include "harness/text.hpp"

#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

namespace lifecycle::harness {

enum class View {
    headless,  ///< no windows: what a server has
    offscreen, ///< windows and dialogs live, but are painted into memory: documents can be visible without a display
    onScreen,  ///< on the display that `environment` names: see screen.hpp
};

class Office {
public:
    struct Settings {
        View view = View::headless;
        bool extension = true;                          ///< our .oxt is installed before the first start
        std::map<std::string, std::string> environment {}; ///< e.g. DISPLAY, SAL_USE_VCLPLUGIN, GTK_THEME
        std::vector<std::string> arguments {};          ///< further words of the command line
    };

    /// Makes the profile, installs, starts, connects. Throws std::runtime_error with the way to the log.
    explicit Office(Settings settings);
    ~Office();
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    /// Starts an office that was stopped, on the same profile.
    void start();
    /// Closes all documents without asking and ends the office in good order. Its exit code: 0, or it has crashed; 137 where it
    /// had to be killed because it did not answer.
    int stop();
    bool runs() { return process.runs(); }
    pid_t processId() const noexcept { return process.id(); }

    /// With unopkg; only while the office is stopped.
    void install(const std::filesystem::path& oxt);
    void remove(const std::string& identifier);

    const css::uno::Reference<css::uno::XComponentContext>& context() const noexcept { return remote; }
    const std::filesystem::path& folder() const noexcept { return scratch; }

    /// A service of the office by its name, as the interface wanted. Throws where there is none.
    template <class Interface>
    css::uno::Reference<Interface> service(std::string_view name) const
    {
        const css::uno::Reference<css::uno::XInterface> made
            = remote->getServiceManager()->createInstanceWithContext(officeText(name), remote);
        css::uno::Reference<Interface> wanted(made, css::uno::UNO_QUERY);
        if (!wanted.is())
            throw std::runtime_error("the office gives no " + std::string(name));
        return wanted;
    }

private:
    void packages(const std::vector<std::string>& words);
    std::vector<std::string> profileSwitches() const;

    Settings settings;
    std::filesystem::path scratch;
    std::string pipe;
    Process process;
    css::uno::Reference<css::uno::XComponentContext> remote;
};

/// The office that the test cases of this executable share, started when first asked for, one per view (not `onScreen`: such
/// an office belongs to its screen). Where the last test case left it dead: throws once, then starts anew.
Office& office(View view = View::headless);
/// Ends the shared offices; false where one of them crashed.
bool stopSharedOffices();

/// The built .oxt, and where the tests keep profiles, screenshots and logs.
std::filesystem::path builtExtension();
std::filesystem::path scratchFolder();
std::string fileUrl(const std::filesystem::path& path);

} // namespace lifecycle::harness
