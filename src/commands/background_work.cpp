#include "commands/background_work.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XTerminateListener.hpp>
#include <cppuhelper/implbase1.hxx>
#include <sal/log.hxx>

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <list>
#include <thread>

namespace lifecycle::commands {

using namespace com::sun::star;
using uno::Reference;

namespace {

class Callback final : public cppu::WeakImplHelper1<awt::XCallback> {
public:
    explicit Callback(std::function<void()> act) : act_{std::move(act)} {}
    // An exception of C++ that left this would end the office.
    void SAL_CALL notify(const uno::Any&) override
    {
        try {
            act_();
        } catch (const uno::Exception& exception) {
            SAL_WARN("lifecycle", exception.Message);
        } catch (const std::exception& exception) {
            SAL_WARN("lifecycle", exception.what());
        }
    }

private:
    std::function<void()> act_;
};

struct Worker {
    int number;
    std::shared_ptr<std::atomic<bool>> stop;
    std::thread thread;
};

/// Touched on the office's thread alone.
std::list<Worker>& workers()
{
    static std::list<Worker> all;
    return all;
}

/// To quit with a live thread would abort the office.
class Termination final : public cppu::WeakImplHelper1<frame::XTerminateListener> {
    void SAL_CALL queryTermination(const lang::EventObject&) override {}
    void SAL_CALL notifyTermination(const lang::EventObject&) override { stopAll(); }
    void SAL_CALL disposing(const lang::EventObject&) override { stopAll(); }

    static void stopAll()
    {
        for (auto& worker : workers())
            *worker.stop = true;
        for (auto& worker : workers())
            if (worker.thread.joinable())
                worker.thread.join();
        workers().clear();
    }
};

void listenForTermination(const Reference<uno::XComponentContext>& context)
{
    static const bool listening = [&] {
        frame::Desktop::create(context)->addTerminateListener(new Termination);
        return true;
    }();
    static_cast<void>(listening);
}

} // namespace

bool isOfficeThread()
{
    // On Linux the office runs its main loop on the process's first thread.
    return syscall(SYS_gettid) == getpid();
}

void onOfficeThread(const Reference<uno::XComponentContext>& context, std::function<void()> act)
{
    awt::AsyncCallback::create(context)->addCallback(new Callback{std::move(act)}, uno::Any{});
}

void workBeside(const Reference<uno::XComponentContext>& context, const std::shared_ptr<std::atomic<bool>>& stop,
    std::function<void()> work, std::function<void()> finished)
{
    listenForTermination(context);
    static int latest = 0;
    const auto number = ++latest;
    workers().push_back({number, stop, {}});
    workers().back().thread = std::thread{[=, act = std::move(work), after = std::move(finished)] {
        try {
            act();
            onOfficeThread(context, [=] {
                const auto worker = std::ranges::find(workers(), number, &Worker::number);
                if (worker == workers().end())
                    return; // The office is going down, and has waited for it already.
                worker->thread.join();
                workers().erase(worker);
                after();
            });
        } catch (...) {
            // Nothing can be done with the result any more: the way back is gone, and an exception would end the office.
        }
    }};
}

} // namespace lifecycle::commands
