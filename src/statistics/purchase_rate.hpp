#pragma once

// In BG/NBD and MBG/NBD the purchase rate of a customer who was alive at T falls as R(u) = E[(1 + pu)^−(ρ+1)],
// p ~ Beta(a, B), u the time since T over α + T, ρ = r + x: R(u) = 2F1(ρ+1, a; a+B; −u).
// R depends on x and the parameters alone, so it is computed once per x: ln R as a polynomial in y = ln(1 + u) on panels of
// width 2, interpolated at Chebyshev's points. ln R is analytic in y in the strip |Im y| < π, so 20 points give full precision.

#include <array>
#include <cstddef>
#include <vector>

namespace lifecycle::statistics {

class PurchaseRate {
public:
    /// Good for u from 0 to `largestU`. Panels do not depend on it: the same R to the bit.
    PurchaseRate(double rho, double a, double B, double largestU);

    double rho() const noexcept { return rho_; }
    double operator()(double u) const;
    /// ∫ from 0 to U of e^(−zu) R(u) du, U <= largestU.
    double discountedIntegral(double z, double U) const;

private:
    static constexpr std::size_t points = 20;
    static constexpr double panelWidth = 2;
    double logRate(std::size_t panel, double y) const;
    double rho_;
    std::vector<std::array<double, points>> panels_; ///< Chebyshev coefficients
};

} // namespace lifecycle::statistics
