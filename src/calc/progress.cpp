#include "calc/progress.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/task/XStatusIndicatorFactory.hpp>

namespace lifecycle::calc {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;

Progress::Progress(const Reference<frame::XFrame>& frame)
{
    const Reference<task::XStatusIndicatorFactory> factory{frame, UNO_QUERY};
    if (factory.is())
        indicator_ = factory->createStatusIndicator();
}

Progress::~Progress() { end(); }

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
