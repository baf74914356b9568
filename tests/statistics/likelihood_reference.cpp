// Likelihoods, their derivatives and what is predicted from them against the textbook's formulas in fifty digits, at thousands of
// random points: parameters from .01 to 100, times in any unit, from one-time buyers to those who buy every day, and the hard
// places (x in the thousands, long silence, a = 1, s = 1, α = β, α far from β).

#include "naive_reference.hpp"

#include "statistics/predictions.hpp"
#include "statistics/rising_factorial.hpp"
#include "statistics/sbg.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using namespace lifecycle::statistics;
namespace naive = lifecycle::test::naive;
using naive::Real;

namespace {

class Points {
public:
    explicit Points(std::uint64_t seed) : random_{seed} {}
    double between(double low, double high) { return std::exp(std::uniform_real_distribution<double>{std::log(low), std::log(high)}(random_)); }
    double uniform() { return std::uniform_real_distribution<double>{0, 1}(random_); }
    naive::Row row(double unit)
    {
        const double T = unit * between(0.02, 3);
        const double kind = uniform();
        const double x = kind < 0.2 ? 0 : std::floor(between(1, kind < 0.8 ? 20 : kind < 0.98 ? 300 : 3000));
        return {x, x > 0 ? T * (uniform() < 0.1 ? 1 : std::pow(uniform(), 0.5)) : 0, T};
    }

private:
    std::mt19937_64 random_;
};

RepeatTransactions of(const naive::Row& row) { return summarise(std::vector{row.x}, std::vector{row.tx}, std::vector{row.T}).value(); }

double relativeError(double value, const Real& truth) { return static_cast<double>(abs((Real{value} - truth) / truth)); }
// A log-likelihood may lie near 0, the difference of terms as large as x: beside those its error counts.
double error(double value, const Real& truth, double x = 1)
{
    return static_cast<double>(abs(Real{value} - truth) / std::max({Real{1}, Real{abs(truth)}, Real{x}}));
}

// Central differences in the logarithms of the parameters, in fifty digits: exact for what a double can tell.
template <std::size_t k>
struct Differences {
    std::array<double, k> gradient;
    std::array<std::array<double, k>, k> hessian;
};

template <std::size_t k>
Differences<k> differences(const std::function<Real(const std::array<Real, k>&)>& f, const std::array<double, k>& at)
{
    const Real h{"1e-12"};
    const auto moved = [&](std::size_t i, int di, std::size_t j, int dj) {
        std::array<Real, k> p;
        for (std::size_t l = 0; l < k; ++l)
            p[l] = Real{at[l]};
        p[i] *= exp(di * h);
        p[j] *= exp(dj * h);
        return f(p);
    };
    Differences<k> d;
    const Real centre = moved(0, 0, 0, 0);
    for (std::size_t i = 0; i < k; ++i) {
        const Real up = moved(i, 1, i, 0), down = moved(i, -1, i, 0);
        d.gradient[i] = static_cast<double>((up - down) / (2 * h));
        d.hessian[i][i] = static_cast<double>((up - 2 * centre + down) / (h * h));
        for (std::size_t j = 0; j < i; ++j)
            d.hessian[i][j] = d.hessian[j][i] = static_cast<double>((moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1)) / (4 * h * h));
    }
    return d;
}

template <std::size_t k>
void compare(const LogLikelihood<k>& ours, const Differences<k>& truth, double scale)
{
    for (std::size_t i = 0; i < k; ++i) {
        CAPTURE(i);
        CHECK(ours.gradient[i] == Approx(truth.gradient[i]).epsilon(1e-10).margin(1e-13 * scale));
        for (std::size_t j = 0; j < k; ++j) {
            CAPTURE(j);
            CHECK(ours.hessian[i][j] == Approx(truth.hessian[i][j]).epsilon(1e-9).margin(1e-12 * scale));
        }
    }
}

} // namespace

