#include "harness/main_thread.hpp"

#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/awt/XRequestCallback.hpp>
#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

#include <chrono>
#include <exception>
#include <future>
#include <memory>
#include <stdexcept>

namespace lifecycle::harness {

namespace {

class Callback final : public cppu::WeakImplHelper1<css::awt::XCallback> {
public:
    explicit Callback(std::function<void()> act)
        : act_{std::move(act)}
    {
    }
    std::future<void> done() { return done_.get_future(); }

    void SAL_CALL notify(const css::uno::Any&) override
    {
        try {
            act_();
            done_.set_value();
        } catch (...) {
            done_.set_exception(std::current_exception());
        }
    }

private:
    std::function<void()> act_;
    std::promise<void> done_;
};

} // namespace

void onMainThread(Office& office, const std::function<void()>& act)
{
    const rtl::Reference<Callback> callback{new Callback{act}};
    auto done = callback->done();
    office.service<css::awt::XRequestCallback>("com.sun.star.awt.AsyncCallback")->addCallback(callback.get(), {});
    if (done.wait_for(std::chrono::minutes{1}) != std::future_status::ready)
        throw std::runtime_error("the office's main thread is busy with something else");
    done.get();
}

} // namespace lifecycle::harness
