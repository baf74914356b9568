#include "statistics/geometric_dropout.hpp"

#include "statistics/beta_expectation.hpp"
#include "statistics/rising_factorial.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::statistics {

namespace {

constexpr std::size_t blockSize = 1024;

// ln(α + t) − ln α, and how fast it falls as ln α grows.
struct Since {
    double log, u; // ln(1 + t/α), t/(α + t)
    Since(double t, double alpha) : log{std::log1p(t / alpha)}, u{t / (alpha + t)} {}
};

// What depends on x alone: Γ(r + x)/Γ(r) α^−x · B(a, b + m)/B(a, b).
LogLikelihood<4> factorsOfX(const GeometricDropout& model, const RepeatTransactions& data)
{
    LogLikelihood<4> sum;
    RisingFactorial rising;
    BetaRatio ratio;
    double n = 0, m = 0;
    for (const auto& [x, count] : data.distinctX) {
        extend(rising, model.r, n, x);
        extend(ratio, model.a, model.b, m, model.chances(x));
        n = x;
        m = model.chances(x);
        sum.value += count * (rising.logarithm - x * std::log(model.alpha) + ratio.logarithm);
        sum.gradient[0] += count * rising.first;
        sum.gradient[1] -= count * x;
        sum.gradient[2] += count * ratio.a;
        sum.gradient[3] += count * ratio.b;
        sum.hessian[0][0] += count * rising.second;
        sum.hessian[2][2] += count * ratio.aa;
        sum.hessian[3][2] += count * ratio.ab;
        sum.hessian[3][3] += count * ratio.bb;
    }
    return sum;
}

// The rest: e^φ1 + e^φ2, alive at T or dropped out right after t_x,
//   φ1 = −(r + x) ln(1 + T/α),  φ2 = ln a − ln(b + m − 1) − (r + x) ln(1 + t_x/α), which is there only where m > 0.
void addCustomer(LogLikelihood<4>& sum, const GeometricDropout& model, double x, double tx, double T, double count)
{
    const double n = model.r + x;
    const Since alive{T, model.alpha};
    const std::array<double, 2> first{-model.r * alive.log, n * alive.u}; // of φ1 by ln r, ln α
    double value = -n * alive.log;
    std::array<double, 4> g{first[0], first[1], 0, 0};
    double h00 = -model.r * alive.log, h10 = model.r * alive.u, h11 = -n * alive.u * (1 - alive.u);
    const double m = model.chances(x);
    if (m > 0) {
        const Since left{tx, model.alpha};
        const double c = model.b + m - 1;
        const double difference = std::log(model.a / c) + n * (alive.log - left.log); // φ2 − φ1
        const double smaller = std::exp(-std::abs(difference));
        const double w2 = difference > 0 ? 1 / (1 + smaller) : smaller / (1 + smaller);
        value += std::max(difference, 0.0) + std::log1p(smaller);
        const std::array<double, 4> d{model.r * (alive.log - left.log), n * (left.u - alive.u), 1, -model.b / c};
        for (std::size_t i = 0; i < 4; ++i)
            g[i] += w2 * d[i];
        h00 += w2 * model.r * (alive.log - left.log);
        h10 += w2 * model.r * (left.u - alive.u);
        h11 += w2 * n * (alive.u * (1 - alive.u) - left.u * (1 - left.u));
        const double both = smaller / ((1 + smaller) * (1 + smaller)); // w1 w2
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t j = 0; j <= i; ++j)
                sum.hessian[i][j] += count * both * d[i] * d[j];
        sum.hessian[3][3] -= count * w2 * model.b * (m - 1) / (c * c);
    }
    sum.value += count * value;
    for (std::size_t i = 0; i < 4; ++i)
        sum.gradient[i] += count * g[i];
    sum.hessian[0][0] += count * h00;
    sum.hessian[1][0] += count * h10;
    sum.hessian[1][1] += count * h11;
}

double rateToEnd(double a, double B) { return (a + B - 1) / (a - 1); } // E[1/p], p ~ Beta(a, B)

} // namespace

LogLikelihood<4> logLikelihood(const GeometricDropout& model, const RepeatTransactions& data, const Work& work)
{
    LogLikelihood<4> sum = sumOverBlocks<LogLikelihood<4>>(data.size(), blockSize, work, [&](std::size_t first, std::size_t last) {
        LogLikelihood<4> block;
        for (std::size_t i = first; i < last; ++i)
            addCustomer(block, model, data.x[i], data.tx[i], data.T[i], data.count[i]);
        return block;
    });
    sum += factorsOfX(model, data);
    sum.mirror();
    return sum;
}

