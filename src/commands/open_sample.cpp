#include "commands/open_sample.hpp"
#include "commands/show_sidebar.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/deployment/PackageInformationProvider.hpp>
#include <com/sun/star/frame/Desktop.hpp>

namespace lifecycle::commands {

using namespace com::sun::star;

uno::Reference<frame::XModel> openSample(const uno::Reference<uno::XComponentContext>& context)
{
    const auto extension
        = deployment::PackageInformationProvider::get(context)->getPackageLocation("org.customerlifecycle.calc");
    uno::Sequence<beans::PropertyValue> arguments{1};
    arguments.getArray()[0] = {"AsTemplate", -1, uno::Any{true}, beans::PropertyState_DIRECT_VALUE};
    const uno::Reference<frame::XModel> sample{
        frame::Desktop::create(context)->loadComponentFromURL(extension + "/samples/sample.ods", "_default", 0, arguments),
        uno::UNO_QUERY};
    if (const auto controller = sample.is() ? sample->getCurrentController() : nullptr; controller.is())
        showSidebar(controller->getFrame());
    return sample;
}

} // namespace lifecycle::commands