TEST_CASE("BG/NBD and MBG/NBD: 3,000 random points")
{
    Points points{1};
    double worst = 0, worstAlive = 0;
    for (int i = 0; i < 3000; ++i) {
        const double unit = points.between(1, 400);
        const std::array<double, 4> p{points.between(.01, 100), unit * points.between(.01, 100), points.between(.01, 100), points.between(.01, 100)};
        const naive::Row row = points.row(unit);
        const naive::Parameters exact{Real{p[0]}, Real{p[1]}, Real{p[2]}, Real{p[3]}};
        worst = std::max(worst, error(logLikelihood(BgNbd::from(p), of(row)).value, naive::bgnbd(exact, row), row.x));
        worst = std::max(worst, error(logLikelihood(MbgNbd::from(p), of(row)).value, naive::mbgnbd(exact, row), row.x));
        const Real left = exp((exact[0] + row.x) * log((exact[1] + row.T) / (exact[1] + row.tx)));
        const Real alive = 1 / (1 + exact[2] / (exact[3] + row.x) * left);
        worstAlive = std::max(worstAlive, relativeError(probabilityAlive(MbgNbd::from(p), {row.x, row.tx, row.T}), alive));
        if (row.x > 0) {
            const Real bg = 1 / (1 + exact[2] / (exact[3] + row.x - 1) * left);
            if (bg > 1e-300)
                worstAlive = std::max(worstAlive, relativeError(probabilityAlive(BgNbd::from(p), {row.x, row.tx, row.T}), bg));
        }
    }
    CAPTURE(1e15 * worst, 1e15 * worstAlive);
    CHECK(worst < 1e-13);
    CHECK(worstAlive < 1e-11); // at odds of e^±700 the exponent's own rounding shows
}

TEST_CASE("Pareto/NBD: 1,000 random points")
{
    Points points{2};
    double worst = 0, worstAlive = 0;
    for (int i = 0; i < 1000; ++i) {
        const double unit = points.between(1, 400);
        std::array<double, 4> p{points.between(.05, 20), unit * points.between(.05, 20), points.between(.05, 20), unit * points.between(.05, 20)};
        if (i % 20 == 0)
            p[3] = p[1];
        const naive::Row row = points.row(unit);
        const naive::Parameters exact{Real{p[0]}, Real{p[1]}, Real{p[2]}, Real{p[3]}};
        CAPTURE(p[0], p[1], p[2], p[3], row.x, row.tx, row.T);
        worst = std::max(worst, error(logLikelihood(ParetoNbd::from(p), of(row)).value, naive::paretoNbd(exact, row), row.x));
        const auto terms = naive::paretoTerms(exact, row);
        const Real alive = terms.alive / (terms.alive + terms.gone);
        if (alive > 1e-290)
            worstAlive = std::max(worstAlive, relativeError(probabilityAlive(ParetoNbd::from(p), {row.x, row.tx, row.T}), alive));
    }
    CAPTURE(1e15 * worst, 1e15 * worstAlive);
    CHECK(worst < 1e-13);
    CHECK(worstAlive < 1e-11);
}

TEST_CASE("Pareto/NBD with α and β a thousand times apart")
{
    Points points{3};
    for (int i = 0; i < 60; ++i) {
        const double small = points.between(.01, 1), large = 1000 * small;
        const std::array<double, 4> p{points.between(.1, 5), i % 2 ? small : large, points.between(.1, 5), i % 2 ? large : small};
        naive::Row row = points.row(30);
        row.x = std::min(row.x, 50.0);
        const naive::Parameters exact{Real{p[0]}, Real{p[1]}, Real{p[2]}, Real{p[3]}};
        CAPTURE(p[0], p[1], p[2], p[3], row.x, row.tx, row.T);
        CHECK(error(logLikelihood(ParetoNbd::from(p), of(row)).value, naive::paretoNbd(exact, row)) < 1e-12);
    }
}

