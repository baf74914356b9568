#pragma once

// Whether two colours can be told apart, also by people with colour blindness (about one man in twelve).
//
// The distance is the Euclidean one in CIE L*a*b* (CIE 1976, D65): about 2.3 is just noticeable side by side (M. Mahy et al.
// 1994, Color Research & Application 19:105); small areas far apart need much more. Colour blindness is simulated as
// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes 2009 (IEEE Transactions on Visualization and Computer Graphics 15:1291) at
// full severity: protanopia, deuteranopia, tritanopia.

#include <cstdint>

namespace lifecycle {

/// For the eye that tells them apart worst. Colours are 0xRRGGBB.
double colourDistance(std::uint32_t a, std::uint32_t b);

/// Nearer than this, two stages' bars look alike to somebody. The palette's own colours are all further apart.
inline constexpr double nearestColours = 10;

} // namespace lifecycle
