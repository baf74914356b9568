#include "commands/open_options.hpp"

#include <com/sun/star/frame/DispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>

namespace lifecycle::commands {

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;

void openOptions(const Reference<uno::XComponentContext>& context, const Reference<frame::XFrame>& frame)
{
    // As extension/config/OptionsDialog.xcu.in names the page.
    uno::Sequence<beans::PropertyValue> arguments{1};
    arguments.getArray()[0] = {"OptionsPageURL", -1,
        uno::Any{OUString{"vnd.sun.star.extension://org.customerlifecycle.calc/dialogs/options.xdl"}}, beans::PropertyState_DIRECT_VALUE};
    frame::DispatchHelper::create(context)->executeDispatch(
        Reference<frame::XDispatchProvider>{frame, uno::UNO_QUERY_THROW}, ".uno:OptionsTreeDialog", "", 0, arguments);
}

} // namespace lifecycle::commands
