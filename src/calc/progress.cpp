#include "calc/progress.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/task/XStatusIndicatorFactory.hpp>
#include <com/sun/star/util/XCloseBroadcaster.hpp>
#include <cppuhelper/implbase1.hxx>

namespace lifecycle::calc {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

class Progress::WindowWatch final : public cppu::WeakImplHelper1<util::XCloseListener> {
public:
    explicit WindowWatch(Progress& progress) : progress_{&progress} {}
    void leave() { progress_ = nullptr; }
    void SAL_CALL queryClosing(const lang::EventObject&, sal_Bool) override {}
    void SAL_CALL notifyClosing(const lang::EventObject&) override
    {
        if (auto* const progress = progress_.load())
            progress->end();
    }
    void SAL_CALL disposing(const lang::EventObject&) override {}

private:
    std::atomic<Progress*> progress_;
};

Progress::Progress(const Reference<frame::XFrame>& frame) : frame_{frame}
{
    const Reference<task::XStatusIndicatorFactory> factory{frame, UNO_QUERY};
    if (!factory.is())
        return;
    indicator_ = factory->createStatusIndicator();
    watch_ = new WindowWatch{*this};
    Reference<util::XCloseBroadcaster>{frame, UNO_QUERY_THROW}->addCloseListener(watch_.get());
}

Progress::~Progress()
{
    end();
    if (!watch_.is())
        return;
    watch_->leave();
    try {
        Reference<util::XCloseBroadcaster>{frame_, UNO_QUERY_THROW}->removeCloseListener(watch_.get());
    } catch (const uno::Exception&) {
        // The window has been closed, and its listeners with it.
    }
}

void Progress::show(std::string_view text, int percent)
{
    if (!indicator_.is() || ended_)
        return;
    if (started_.exchange(true))
        indicator_->setText(unicode(text));
    else
        indicator_->start(unicode(text), 100);
    indicator_->setValue(percent);
    // It may have been ended while the office handled what was waiting for it.
    if (ended_)
        indicator_->end();
}

void Progress::end()
{
    if (ended_.exchange(true) || !started_)
        return;
    try {
        indicator_->end();
    } catch (const uno::Exception&) {
        // The window has been closed, its status bar with it.
    }
}

} // namespace lifecycle::calc
