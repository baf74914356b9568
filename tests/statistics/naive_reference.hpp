#pragma once

// The models by their textbook formulas, as they stand in the papers, in fifty digits: products of gammas and betas,
// hypergeometric series; so many digits that cancellation does no harm. Slow, and written without a look at the library.

#include <boost/math/special_functions/gamma.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <array>

namespace lifecycle::test::naive {

using Real = boost::multiprecision::cpp_bin_float_50;

struct Row { double x, tx, T; };

inline Real logGamma(const Real& z) { return boost::math::lgamma(z); }
/// ln Γ(p + n) / Γ(p) for a whole n: p (p+1) … (p+n−1).
inline Real logRising(const Real& p, double n)
{
    Real product = 1;
    for (double j = 0; j < n; ++j)
        product *= p + j;
    return log(product);
}
/// ln B(a + m, b + n) / B(a, b).
inline Real logBetaRatio(const Real& a, double m, const Real& b, double n) { return logRising(a, m) + logRising(b, n) - logRising(a + b, m + n); }

/// 2F1(a, b; c; z) by its series, 0 <= z < 1.
inline Real hypergeometric(const Real& a, const Real& b, const Real& c, const Real& z)
{
    Real term = 1, sum = 1;
    for (int n = 0; n < 2000000; ++n) {
        term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
        sum += term;
        if (abs(term) < abs(sum) * Real{"1e-48"} && n > abs(a) + abs(b))
            return sum;
    }
    return sum;
}

using Parameters = std::array<Real, 4>;

/// Fader, Hardie, Lee 2005, equation 6.
inline Real bgnbd(const Parameters& p, const Row& row)
{
    const auto& [r, alpha, a, b] = p;
    const Real x = row.x, tx = row.tx, T = row.T;
    const Real common = logRising(r, row.x) + r * log(alpha);
    Real sum = exp(logBetaRatio(a, 0, b, row.x) + common - (r + x) * log(alpha + T));
    if (row.x > 0)
        sum += exp(logBetaRatio(a, 1, b, row.x - 1) + common - (r + x) * log(alpha + tx));
    return log(sum);
}

/// Batislam, Denizel, Filiztekin 2007.
inline Real mbgnbd(const Parameters& p, const Row& row)
{
    const auto& [r, alpha, a, b] = p;
    const Real x = row.x, tx = row.tx, T = row.T;
    const Real common = logRising(r, row.x) + r * log(alpha);
    return log(exp(logBetaRatio(a, 0, b, row.x + 1) + common - (r + x) * log(alpha + T))
        + exp(logBetaRatio(a, 1, b, row.x) + common - (r + x) * log(alpha + tx)));
}

/// Fader, Hardie 2005, the note on the Pareto/NBD: the two terms of the likelihood in its closed form, without Γ(r+x) α^r β^s / Γ(r).
struct ParetoTerms { Real alive, gone; };
inline ParetoTerms paretoTerms(const Parameters& p, const Row& row)
{
    const Real r = p[0], alpha = p[1], s = p[2], beta = p[3];
    const Real x = row.x, sum = r + s + x;
    const auto f = [&](const Real& t) -> Real {
        if (alpha >= beta)
            return hypergeometric(sum, s + 1, sum + 1, (alpha - beta) / (alpha + t)) * exp(-sum * log(alpha + t));
        return hypergeometric(sum, r + x, sum + 1, (beta - alpha) / (beta + t)) * exp(-sum * log(beta + t));
    };
    return {exp(-(r + x) * log(alpha + Real{row.T}) - s * log(beta + Real{row.T})), s / sum * (f(row.tx) - f(row.T))};
}

inline Real paretoNbd(const Parameters& p, const Row& row)
{
    const auto& [r, alpha, s, beta] = p;
    const ParetoTerms terms = paretoTerms(p, row);
    return logRising(r, row.x) + r * log(alpha) + s * log(beta) + log(terms.alive + terms.gone);
}

/// E[(1 − (1 + ps)^−ρ) / p] over Beta(a, B): the closed form of the BG/NBD paper's equation 10, which has a pole at a = 1.
inline Real expectedIfAlive(const Real& rho, const Real& a, const Real& B, const Real& s)
{
    return (a + B - 1) / (a - 1) * (1 - exp(-rho * log(1 + s)) * hypergeometric(rho, B, a + B - 1, s / (1 + s)));
}

/// Fader, Hardie 2013, equation 1a.
inline Real gammaGamma(const std::array<Real, 3>& parameters, double frequency, double mean)
{
    const auto& [p, q, gamma] = parameters;
    const Real x = frequency, z = mean;
    return logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * log(gamma) + (p * x - 1) * log(z) + p * x * log(x)
        - (p * x + q) * log(gamma + x * z);
}

} // namespace lifecycle::test::naive
