#include "harness/office.hpp"

#include <com/sun/star/bridge/UnoUrlResolver.hpp>
#include <com/sun/star/bridge/XUnoUrlResolver.hpp>
#include <com/sun/star/connection/NoConnectException.hpp>
#include <com/sun/star/container/XEnumeration.hpp>
#include <com/sun/star/frame/XDesktop.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <cppuhelper/bootstrap.hxx>
#include <osl/file.hxx>
#include <rtl/bootstrap.hxx>

#include <array>
#include <fstream>
#include <memory>
#include <thread>

#include <unistd.h>

namespace lifecycle::harness {

namespace {

    using namespace std::chrono_literals;
    using css::uno::Reference;
    using css::uno::UNO_QUERY;

    /// The exit code by which a fresh profile asks to be started once more.
    constexpr int startAgain = 81;

    /// Nothing that opens by itself: no tips, no news, no saving while a test looks.
    constexpr std::string_view quietProfile = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowDonation" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/AutoSave"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/RecoveryInfo"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="LastTimeGetInvolvedShown" oor:op="fuse"><value>4102444800</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="LastTimeDonateShown" oor:op="fuse"><value>4102444800</value></prop></item>
</oor:items>
)";

    /// Our own end of the bridge: the office's types and the resolver, in this process.
    Reference<css::uno::XComponentContext> localContext()
    {
        static const Reference<css::uno::XComponentContext> context = [] {
            const std::string program = LIFECYCLE_OFFICE_PROGRAM;
            rtl::Bootstrap::set("URE_MORE_TYPES", officeText(fileUrl(program + "/types/offapi.rdb") + " " + fileUrl(LIFECYCLE_TYPES)));
            rtl::Bootstrap::set("URE_MORE_SERVICES", rtl::OUString());
            return cppu::defaultBootstrap_InitialComponentContext();
        }();
        return context;
    }

    std::string nextName()
    {
        static int count = 0;
        return std::to_string(getpid()) + "-" + std::to_string(++count);
    }

    /// Headless, offscreen.
    std::array<std::unique_ptr<Office>, 2> sharedOffices;

} // namespace

std::filesystem::path builtExtension()
{
    return LIFECYCLE_OXT;
}

std::filesystem::path scratchFolder()
{
    std::filesystem::path folder = LIFECYCLE_SCRATCH;
    std::filesystem::create_directories(folder);
    return folder;
}

std::string fileUrl(const std::filesystem::path& path)
{
    rtl::OUString url;
    osl::FileBase::getFileURLFromSystemPath(officeText(std::filesystem::absolute(path).string()), url);
    return utf8(url);
}

Office::Office(Settings wanted)
    : settings(std::move(wanted))
    , scratch(scratchFolder() / ("office-" + nextName()))
{
    std::filesystem::remove_all(scratch);
    for (const char* name : { "profile/user", "packages", "config", "cache", "data" })
        std::filesystem::create_directories(scratch / name);
    std::ofstream(scratch / "profile/user/registrymodifications.xcu") << quietProfile;
    // What the desktop keeps of its users (settings, recent files) stays untouched too.
    settings.environment.emplace("XDG_CONFIG_HOME", (scratch / "config").string());
    settings.environment.emplace("XDG_CACHE_HOME", (scratch / "cache").string());
    settings.environment.emplace("XDG_DATA_HOME", (scratch / "data").string());
    settings.environment.emplace("SAL_DISABLE_OPENCL", "1");
    if (settings.view != View::onScreen) {
        settings.environment.emplace("SAL_USE_VCLPLUGIN", "svp");
        settings.environment["DISPLAY"] = "";
        settings.environment["WAYLAND_DISPLAY"] = "";
    }
    if (settings.extension)
        install(builtExtension());
    start();
}

Office::~Office()
{
    try {
        stop();
    } catch (...) {
        process.kill();
    }
    std::error_code ignored;
    std::filesystem::remove_all(scratch / "profile", ignored);
    std::filesystem::remove_all(scratch / "packages", ignored);
}

