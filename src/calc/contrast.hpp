#pragma once

// Text on a coloured cell.

#include <cstdint>

namespace lifecycle::calc {

/// Black or white, whichever is easier to read on this colour. Both are 0xRRGGBB.
inline std::int32_t textOn(std::uint32_t background)
{
    const auto part = [&](int shift) { return static_cast<double>((background >> shift) & 0xff); };
    return 0.299 * part(16) + 0.587 * part(8) + 0.114 * part(0) > 140 ? 0x000000 : 0xffffff;
}

} // namespace lifecycle::calc
