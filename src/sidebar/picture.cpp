#include "sidebar/picture.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/graphic/GraphicProvider.hpp>
#include <com/sun/star/io/SequenceInputStream.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace lifecycle::sidebar {

using namespace com::sun::star;

Picture::Picture(int width, int height, std::uint32_t background)
    : width_{std::max(width, 1)}, height_{std::max(height, 1)},
      pixels_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), background)
{
}

void Picture::fill(int x, int y, int width, int height, std::uint32_t colour)
{
    const int left = std::max(x, 0), right = std::min(x + width, width_);
    for (int row = std::max(y, 0); row < std::min(y + height, height_); ++row)
        for (int column = left; column < right; ++column)
            pixels_[static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(column)] = colour;
}

/// As a bitmap file (BITMAPINFOHEADER, 24 bits, rows from the bottom up and filled to four bytes).
uno::Reference<graphic::XGraphic> Picture::graphic(const uno::Reference<uno::XComponentContext>& context) const
{
    constexpr std::uint32_t fileHeader = 14, infoHeader = 40;
    const auto stride = static_cast<std::uint32_t>((width_ * 3 + 3) / 4 * 4);
    const auto size = fileHeader + infoHeader + stride * static_cast<std::uint32_t>(height_);
    std::vector<sal_Int8> bytes;
    bytes.reserve(size);
    const auto put = [&](std::uint32_t value, int count) {
        for (int byte = 0; byte < count; ++byte)
            bytes.push_back(static_cast<sal_Int8>(value >> (8 * byte) & 255U));
    };
    put('B' | 'M' << 8, 2);
    put(size, 4);
    put(0, 4);
    put(fileHeader + infoHeader, 4);
    put(infoHeader, 4);
    put(static_cast<std::uint32_t>(width_), 4);
    put(static_cast<std::uint32_t>(height_), 4);
    put(1, 2);
    put(24, 2);
    for (int field = 0; field < 6; ++field)
        put(0, 4);
    for (int row = height_ - 1; row >= 0; --row) {
        for (int column = 0; column < width_; ++column)
            put(pixels_[static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(column)], 3);
        put(0, static_cast<int>(stride) - 3 * width_);
    }
    uno::Sequence<beans::PropertyValue> media{1};
    media.getArray()[0] = {"InputStream", -1,
        uno::Any{io::SequenceInputStream::createStreamFromSequence(
            context, uno::Sequence<sal_Int8>{bytes.data(), static_cast<sal_Int32>(bytes.size())})},
        beans::PropertyState_DIRECT_VALUE};
    return graphic::GraphicProvider::create(context)->queryGraphic(media);
}

std::uint32_t mixed(std::uint32_t one, std::uint32_t other, double shareOfOne)
{
    std::uint32_t colour = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const double part = shareOfOne * (one >> shift & 255U) + (1 - shareOfOne) * (other >> shift & 255U);
        colour |= static_cast<std::uint32_t>(std::lround(part)) << shift;
    }
    return colour;
}

} // namespace lifecycle::sidebar
