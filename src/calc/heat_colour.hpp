#pragma once

// The colour of a cell in a heat map: from nearly white to a deep blue, so that more is darker, in print and for people with colour
// blindness too. With `textOn` it is readable on a light and on a dark desktop. It is written as the cell's own background: of
// all ways this one is undone exactly and kept in .ods and .xlsx alike.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace lifecycle::calc {

/// `part`: 0 to 1, of the largest value in the map.
inline std::uint32_t heatColour(double part)
{
    constexpr std::array<double, 3> light{0xf7, 0xfb, 0xff}, deep{0x08, 0x45, 0x94};
    const double share = std::clamp(part, 0.0, 1.0);
    std::uint32_t colour = 0;
    for (std::size_t channel = 0; channel < light.size(); ++channel)
        colour = colour << 8
            | static_cast<std::uint32_t>(std::lround(light[channel] + share * (deep[channel] - light[channel])));
    return colour;
}

} // namespace lifecycle::calc
