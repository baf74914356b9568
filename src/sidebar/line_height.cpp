#include "sidebar/line_height.hpp"

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XDevice.hpp>
#include <com/sun/star/awt/XFont.hpp>
#include <com/sun/star/awt/XStyleSettings.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

int lineHeight(const Reference<awt::XWindow>& window)
{
    const auto peer = Reference<awt::XControl>{window, UNO_QUERY_THROW}->getPeer();
    const Reference<awt::XStyleSettingsSupplier> styles{peer, UNO_QUERY_THROW};
    const Reference<awt::XDevice> device{peer, UNO_QUERY_THROW};
    const auto metric = device->getFont(styles->getStyleSettings()->getLabelFont())->getFontMetric();
    return metric.Ascent + metric.Descent;
}

} // namespace lifecycle::sidebar
