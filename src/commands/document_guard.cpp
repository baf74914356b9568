#include "commands/document_guard.hpp"
#include "commands/background_work.hpp"

#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/util/CloseVetoException.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <cppuhelper/implbase1.hxx>

#include <algorithm>

namespace lifecycle::commands {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

class ChangeWatch::Listener final : public cppu::WeakImplHelper1<util::XModifyListener> {
public:
    explicit Listener(ChangeWatch& watch) : watch_{&watch} {}
    void leave() { watch_ = nullptr; }

    void SAL_CALL modified(const lang::EventObject&) override
    {
        if (watch_)
            watch_->changed_ = true;
    }
    void SAL_CALL disposing(const lang::EventObject&) override
    {
        if (watch_)
            watch_->gone_ = true;
    }

private:
    ChangeWatch* watch_;
};

ChangeWatch::ChangeWatch() : listener_{new Listener{*this}} {}

ChangeWatch::~ChangeWatch() { end(); }

void ChangeWatch::watch(const Ranges& ranges)
{
    for (const auto& range : ranges) {
        if (std::find(ranges_.begin(), ranges_.end(), range) != ranges_.end())
            continue;
        Reference<util::XModifyBroadcaster>{range, UNO_QUERY_THROW}->addModifyListener(listener_.get());
        ranges_.push_back(range);
    }
}

void ChangeWatch::end()
{
    if (!listener_.is())
        return;
    listener_->leave();
    try {
        for (const auto& range : ranges_)
            if (!gone_)
                Reference<util::XModifyBroadcaster>{range, UNO_QUERY_THROW}->removeModifyListener(listener_.get());
    } catch (const uno::Exception&) {
        // The document has gone, and its listeners with it.
    }
    listener_.clear();
}

class OpenGuard::Listener final : public cppu::WeakImplHelper1<util::XCloseListener> {
public:
    explicit Listener(const std::shared_ptr<std::atomic<bool>>& stop) : stop_{stop} {}
    bool mustClose() const { return mustClose_; }

    void SAL_CALL queryClosing(const lang::EventObject& event, sal_Bool getsOwnership) override
    {
        *stop_ = true;
        mustClose_ |= static_cast<bool>(getsOwnership);
        throw util::CloseVetoException({}, event.Source);
    }
    void SAL_CALL notifyClosing(const lang::EventObject&) override {}
    void SAL_CALL disposing(const lang::EventObject&) override {}

private:
    std::shared_ptr<std::atomic<bool>> stop_;
    bool mustClose_ = false;
};

OpenGuard::OpenGuard(const Reference<uno::XComponentContext>& context, const Reference<frame::XModel>& document,
    const std::shared_ptr<std::atomic<bool>>& stop)
    : context_{context}, document_{document}, listener_{new Listener{stop}}
{
    Reference<util::XCloseable>{document_, UNO_QUERY_THROW}->addCloseListener(listener_.get());
}

OpenGuard::~OpenGuard()
{
    try {
        const Reference<util::XCloseable> closeable{document_, UNO_QUERY_THROW};
        closeable->removeCloseListener(listener_.get());
        if (listener_->mustClose())
            onOfficeThread(context_, [closeable] { closeable->close(true); });
    } catch (const uno::Exception&) {
        // The document has gone: there is nothing to give back.
    }
}

WriteGuard::WriteGuard(const Reference<uno::XComponentContext>& context, const Reference<frame::XModel>& document,
    const Reference<frame::XFrame>& frame, const std::shared_ptr<std::atomic<bool>>& stop)
    : open_{context, document, stop}, frame_{frame}
{
    allowInput(false);
}

WriteGuard::~WriteGuard()
{
    try {
        allowInput(true);
    } catch (const uno::Exception&) {
        // The window has gone.
    }
}

void WriteGuard::allowInput(bool allow)
{
    if (const auto window = frame_.is() ? frame_->getComponentWindow() : nullptr; window.is())
        window->setEnable(allow);
}

} // namespace lifecycle::commands
