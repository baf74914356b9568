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

Progress::~Progress()
{
    try {
        if (indicator_.is() && started_)
            indicator_->end();
    } catch (const uno::Exception&) {
        // The window has been closed, its status bar with it.
    }
}

void Progress::show(std::string_view text, int percent)
{
    if (!indicator_.is())
        return;
    if (!started_)
        indicator_->start(unicode(text), 100);
    else
        indicator_->setText(unicode(text));
    started_ = true;
    indicator_->setValue(percent);
}

} // namespace lifecycle::calc