TEST_CASE("Gradients and Hessians of the purchase models by differences in fifty digits")
{
    Points points{4};
    for (int i = 0; i < 60; ++i) {
        const double unit = points.between(1, 400);
        const std::array<double, 4> geometric{points.between(.05, 20), unit * points.between(.05, 20), points.between(.05, 20), points.between(.05, 20)};
        const std::array<double, 4> pareto{points.between(.1, 10), unit * points.between(.2, 5), points.between(.1, 10), unit * points.between(.2, 5)};
        const naive::Row row = points.row(unit);
        CAPTURE(geometric[0], geometric[1], geometric[2], geometric[3], pareto[0], pareto[1], pareto[2], pareto[3], row.x, row.tx, row.T);
        const double scale = 1 + row.x + geometric[0] + geometric[2] + geometric[3];
        compare(logLikelihood(BgNbd::from(geometric), of(row)), differences<4>([&](const auto& p) { return naive::bgnbd(p, row); }, geometric), scale);
        compare(logLikelihood(MbgNbd::from(geometric), of(row)), differences<4>([&](const auto& p) { return naive::mbgnbd(p, row); }, geometric), scale);
        if (i % 3 == 0)
            compare(logLikelihood(ParetoNbd::from(pareto), of(row)), differences<4>([&](const auto& p) { return naive::paretoNbd(p, row); }, pareto), scale);
    }
}

TEST_CASE("Gamma-Gamma: 1,000 random points, gradients and Hessians")
{
    Points points{5};
    for (int i = 0; i < 1000; ++i) {
        const std::array<double, 3> p{points.between(.05, 50), points.between(.05, 50), points.between(.1, 1000)};
        const double x = std::floor(points.between(1, 300)), mean = points.between(.1, 10000);
        const auto data = repeatSpend(std::vector{x}, std::vector{mean}).value();
        const auto ours = logLikelihood(GammaGamma::from(p), data);
        CAPTURE(p[0], p[1], p[2], x, mean);
        CHECK(std::abs(ours.value - static_cast<double>(naive::gammaGamma({Real{p[0]}, Real{p[1]}, Real{p[2]}}, x, mean))) < 1e-13 * (100 + p[0] * x * 20));
        if (i % 20 == 0)
            compare(ours, differences<3>([&](const auto& q) { return naive::gammaGamma(q, x, mean); }, p), 10 + p[0] * x * 20);
    }
}

TEST_CASE("Shifted beta-geometric: likelihood and derivatives against products of its recursion")
{
    // Fader, Hardie 2007, equation 7: P(T = 1) = α/(α+β), P(T = t) = (β+t−2)/(α+β+t−1) P(T = t−1)
    const std::vector<double> survivors{1000, 700, 560, 480, 431};
    const auto recursion = [&](const std::array<Real, 2>& p) -> Real {
        const auto& [alpha, beta] = p;
        Real probability = alpha / (alpha + beta), left = 1 - probability, sum = 0;
        for (std::size_t t = 1; t < survivors.size(); ++t) {
            if (t > 1) {
                probability *= (beta + Real(t) - 2) / (alpha + beta + Real(t) - 1);
                left -= probability;
            }
            sum += (survivors[t - 1] - survivors[t]) * log(probability);
        }
        return sum + survivors.back() * log(left);
    };
    for (const std::array<double, 2>& p : {std::array{.7, 1.2}, {3.0, 9.0}, {.05, .02}, {80.0, 20.0}}) {
        const auto ours = logLikelihood(Sbg::from(p), survivors).value();
        CHECK(error(ours.value, recursion({Real{p[0]}, Real{p[1]}})) < 1e-13);
        compare(ours, differences<2>(recursion, p), 1000);
    }
}

