#include "statistics/beta_expectation.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::statistics {

namespace {

constexpr double step = 1.0 / 18;
constexpr double reachRight = 40;

} // namespace

BetaExpectation::BetaExpectation(double a, double B, double reach)
{
    const double v0 = std::log(a) - std::log(B);
    // The density of v falls as e^(av) to the left, as e^(−Bv) to the right; its width at the mode is about this.
    const double sigma = 3 * std::min(1.0, std::sqrt(1 / a + 1 / B));
    const auto logOfP = [](double v) { return v > 0 ? -std::log1p(std::exp(-v)) : v - std::log1p(std::exp(v)); };
    const double top = a * logOfP(v0) + B * logOfP(-v0);
    const auto nodeAt = [&](double y) {
        const double v = v0 + sigma * std::sinh(y);
        const double logDensity = a * logOfP(v) + B * logOfP(-v) - top;
        return Node{std::exp(logOfP(v)), std::exp(logOfP(-v)), logDensity};
    };
    const auto walk = [&](double direction, double fallen) {
        for (int i = direction < 0 ? 1 : 0;; ++i) {
            const double y = direction * i * step;
            Node node = nodeAt(y);
            if (node.weight < -fallen)
                return;
            node.weight = std::exp(node.weight) * std::cosh(y);
            nodes_.push_back(node);
        }
    };
    walk(-1, reach);
    std::reverse(nodes_.begin(), nodes_.end());
    walk(1, reachRight);
    double sum = 0;
    for (const Node& node : nodes_)
        sum += node.weight;
    for (Node& node : nodes_)
        node.weight /= sum;
}

} // namespace lifecycle::statistics
