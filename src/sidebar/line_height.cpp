#include "sidebar/line_height.hpp"

#include <com/sun/star/awt/DeviceInfo.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XDevice.hpp>
#include <com/sun/star/awt/XFont.hpp>
#include <com/sun/star/awt/XStyleSettings.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>

#include <cmath>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

int lineHeight(const Reference<awt::XWindow>& window)
{
    const auto peer = Reference<awt::XControl>{window, UNO_QUERY_THROW}->getPeer();
    const Reference<awt::XStyleSettingsSupplier> styles{peer, UNO_QUERY_THROW};
    const Reference<awt::XDevice> device{peer, UNO_QUERY_THROW};
    auto font = styles->getStyleSettings()->getLabelFont();
    // The office tells it in points, and takes it in pixels.
    constexpr double pointsPerMetre = 72 / .0254;
    font.Height = static_cast<sal_Int16>(std::lround(font.Height * device->getInfo().PixelPerMeterY / pointsPerMetre));
    const auto metric = device->getFont(font)->getFontMetric();
    return metric.Ascent + metric.Descent;
}

} // namespace lifecycle::sidebar