TEST_CASE("Expected transactions of BG/NBD and MBG/NBD: 600 random points against the closed form")
{
    Points points{6};
    double worst = 0;
    for (int i = 0; i < 600; ++i) {
        const double unit = points.between(1, 400);
        const std::array<double, 4> p{points.between(.05, 20), unit * points.between(.05, 20), points.between(.02, 30), points.between(.02, 30)};
        const naive::Row row = points.row(unit);
        const double t = unit * points.between(.05, 5);
        const naive::Parameters e{Real{p[0]}, Real{p[1]}, Real{p[2]}, Real{p[3]}};
        CAPTURE(p[0], p[1], p[2], p[3], row.x, row.T, t);
        const Real s = Real{t} / (e[1] + Real{row.T});
        worst = std::max(worst, relativeError(expectedIfAlive(BgNbd::from(p), row.x, row.T, t), naive::expectedIfAlive(e[0] + Real{row.x}, e[2], e[3] + Real{row.x}, s)));
        worst = std::max(worst, relativeError(expectedIfAlive(MbgNbd::from(p), row.x, row.T, t), naive::expectedIfAlive(e[0] + Real{row.x}, e[2], e[3] + Real{row.x} + 1, s)));
        // Of a new customer, MBG/NBD: the first purchase may be the last.
        const Real fresh = e[3] / (e[2] + e[3]) * naive::expectedIfAlive(e[0], e[2], e[3] + 1, Real{t} / e[1]);
        worst = std::max(worst, relativeError(expectedTransactions(MbgNbd::from(p), t), fresh));
    }
    CHECK(worst < 1e-12);
}

TEST_CASE("Discounted transactions without discount over a horizon are the expected ones; with one, sums of them")
{
    Points points{7};
    for (int i = 0; i < 150; ++i) {
        const double unit = points.between(1, 400);
        const std::array<double, 4> g{points.between(.05, 20), unit * points.between(.05, 20), points.between(.05, 20), points.between(.05, 20)};
        const std::array<double, 4> q{points.between(.05, 20), unit * points.between(.05, 20), points.between(.05, 20), unit * points.between(.05, 20)};
        const naive::Row row = points.row(unit);
        const Customer customer{row.x, row.tx, row.T};
        const double t = unit * points.between(.05, 20), delta = points.between(.01, 5) / unit;
        CAPTURE(g[0], g[1], g[2], g[3], q[0], q[1], q[2], q[3], row.x, row.tx, row.T, t, delta);
        const auto check = [&](const auto& model) {
            const auto relativeTo = [&](double value, double other) { CHECK(value == Approx(other).epsilon(1e-11).margin(1e-290)); };
            const double whole = expectedTransactions(model, customer, t);
            relativeTo(discountedTransactions(model, customer, t, 0).value(), whole);
            // e^(−δt) E[X(t)] + δ ∫ e^(−δu) E[X(u)] du, by parts; the integral by Gauss-Legendre's rule on many small pieces
            double integral = 0;
            constexpr int pieces = 40;
            for (int piece = 0; piece < pieces; ++piece)
                integral += boost::math::quadrature::gauss<double, 15>::integrate(
                    [&](double v) { return std::exp(-delta * v * v) * expectedTransactions(model, customer, v * v) * 2 * v; },
                    std::sqrt(t) * piece / pieces, std::sqrt(t) * (piece + 1) / pieces);
            relativeTo(discountedTransactions(model, customer, t, delta).value(), std::exp(-delta * t) * whole + delta * integral);
            // An horizon beyond which nothing counts is no horizon.
            relativeTo(discountedTransactions(model, customer, {}, delta).value(), discountedTransactions(model, customer, 50 / delta, delta).value());
        };
        if (i % 5 == 0) {
            check(BgNbd::from(g));
            check(MbgNbd::from(g));
        }
        check(ParetoNbd::from(q));
    }
}

