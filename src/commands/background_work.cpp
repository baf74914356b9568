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
#include <atomic>
#include <latch>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

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
    std::function<void()> askToStop;
    std::thread thread;
};

/// Every thread at work is here until somebody takes it out, and is joined by who took it: the office's thread when the work is
/// done, or whichever thread ends the office, which need not be the office's own.
class Workers {
public:
    void add(Worker worker)
    {
        const std::lock_guard lock{guard_};
        all_.push_back(std::move(worker));
    }
    std::optional<Worker> take(int number)
    {
        const std::lock_guard lock{guard_};
        const auto found = std::ranges::find(all_, number, &Worker::number);
        if (found == all_.end())
            return {};
        auto worker = std::move(*found);
        all_.erase(found);
        return worker;
    }
    std::vector<Worker> takeAll()
    {
        const std::lock_guard lock{guard_};
        return std::exchange(all_, {});
    }

private:
    std::mutex guard_;
    std::vector<Worker> all_;
};

Workers& workers()
{
    static Workers all;
    return all;
}

/// To quit with a live thread would abort the office.
class Termination final : public cppu::WeakImplHelper1<frame::XTerminateListener> {
    void SAL_CALL queryTermination(const lang::EventObject&) override {}
    void SAL_CALL notifyTermination(const lang::EventObject&) override { stopAll(); }
    void SAL_CALL disposing(const lang::EventObject&) override { stopAll(); }

    static void stopAll()
    {
        auto all = workers().takeAll();
        for (const auto& worker : all)
            worker.askToStop();
        for (auto& worker : all)
            worker.thread.join();
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

void workBeside(const Reference<uno::XComponentContext>& context, std::function<void()> askToStop, std::function<void()> work,
    std::function<void()> finished)
{
    listenForTermination(context);
    static std::atomic<int> latest = 0;
    const auto number = ++latest;
    // The thread begins once it can be found by its number.
    auto known = std::make_shared<std::latch>(1);
    std::thread thread{[=, act = std::move(work), after = std::move(finished)] {
        known->wait();
        try {
            act();
            onOfficeThread(context, [=] {
                auto worker = workers().take(number);
                if (!worker)
                    return; // The office is going down, and waits for it elsewhere.
                worker->thread.join();
                after();
            });
        } catch (...) {
            // Nothing can be done with the result any more: the way back is gone, and an exception would end the office.
        }
    }};
    workers().add({number, std::move(askToStop), std::move(thread)});
    known->count_down();
}

} // namespace lifecycle::commands
