#pragma once

// A command set off as the sidebar does it: without waiting for its end.

#include "small_log.hpp"
#include "snapshot.hpp"

#include <com/sun/star/frame/DispatchResultState.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XNotifyingDispatch.hpp>
#include <com/sun/star/util/XURLTransformer.hpp>
#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

#include <chrono>
#include <condition_variable>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <string>

namespace lifecycle::tests
{

/// Told by the office how a command ended.
class End final : public cppu::WeakImplHelper1<css::frame::XDispatchResultListener>
{
public:
    void SAL_CALL dispatchFinished(const css::frame::DispatchResultEvent& event) override
    {
        rtl::OUString sentence;
        event.Result >>= sentence;
        const std::lock_guard lock(guard_);
        outcome_ = Outcome{ event.State == css::frame::DispatchResultState::SUCCESS, utf8(sentence) };
        ended_.notify_all();
    }
    void SAL_CALL disposing(const css::lang::EventObject&) override { }

    std::optional<Outcome> wait(std::chrono::milliseconds longest)
    {
        std::unique_lock lock(guard_);
        ended_.wait_for(lock, longest, [&] { return outcome_.has_value(); });
        return outcome_;
    }

private:
    std::mutex guard_;
    std::condition_variable ended_;
    std::optional<Outcome> outcome_;
};

/// Made ready before, since the office has no time for much else while it writes.
class Ready
{
public:
    Ready(Office& program, const Document& document, const std::string& command)
    {
        url_.Complete = officeText(command);
        program.service<css::util::XURLTransformer>("com.sun.star.util.URLTransformer")->parseStrict(url_);
        const css::uno::Reference<css::frame::XDispatchProvider> provider{ document.controller()->getFrame(),
            css::uno::UNO_QUERY_THROW };
        dispatch_.set(provider->queryDispatch(url_, {}, 0), css::uno::UNO_QUERY_THROW);
    }
    inline rtl::Reference<End> begin() const
    {
        const rtl::Reference<End> end{ new End };
        dispatch_->dispatchWithNotification(url_, propertyValues({ { "Range", text("Orders.A1") } }), end.get());
        return end;
    }

private:
    css::util::URL url_;
    css::uno::Reference<css::frame::XNotifyingDispatch> dispatch_;
};

inline rtl::Reference<End> begin(Office& program, const Document& document, const std::string& command)
{
    return Ready{ program, document, command }.begin();
}

/// Begins the command once for every delay, and stops it so many milliseconds later: it says that it was stopped, and the document
/// is as before.
inline void checkStops(Office& program, const Document& document, const std::string& command, std::initializer_list<int> delays)
{
    const auto before = snapshotOf(document);
    const Ready ready{ program, document, command }, stop{ program, document, "vnd.org.customerlifecycle:stop" };
    for (const int milliseconds : delays) {
        INFO("stopped after " << milliseconds << " ms");
        const auto end = ready.begin();
        if (end->wait(std::chrono::milliseconds{ milliseconds })) {
            document.undoManager()->undo(); // a fast machine: it was done
            continue;
        }
        stop.begin();
        const auto outcome = end->wait(std::chrono::seconds{ 20 });
        REQUIRE(outcome);
        if (outcome->success)
            document.undoManager()->undo();
        else
            CHECK_THAT(outcome->sentence, Catch::Matchers::Contains("Stopped"));
        CHECK(differences(before, snapshotOf(document)) == std::vector<std::string>{});
    }
}

} // namespace lifecycle::tests