TEST_CASE("No order within a horizon")
{
    // BG/NBD: λ ~ Gamma(r+x, α+T) alone decides while alive. Pareto/NBD: E over λ and μ of e^−(λ+μ)t + μ/(λ+μ) (1 − e^−(λ+μ)t),
    // by integrating over the time of dropping out: ∫ E[μ e^−μu] E[e^−λu] du up to t, and the rest alive.
    const ParetoNbd pareto{.55, 10.6, .6, 11.7};
    const Customer customer{2, 30, 39};
    const double rho = 2.55, A = 49.6, B = 50.7, s = .6, t = 26;
    double silent = std::pow(B / (B + t), s) * std::pow(A / (A + t), rho);
    constexpr int pieces = 200000;
    for (int i = 0; i < pieces; ++i) {
        const double u = t * (i + .5) / pieces;
        silent += t / pieces * s / B * std::pow(B / (B + u), s + 1) * std::pow(A / (A + u), rho);
    }
    CHECK(noOrderIfAlive(pareto, 2, 39, t) == Approx(silent).epsilon(1e-10));
    const double alive = probabilityAlive(pareto, customer);
    CHECK(probabilityNoOrder(pareto, customer, t) == Approx(1 - alive + alive * silent).epsilon(1e-10));
    CHECK(probabilityNoOrder(pareto, customer, 0) == Approx(1).epsilon(1e-14));

    const BgNbd bg{.25, 4, .8, 2.5};
    CHECK(probabilityNoOrder(bg, {0, 0, 36}, 40) == Approx(std::pow(40.0 / 80, .25)).epsilon(1e-14));
    const double bgAlive = 1 / (1 + .8 / 3.5 * std::pow(43.0 / 34, 2.25));
    CHECK(probabilityNoOrder(bg, {2, 30, 39}, 43) == Approx(1 - bgAlive + bgAlive * std::pow(.5, 2.25)).epsilon(1e-13));
}

TEST_CASE("Shifted beta-geometric: retention and renewals by their sums")
{
    const Sbg model{.704, 1.182};
    double left = 1, sum = 0;
    for (int t = 1; t <= 5000; ++t) {
        const double before = left;
        left *= (1.182 + t - 1) / (.704 + 1.182 + t - 1);
        CHECK(retentionRate(model, t) == Approx(left / before).epsilon(1e-12));
        if (t <= 7)
            CHECK(survival(model, t) == Approx(left).epsilon(1e-13));
        sum += left / std::pow(1.1, t - 1);
    }
    CHECK(discountedRenewals(model, 1, .1).value() == Approx(sum).epsilon(1e-12));
    // Of those who are about to renew for the fourth time.
    double later = 0, alive = 1;
    for (int t = 4; t <= 5000; ++t) {
        alive *= (1.182 + t - 1) / (.704 + 1.182 + t - 1);
        later += alive / std::pow(1.1, t - 4);
    }
    CHECK(discountedRenewals(model, 4, .1).value() == Approx(later).epsilon(1e-12));
    CHECK(discountedRenewals(model, 1, 0).error().why == Refusal::noFiniteMean);
    CHECK(discountedRenewals({2.5, 3}, 1, 0).value() == Approx(2)); // E[(1−θ)/θ] = β/(α−1)
    CHECK(discountedRenewals({2.5, 3}, 1, 1e-9).value() == Approx(2).epsilon(1e-7));
    CHECK(discountedRenewals(model, 0, .1).error().why == Refusal::notACount);
    CHECK(discountedRenewals(model, 1, -.1).error().why == Refusal::notATime);
}

TEST_CASE("Many terms of a rising factorial cost no more than a thousand, and are as right")
{
    for (const double p : {.01, .5, 3.0, 1000.0}) {
        RisingFactorial quick, slow;
        extend(quick, p, 0, 100000);
        for (int j = 0; j < 100000; j += 1000)
            extend(slow, p, j, j + 1000);
        CHECK(quick.logarithm == Approx(slow.logarithm).epsilon(1e-12));
        CHECK(quick.first == Approx(slow.first).epsilon(1e-12));
        CHECK(quick.second == Approx(slow.second).epsilon(1e-10));
        BetaRatio quickRatio, slowRatio;
        extend(quickRatio, .7, p, 0, 100000);
        for (int j = 0; j < 100000; j += 1000)
            extend(slowRatio, .7, p, j, j + 1000);
        CHECK(quickRatio.logarithm == Approx(slowRatio.logarithm).epsilon(1e-9));
        CHECK(quickRatio.a == Approx(slowRatio.a).epsilon(1e-10));
        CHECK(quickRatio.b == Approx(slowRatio.b).epsilon(1e-9));
        CHECK(quickRatio.aa == Approx(slowRatio.aa).epsilon(1e-9));
        CHECK(quickRatio.ab == Approx(slowRatio.ab).epsilon(1e-9));
        CHECK(quickRatio.bb == Approx(slowRatio.bb).epsilon(1e-9));
    }
}