std::vector<std::string> Office::profileSwitches() const
{
    return { "-env:UserInstallation=" + fileUrl(scratch / "profile"), "-env:UNO_SHARED_PACKAGES_CACHE=" + fileUrl(scratch / "packages") };
}

void Office::packages(const std::vector<std::string>& words)
{
    if (process.runs())
        throw std::logic_error("extensions are installed and removed while the office is stopped");
    // `--shared` into a cache of our own: root may do it, and everybody else too.
    std::vector<std::string> command { LIFECYCLE_OFFICE_PROGRAM "/unopkg", words.front(), "--shared" };
    command.insert(command.end(), words.begin() + 1, words.end());
    for (const std::string& option : profileSwitches())
        command.push_back(option);
    outputOf(command, scratch / "unopkg.log", settings.environment);
}

void Office::install(const std::filesystem::path& oxt)
{
    packages({ "add", "--force", "--suppress-license", oxt.string() });
}

void Office::remove(const std::string& identifier)
{
    packages({ "remove", identifier });
}

void Office::start()
{
    const auto deadline = std::chrono::steady_clock::now() + 120s;
    pipe = "lifecycle" + nextName();
    std::vector<std::string> command { LIFECYCLE_OFFICE_PROGRAM "/soffice.bin", "--accept=pipe,name=" + pipe + ";urp;", "--norestore",
        "--nologo", "--nodefault", "--nolockcheck" };
    if (settings.view == View::headless)
        command.push_back("--headless");
    for (const std::string& word : profileSwitches())
        command.push_back(word);
    command.insert(command.end(), settings.arguments.begin(), settings.arguments.end());
    const std::filesystem::path log = scratch / "office.log";
    process = Process(command, log, settings.environment);

    const Reference<css::bridge::XUnoUrlResolver> resolver = css::bridge::UnoUrlResolver::create(localContext());
    const rtl::OUString address = officeText("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext");
    while (std::chrono::steady_clock::now() < deadline) {
        if (const std::optional<int> code = process.wait(50ms)) {
            if (*code != startAgain)
                throw std::runtime_error("the office ended with " + std::to_string(*code) + " at its start; see " + log.string());
            process = Process(command, log, settings.environment);
        }
        try {
            remote.set(resolver->resolve(address), UNO_QUERY);
            if (remote.is())
                return;
        } catch (const css::connection::NoConnectException&) {
        }
    }
    process.kill();
    throw std::runtime_error("the office did not open its pipe within two minutes; see " + log.string());
}

int Office::stop()
{
    if (process.runs()) {
        try {
            const auto desktop = service<css::frame::XDesktop>("com.sun.star.frame.Desktop");
            const Reference<css::container::XEnumeration> components = desktop->getComponents()->createEnumeration();
            while (components->hasMoreElements()) {
                const Reference<css::util::XCloseable> open(components->nextElement(), UNO_QUERY);
                if (open.is())
                    open->close(true);
            }
            desktop->terminate();
        } catch (const css::uno::Exception&) {
            // The bridge goes down with the office, sometimes before it has answered; the exit code tells.
        }
    }
    remote.clear();
    if (!process.wait(30s))
        process.kill();
    return process.wait(0ms).value_or(0);
}

Office& office(View view)
{
    if (view == View::onScreen)
        throw std::logic_error("an office on a screen is not shared");
    std::unique_ptr<Office>& shared = sharedOffices[view == View::headless ? 0 : 1];
    if (shared && !shared->runs()) {
        const int code = shared->stop();
        shared.reset();
        throw std::runtime_error("the office has crashed since the last test case asked for it: exit code " + std::to_string(code));
    }
    if (!shared)
        shared = std::make_unique<Office>(Office::Settings { .view = view });
    return *shared;
}

bool stopSharedOffices()
{
    bool well = true;
    for (std::unique_ptr<Office>& shared : sharedOffices) {
        if (shared && shared->stop() != 0)
            well = false;
        shared.reset();
    }
    return well;
}

} // namespace lifecycle::harness
