#pragma once

// A picture of filled rectangles, pixel by pixel, so that it is as sharp as the screen; for an image control.

#include <com/sun/star/graphic/XGraphic.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <cstdint>
#include <vector>

namespace lifecycle::sidebar {

class Picture {
public:
    /// Colours are 0xRRGGBB.
    Picture(int width, int height, std::uint32_t background);

    int width() const noexcept { return width_; }
    int height() const noexcept { return height_; }
    /// What lies outside of the picture is not drawn.
    void fill(int x, int y, int width, int height, std::uint32_t colour);
    com::sun::star::uno::Reference<com::sun::star::graphic::XGraphic> graphic(
        const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context) const;

private:
    int width_, height_;
    std::vector<std::uint32_t> pixels_;
};

/// So much of the one, the rest of the other.
std::uint32_t mixed(std::uint32_t one, std::uint32_t other, double shareOfOne);

} // namespace lifecycle::sidebar
