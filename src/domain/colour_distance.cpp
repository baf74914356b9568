#include "domain/colour_distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lifecycle {

namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

Three times(const Matrix& matrix, const Three& vector)
{
    Three product{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            product[row] += matrix[row][column] * vector[column];
    return product;
}

/// sRGB to light (IEC 61966-2-1).
Three linear(std::uint32_t colour)
{
    Three light{};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const double value = (colour >> (16 - 8 * channel) & 0xFFU) / 255.0;
        light[channel] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return light;
}

/// CIE 1976 L*a*b*, D65.
Three lab(Three light)
{
    for (double& channel : light)
        channel = std::clamp(channel, 0.0, 1.0); // a simulated colour may lie outside of what a screen shows
    constexpr Matrix toXyz{{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750},
        {0.0193339, 0.1191920, 0.9503041}}};
    constexpr Three white{0.95047, 1, 1.08883};
    Three xyz = times(toXyz, light);
    for (std::size_t i = 0; i < 3; ++i) {
        const double ratio = xyz[i] / white[i];
        xyz[i] = ratio > 216.0 / 24389 ? std::cbrt(ratio) : (24389.0 / 27 * ratio + 16) / 116;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

} // namespace

double colourDistance(std::uint32_t a, std::uint32_t b)
{
    // Machado, Oliveira, Fernandes 2009, table 1, severity 1.0: for the eye that sees all, protan, deutan, tritan.
    constexpr std::array<Matrix, 4> eyes{{{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};
    double nearest = 1e9;
    for (const Matrix& eye : eyes) {
        const Three first = lab(times(eye, linear(a))), second = lab(times(eye, linear(b)));
        nearest = std::min(nearest, std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]));
    }
    return nearest;
}

} // namespace lifecycle
