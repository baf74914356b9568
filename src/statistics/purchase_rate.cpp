#include "statistics/purchase_rate.hpp"

#include "statistics/beta_expectation.hpp"
#include "statistics/gauss_legendre.hpp"

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/chebyshev.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle::statistics {

PurchaseRate::PurchaseRate(double rho, double a, double B, double largestU)
    : rho_{rho}
{
    const auto count = static_cast<std::size_t>(std::log1p(largestU) / panelWidth) + 1;
    constexpr double pi = boost::math::constants::pi<double>();
    for (std::size_t panel = 0; panel < count; ++panel) {
        // R(u) falls at most as (1 + u)^−a: so far to the left of the density's mode may lie what counts.
        const double yMost = (static_cast<double>(panel) + 1) * panelWidth;
        const BetaExpectation expectation{a, B, 40 + a * yMost};
        std::array<double, points> values{};
        for (std::size_t i = 0; i < points; ++i) {
            const double y = yMost - panelWidth / 2 + panelWidth / 2 * std::cos(pi * (static_cast<double>(i) + 0.5) / points);
            const double u = std::expm1(y);
            values[i] = std::log(expectation([&](const BetaExpectation::Node& at) { return std::exp(-(rho + 1) * std::log1p(at.p * u)); }));
        }
        auto& coefficients = panels_.emplace_back();
        for (std::size_t k = 0; k < points; ++k) {
            double sum = 0;
            for (std::size_t i = 0; i < points; ++i)
                sum += values[i] * std::cos(pi * static_cast<double>(k) * (static_cast<double>(i) + 0.5) / points);
            coefficients[k] = 2 * sum / points;
        }
    }
}

double PurchaseRate::logRate(std::size_t panel, double y) const
{
    // Boost's recurrence takes half of the first coefficient, as it is defined above.
    return boost::math::chebyshev_clenshaw_recurrence(panels_[panel].data(), points, y - (2 * static_cast<double>(panel) + 1) * panelWidth / 2);
}

double PurchaseRate::operator()(double u) const
{
    const double y = std::log1p(u);
    return std::exp(logRate(std::min(panels_.size() - 1, static_cast<std::size_t>(y / panelWidth)), y));
}

double PurchaseRate::discountedIntegral(double z, double U) const
{
    // u = e^y − 1, du = e^y dy
    const double yEnd = std::log1p(U);
    double sum = 0;
    for (std::size_t panel = 0; panel < panels_.size(); ++panel) {
        const double from = static_cast<double>(panel) * panelWidth, to = std::min(from + panelWidth, yEnd);
        if (from >= to)
            break;
        sum += integrate([&](double y) { return std::exp(logRate(panel, y) + y - z * std::expm1(y)); }, from, to);
    }
    return sum;
}

} // namespace lifecycle::statistics