double probabilityAlive(const GeometricDropout& model, const Customer& customer)
{
    const double m = model.chances(customer.x);
    if (m == 0)
        return 1;
    // odds of having left: a/(b + m − 1) ((α + T)/(α + t_x))^(r + x)
    const double logOdds = std::log(model.a / (model.b + m - 1))
        + (model.r + customer.x) * std::log1p((customer.T - customer.tx) / (model.alpha + customer.tx));
    return logOdds > 0 ? std::exp(-logOdds) / (1 + std::exp(-logOdds)) : 1 / (1 + std::exp(logOdds));
}

double expectedIfAlive(const GeometricDropout& model, double x, double T, double t)
{
    const double s = t / (model.alpha + T), rho = model.r + x;
    // E[(1 − (1 + ps)^−ρ) / p]
    return BetaExpectation{model.a, model.b + model.chances(x)}([&](const BetaExpectation::Node& at) {
        const double ps = at.p * s;
        return ps > 1e-290 ? -std::expm1(-rho * std::log1p(ps)) / at.p : rho * s;
    });
}

double expectedTransactions(const GeometricDropout& model, double t)
{
    // Before the first purchase there is nobody who could have dropped out; after it, in MBG/NBD, b/(a + b) are left.
    const double left = model.chancesAtFirst > 0 ? model.b / (model.a + model.b) : 1;
    return left * expectedIfAlive(model, 0, 0, t);
}

double noOrderIfAlive(const GeometricDropout& model, double x, double T, double t)
{
    return std::exp(-(model.r + x) * std::log1p(t / (model.alpha + T)));
}

double expectedTransactions(const GeometricDropout& model, const Customer& customer, double t)
{
    return probabilityAlive(model, customer) * expectedIfAlive(model, customer.x, customer.T, t);
}

double probabilityNoOrder(const GeometricDropout& model, const Customer& customer, double t)
{
    return 1 - probabilityAlive(model, customer) * (1 - noOrderIfAlive(model, customer.x, customer.T, t));
}

Outcome<double> discountedTransactions(const GeometricDropout& model, const Customer& customer, const Horizon& horizon, double delta)
{
    if (const auto checked = checkDiscounting(model, horizon, delta); !checked)
        return checked.error();
    return probabilityAlive(model, customer) * DiscountedIfAlive{model, customer.x, customer.T, horizon, delta}(customer.T);
}

Outcome<void> checkDiscounting(const GeometricDropout& model, const Horizon& horizon, double delta)
{
    if (const auto checked = check(horizon, delta); !checked)
        return checked.error();
    if (!horizon && delta == 0 && model.a <= 1)
        return Refused{Refusal::noFiniteMean};
    return boost::outcome_v2::success();
}

namespace {

// In units of A = α + T: where the horizon ends, or where all is discounted away.
double endOf(const Horizon& horizon, double delta, double A)
{
    const double discounted = delta > 0 ? fullyDiscounted / (delta * A) : HUGE_VAL;
    return horizon ? std::min(*horizon / A, discounted) : discounted;
}

} // namespace

DiscountedIfAlive::DiscountedIfAlive(const GeometricDropout& model, double x, double leastT, Horizon horizon, double delta)
    : alpha_{model.alpha}
    , delta_{delta}
    , horizon_{horizon}
    , whole_{!horizon && delta == 0 ? rateToEnd(model.a, model.b + model.chances(x)) : 0}
    , rate_{model.r + x, model.a, model.b + model.chances(x), whole_ > 0 ? 0 : endOf(horizon, delta, model.alpha + leastT)}
{
}

double DiscountedIfAlive::operator()(double T) const
{
    if (whole_ > 0)
        return whole_;
    const double A = alpha_ + T;
    // dE[X(t)]/dt = ρ/A R(t/A)
    return rate_.rho() * rate_.discountedIntegral(delta_ * A, endOf(horizon_, delta_, A));
}

Starts startsOf(const RepeatTransactions& data)
{
    // An NBD's moments with half of the time lost to dropping out; dropout as in a population that leaves at one chance in four.
    const double mean = data.transactions / data.customers;
    const double r = std::clamp(mean * mean / std::max(data.varianceX - mean, mean * 0.05), 0.05, 20.0);
    const double alpha = r * data.meanT / (2 * mean);
    // Elsewhere: customers much alike in their rate, most of whom leave at once or never; and few who ever leave.
    return {{{r, alpha, 1, 3}, {5 * r, 3 * alpha, 0.4, 0.2}, {r, alpha, 0.1, 0.7}}, data.isSmall()};
}

} // namespace lifecycle::statistics
