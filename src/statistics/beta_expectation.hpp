#pragma once

// E[g(p)] for p ~ Beta(a, B): the trapezoidal rule after p = 1 / (1 + e^−v), v = v0 + σ sinh y, v0 the mode on the scale of v.
// In y the density falls off double-exponentially and is analytic in a strip about the real line, where the trapezoidal rule
// converges geometrically (H. Takahasi, M. Mori 1974, 'Double exponential formulas for numerical integration', Publ. RIMS 9);
// the singularity of the density at p = 0 for a < 1 disappears. g may have its own at p = −1/u, u > 0, as (1 + pu)^−k has.

#include <span>
#include <vector>

namespace lifecycle::statistics {

class BetaExpectation {
public:
    struct Node {
        double p, complement; ///< p and 1 − p, each to full precision
        double weight;        ///< weights sum to 1
    };
    /// `reach`: nodes lie as far to the left as the density of v has fallen by e^−reach. Beyond 40 only where g all but
    /// vanishes where the density has its weight.
    BetaExpectation(double a, double B, double reach = 40);

    template <class G>
    double operator()(G g) const
    {
        double sum = 0;
        for (const Node& node : nodes_)
            sum += node.weight * g(node);
        return sum;
    }
    std::span<const Node> nodes() const noexcept { return nodes_; }

private:
    std::vector<Node> nodes_;
};

} // namespace lifecycle::statistics
