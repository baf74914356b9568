#include "commands/open_help.hpp"

#include "calc/options.hpp"
#include "calc/unicode.hpp"
#include "commands/background_work.hpp"
#include "domain/wording.hpp"

#include <com/sun/star/deployment/PackageInformationProvider.hpp>
#include <com/sun/star/ucb/SimpleFileAccess.hpp>
#include <osl/file.hxx>
#include <osl/process.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>

namespace lifecycle::commands {

using namespace com::sun::star;
using rtl::OUString;

namespace {

/// Of letters, digits and hyphens: never a way out of the help's folder.
bool isAnchor(std::string_view topic)
{
    return !topic.empty() && std::all_of(topic.begin(), topic.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

OUString pageOf(const uno::Reference<uno::XComponentContext>& context, std::string_view language, std::string_view topic)
{
    const auto folder = deployment::PackageInformationProvider::get(context)->getPackageLocation("org.customerlifecycle.calc")
        + "/help/" + calc::unicode(language) + "/";
    // The topic's own file leads on to its place: an address with '#' is not handed on to a browser by every desktop.
    if (isAnchor(topic))
        if (const auto page = folder + "topic/" + calc::unicode(topic) + ".html";
            ucb::SimpleFileAccess::create(context)->exists(page))
            return page;
    return folder + "index.html";
}

/// Whether the desktop's opener takes the page. One that is still at work after some seconds is the browser itself.
bool handOver(const OUString& page, const std::atomic<bool>& stop)
{
    const char* const chosen = std::getenv("DESKTOP_LAUNCH");
    const auto opener = calc::unicode(chosen && *chosen ? chosen : "xdg-open");
    rtl_uString* arguments[] = {page.pData};
    oslProcess process = nullptr;
    if (osl_executeProcess(opener.pData, arguments, 1, osl_Process_SEARCHPATH | osl_Process_DETACHED, nullptr, nullptr, nullptr,
            0, &process)
        != osl_Process_E_None)
        return false;
    const TimeValue moment{0, 100'000'000};
    auto state = osl_Process_E_TimedOut;
    for (int moments = 0; moments < 50 && state == osl_Process_E_TimedOut && !stop; ++moments)
        state = osl_joinProcessWithTimeout(process, &moment);
    oslProcessInfo info{};
    info.Size = sizeof info;
    const bool failed = state == osl_Process_E_None
        && osl_getProcessInfo(process, osl_Process_EXITCODE, &info) == osl_Process_E_None && info.Code != 0;
    osl_freeProcessHandle(process);
    return !failed;
}

} // namespace

void openHelp(const uno::Reference<uno::XComponentContext>& context, std::string_view topic, bool wait,
    const std::function<void(const HelpFailure&)>& finished)
{
    const auto wording = calc::wordingInUse(context);
    const auto page = pageOf(context, wording.language(), topic);
    const auto stop = std::make_shared<std::atomic<bool>>(false);
    const auto taken = std::make_shared<bool>(false);
    const auto work = [=] { *taken = handOver(page, *stop); };
    const auto tell = [=] {
        OUString path = page;
        osl::FileBase::getSystemPathFromFileURL(page, path);
        const Message failure{"error.help.noBrowser", {{"path", calc::utf8(path)}}};
        finished(*taken ? HelpFailure{} : wording.say(failure, Conventions{}.nullDate));
    };
    if (wait) {
        work();
        tell();
    } else
        workBeside(context, [stop] { *stop = true; }, work, tell);
}

} // namespace lifecycle::commands
