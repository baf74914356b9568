#include "functions/slow_answers.hpp"

#include "calc/view.hpp"
#include "commands/background_work.hpp"
#include "functions/content_hash.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/ResultEvent.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XVolatileResult.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>

namespace lifecycle::functions {

using namespace com::sun::star;
using uno::Any;
using uno::Reference;

namespace {

// From the call on; a person does not take less for a freeze.
constexpr std::chrono::milliseconds patience{900};
// Answers that are held at a time; more only cost time.
constexpr std::size_t answersHeld = 16;

/// A cell's value that is not there yet. Calc tells results apart by the object.
class Pending final : public cppu::WeakImplHelper1<sheet::XVolatileResult> {
public:
    void SAL_CALL addResultListener(const Reference<sheet::XResultListener>& listener) override
    {
        listeners_.push_back(listener);
        listener->modified(event());
    }
    void SAL_CALL removeResultListener(const Reference<sheet::XResultListener>& listener) override
    {
        std::erase(listeners_, listener);
    }

    /// The cells ask again, and are given what there is now.
    void fillIn()
    {
        const auto told = listeners_;
        for (const auto& listener : told)
            listener->modified(event());
    }

private:
    sheet::ResultEvent event() { return {static_cast<cppu::OWeakObject*>(this), Any{}}; }

    std::vector<Reference<sheet::XResultListener>> listeners_;
};

std::uint64_t placeOf(const SlowAnswers::Question& question)
{
    const auto address = Reference<sheet::XCellRangeAddressable>{question.range, uno::UNO_QUERY_THROW}->getRangeAddress();
    auto hash = mixed(question.what, reinterpret_cast<std::uintptr_t>(question.document.get()));
    for (const auto part : {static_cast<sal_Int32>(address.Sheet), address.StartColumn, address.StartRow, address.EndColumn, address.EndRow})
        hash = mixed(hash, static_cast<std::uint64_t>(part));
    return hash;
}

SlowAnswers::Finish computed(const SlowAnswers::Compute& compute, std::stop_token stop)
{
    try {
        return compute(std::move(stop));
    } catch (...) {
        return [failure = std::current_exception()]() -> Any { std::rethrow_exception(failure); };
    }
}

} // namespace

struct SlowAnswers::Job {
    std::uint64_t place, numbers;
    std::stop_source stop = {};
    std::mutex mutex = {};
    std::condition_variable isFound = {};
    std::optional<Finish> found = {};
    rtl::Reference<Pending> pending = {}; ///< touched on the office's thread alone

    bool waitUntil(std::chrono::steady_clock::time_point time)
    {
        std::unique_lock lock{mutex};
        return isFound.wait_until(lock, time, [&] { return found.has_value(); });
    }
    void set(Finish finish)
    {
        {
            const std::lock_guard lock{mutex};
            found = std::move(finish);
        }
        isFound.notify_all();
    }
};

Any SlowAnswers::answer(const Question& question, Compute compute)
{
    const auto place = placeOf(question);
    auto known = std::ranges::find(jobs_, question.numbers, [](const auto& job) { return job->numbers; });
    if (known == jobs_.end()) {
        std::erase_if(jobs_, [&](const auto& job) { return job->place == place && (job->stop.request_stop(), true); });
        if (jobs_.size() == answersHeld)
            jobs_.erase(jobs_.begin());
        const auto job = std::make_shared<Job>(place, question.numbers);
        jobs_.push_back(job);
        if (!calc::isSeen(Reference<frame::XModel>{question.document, uno::UNO_QUERY})) {
            job->set(computed(compute, {}));
        } else {
            commands::workBeside(
                question.context, [job] { job->stop.request_stop(); },
                [job, compute = std::move(compute)] { job->set(computed(compute, job->stop.get_token())); },
                [job] {
                    if (job->pending.is())
                        job->pending->fillIn();
                });
        }
        known = jobs_.end() - 1;
    }
    const auto job = *known;
    const bool isPending = job->pending.is(); // whoever asks meanwhile has been waited for already
    if (job->waitUntil(isPending ? question.begun : question.begun + patience))
        return (*job->found)();
    if (!isPending)
        job->pending = new Pending;
    return Any{Reference<sheet::XVolatileResult>{job->pending.get()}};
}

} // namespace lifecycle::functions
