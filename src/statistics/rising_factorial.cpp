#include "statistics/rising_factorial.hpp"

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include <cmath>

namespace lifecycle::statistics {

namespace {

constexpr double termByTerm = 1024;

// ln Γ, ψ and ψ' between two large arguments.
struct GammaDifferences {
    double logarithm, inverse, inverseSquare; // Σ ln(p + j), Σ 1 / (p + j), Σ 1 / (p + j)²
    GammaDifferences(double p, double from, double to)
        : logarithm{boost::math::lgamma(p + to) - boost::math::lgamma(p + from)}
        , inverse{boost::math::digamma(p + to) - boost::math::digamma(p + from)}
        , inverseSquare{boost::math::trigamma(p + from) - boost::math::trigamma(p + to)}
    {
    }
};

} // namespace

void extend(RisingFactorial& sums, double p, double from, double to)
{
    if (to - from > termByTerm) {
        const GammaDifferences rest{p, from + termByTerm, to};
        sums.logarithm += rest.logarithm;
        sums.first += p * rest.inverse;
        sums.second += p * rest.inverse - p * p * rest.inverseSquare;
        to = from + termByTerm;
    }
    for (double j = from; j < to; ++j) {
        const double n = p + j;
        sums.logarithm += std::log(n);
        sums.first += p / n;
        sums.second += p * j / (n * n);
    }
}

void extend(BetaRatio& sums, double a, double b, double from, double to)
{
    if (to - from > termByTerm) {
        const GammaDifferences overB{b, from + termByTerm, to}, overSum{a + b, from + termByTerm, to};
        sums.logarithm += overB.logarithm - overSum.logarithm;
        sums.a -= a * overSum.inverse;
        sums.b += b * (overB.inverse - overSum.inverse);
        sums.aa -= a * overSum.inverse - a * a * overSum.inverseSquare;
        sums.ab += a * b * overSum.inverseSquare;
        sums.bb += b * (overB.inverse - overSum.inverse) - b * b * (overB.inverseSquare - overSum.inverseSquare);
        to = from + termByTerm;
    }
    for (double j = from; j < to; ++j) {
        const double n = b + j, sum = a + n;
        sums.logarithm -= std::log1p(a / n);
        sums.a -= a / sum;
        sums.b += a * b / (n * sum);
        sums.aa -= a * n / (sum * sum);
        sums.ab += a * b / (sum * sum);
        // b/n − b/(a+n) and its change with ln b, over one denominator
        sums.bb += a * b * (j * (a + n) - b * n) / (n * n * sum * sum);
    }
}

} // namespace lifecycle::statistics
