#pragma once

// Gauss-Legendre's rule on an interval: for all integrals over time in this library, after a substitution that makes their
// integrand smooth. Nodes and weights are Boost.Math's.

#include <boost/math/quadrature/gauss.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace lifecycle::statistics {

struct GaussLegendre {
    std::span<const double> node;   ///< in (0, 1), ascending
    std::span<const double> weight; ///< sum 1
};

/// The rule with an even number of nodes.
template <std::size_t nodes>
GaussLegendre gaussLegendre()
{
    static_assert(nodes % 2 == 0);
    struct Rule { std::array<double, nodes> node, weight; };
    static const Rule rule = [] {
        using Boost = boost::math::quadrature::gauss<double, nodes>;
        Rule made{};
        for (std::size_t i = 0; i < nodes / 2; ++i) {
            const double half = Boost::abscissa()[i] / 2, weight = Boost::weights()[i] / 2;
            made.node[nodes / 2 + i] = 0.5 + half;
            made.node[nodes / 2 - 1 - i] = 0.5 - half;
            made.weight[nodes / 2 + i] = made.weight[nodes / 2 - 1 - i] = weight;
        }
        return made;
    }();
    return {rule.node, rule.weight};
}

/// With 24 nodes.
template <class F>
double integrate(F f, double from, double to)
{
    const GaussLegendre rule = gaussLegendre<24>();
    double sum = 0;
    for (std::size_t i = 0; i < rule.node.size(); ++i)
        sum += rule.weight[i] * f(from + (to - from) * rule.node[i]);
    return sum * (to - from);
}

} // namespace lifecycle::statistics
