#include "statistics/pareto_nbd.hpp"

#include "statistics/gauss_legendre.hpp"
#include "statistics/maximum_likelihood.hpp"
#include "statistics/rising_factorial.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::statistics {

namespace {

constexpr std::size_t blockSize = 256;
constexpr double fallen = 45;
constexpr double panelWidth = 6;

constexpr std::size_t mostNodes = 24;

// The times t at which a customer with (x, t_x, T) may have dropped out, panel by panel: v from 0 to `end`, t = scale e^v − c.
class DropoutTimes {
public:
    DropoutTimes(const ParetoNbd& model, double x, double tx, double T)
        : model_{model}
        , n_{model.r + x}
        , tx_{tx}
        , c_{std::min(model.alpha, model.beta)}
        , scale_{c_ + tx}
        , end_{std::log1p((T - tx) / scale_)}
    {
        // The logarithm of the integrand is concave in v. It falls at least at the rate that it has at v = 0; Newton's steps then
        // come down to where it has fallen far enough.
        const double atStart = rate(0);
        if (atStart > 0 && fallen < atStart * end_) {
            end_ = fallen / atStart;
            for (int step = 0; step < 3; ++step) {
                const double growth = std::expm1(end_) * scale_;
                const double fall = n_ * std::log1p(growth / (model_.alpha + tx)) + (model_.s + 1) * std::log1p(growth / (model_.beta + tx)) - end_;
                if (fall < 1.2 * fallen)
                    break;
                end_ -= (fall - fallen) / rate(growth);
            }
        }
        // The rule of n nodes is exact to rounding for e^(−κu) on (0, 1) up to about these κ, and on panels about so wide, as the
        // integrand's singularities lie at Im v = ±π.
        const double steepest = std::max(std::abs(atStart), rate(std::expm1(end_) * scale_)) * end_;
        if (steepest < 2.5 && end_ < 1)
            rule_ = gaussLegendre<8>();
        else if (steepest < 9 && end_ < 2.5)
            rule_ = gaussLegendre<12>();
        panels_ = static_cast<int>(end_ / panelWidth) + 1;
    }

    int panels() const { return panels_; }

    /// Of one panel: weights of the integral over t times s/(β + t) times the two powers relative to t_x,
    /// ((α+t)/(α+t_x))^−(r+x) ((β+t)/(β+t_x))^−s; and the logarithms of those ratios and α + t, β + t.
    struct Nodes {
        std::size_t size;
        std::array<double, mostNodes> weight, logAlpha, logBeta, alpha, beta;
    };
    void fill(Nodes& nodes, int panel) const
    {
        const std::size_t size = nodes.size = rule_.node.size();
        const double width = end_ / panels_;
        auto& v = c_ == model_.alpha ? nodes.logAlpha : nodes.logBeta;     // ln((c + t)/(c + t_x)) is v itself
        auto& other = c_ == model_.alpha ? nodes.logBeta : nodes.logAlpha;
        auto& cPlusT = c_ == model_.alpha ? nodes.alpha : nodes.beta;
        auto& otherPlusT = c_ == model_.alpha ? nodes.beta : nodes.alpha;
        const double apart = std::abs(model_.alpha - model_.beta), otherAtTx = scale_ + apart;
        for (std::size_t i = 0; i < size; ++i)
            v[i] = (panel + rule_.node[i]) * width;
        for (std::size_t i = 0; i < size; ++i)
            cPlusT[i] = scale_ * std::exp(v[i]);
        for (std::size_t i = 0; i < size; ++i) {
            otherPlusT[i] = cPlusT[i] + apart;
            other[i] = std::log(otherPlusT[i] / otherAtTx);
        }
        for (std::size_t i = 0; i < size; ++i)
            nodes.weight[i] = std::exp(-n_ * nodes.logAlpha[i] - model_.s * nodes.logBeta[i]);
        for (std::size_t i = 0; i < size; ++i)
            nodes.weight[i] *= model_.s * width * rule_.weight[i] * cPlusT[i] / nodes.beta[i];
    }

private:
    // At t = t_x + growth, how fast the logarithm of the integrand falls with v.
    double rate(double growth) const
    {
        const double ct = scale_ + growth;
        return n_ * ct / (model_.alpha + tx_ + growth) + (model_.s + 1) * ct / (model_.beta + tx_ + growth) - 1;
    }
    const ParetoNbd& model_;
    double n_, tx_, c_, scale_, end_;
    GaussLegendre rule_ = gaussLegendre<mostNodes>();
    int panels_ = 1;
};

// ln{ (1+T/α)^−(r+x) (1+T/β)^−s + s ∫ (1+t/α)^−(r+x) (1+t/β)^−s /(β+t) dt }: what is left of L without Γ(r+x)/Γ(r) α^−x; and the
// share of its first term.
struct Terms {
    double logarithm, alive;
};

Terms termsOf(const ParetoNbd& model, const Customer& customer)
{
    const auto& [x, tx, T] = customer;
    const double n = model.r + x;
    const DropoutTimes times{model, x, tx, T};
    DropoutTimes::Nodes nodes;
    double left = 0;
    for (int panel = 0; panel < times.panels(); ++panel) {
        times.fill(nodes, panel);
        for (std::size_t i = 0; i < nodes.size; ++i)
            left += nodes.weight[i];
    }
    // Both terms relative to (1+t_x/α)^−(r+x) (1+t_x/β)^−s
    const double logFirst = -n * std::log1p((T - tx) / (model.alpha + tx)) - model.s * std::log1p((T - tx) / (model.beta + tx));
    const double first = std::exp(logFirst);
    return {std::log(first + left) - n * std::log1p(tx / model.alpha) - model.s * std::log1p(tx / model.beta), first / (first + left)};
}

void addCustomer(LogLikelihood<4>& sum, const ParetoNbd& model, double x, double tx, double T, double count)
{
    // ψ = −(r+x) ln(1+t/α) − s ln(1+t/β), in the integral + ln(s/(β+t)); all relative to t_x, where ψ is highest.
    const auto& [r, alpha, s, beta] = model;
    const double n = r + x;
    const double alphaAtTx = std::log1p(tx / alpha), betaAtTx = std::log1p(tx / beta);
    const double alphaAtT = std::log1p((T - tx) / (alpha + tx)), betaAtT = std::log1p((T - tx) / (beta + tx));
    const double uAtT = T / (alpha + T), wAtT = T / (beta + T); // −d/d ln α of ln(1+T/α) …
    const double first = std::exp(-n * alphaAtT - s * betaAtT);

    // Sums over the terms of weight times: differences of the gradient by ln r, ln α, ln s, ln β to the first term's, their
    // products, and what the second derivatives are made of.
    double all = first;
    double d0 = 0, d1 = 0, d2 = 0, d3 = 0;
    double d00 = 0, d10 = 0, d11 = 0, d20 = 0, d21 = 0, d22 = 0, d30 = 0, d31 = 0, d32 = 0, d33 = 0;
    double uu = first * uAtT * (1 - uAtT), w = first * wAtT, ww = first * s * wAtT * (1 - wAtT);
    const DropoutTimes times{model, x, tx, T};
    DropoutTimes::Nodes nodes;
    for (int panel = 0; panel < times.panels(); ++panel) {
        times.fill(nodes, panel);
        for (std::size_t i = 0; i < nodes.size; ++i) {
            const double weight = nodes.weight[i], alphaShare = alpha / nodes.alpha[i], betaShare = beta / nodes.beta[i];
            const double e0 = r * (alphaAtT - nodes.logAlpha[i]), e1 = n * (1 - alphaShare - uAtT);
            const double e2 = s * (betaAtT - nodes.logBeta[i]) + 1, e3 = s * (1 - betaShare - wAtT) - betaShare;
            const double f0 = weight * e0, f1 = weight * e1, f2 = weight * e2, f3 = weight * e3;
            all += weight;
            d0 += f0;
            d1 += f1;
            d2 += f2;
            d3 += f3;
            d00 += f0 * e0;
            d10 += f1 * e0;
            d11 += f1 * e1;
            d20 += f2 * e0;
            d21 += f2 * e1;
            d22 += f2 * e2;
            d30 += f3 * e0;
            d31 += f3 * e1;
            d32 += f3 * e2;
            d33 += f3 * e3;
            uu += weight * alphaShare * (1 - alphaShare);
            w += weight * (1 - betaShare);
            ww += weight * (s + 1) * betaShare * (1 - betaShare);
        }
    }
    d0 /= all;
    d1 /= all;
    d2 /= all;
    d3 /= all;
    // means of the gradient over the terms
    const double g0 = -r * (alphaAtTx + alphaAtT) + d0, g1 = n * uAtT + d1, g2 = -s * (betaAtTx + betaAtT) + d2, g3 = s * wAtT + d3;
    sum.value += count * (std::log(all) - n * alphaAtTx - s * betaAtTx);
    sum.gradient[0] += count * g0;
    sum.gradient[1] += count * g1;
    sum.gradient[2] += count * g2;
    sum.gradient[3] += count * g3;
    // Means of the second derivatives, and the covariance of the first. By ln r twice is the gradient itself; by ln r and ln α that
    // by ln α without x: r/(r+x) of it; by ln s twice the gradient less the share of the integral, whose ln s has none.
    const double k = 1 / all, integral = 1 - first * k;
    auto& h = sum.hessian;
    h[0][0] += count * (g0 + d00 * k - d0 * d0);
    h[1][0] += count * (r / n * g1 + d10 * k - d1 * d0);
    h[1][1] += count * ((d11 - n * uu) * k - d1 * d1);
    h[2][0] += count * (d20 * k - d2 * d0);
    h[2][1] += count * (d21 * k - d2 * d1);
    h[2][2] += count * (g2 - integral + d22 * k - d2 * d2);
    h[3][0] += count * (d30 * k - d3 * d0);
    h[3][1] += count * (d31 * k - d3 * d1);
    h[3][2] += count * ((s * w + d32) * k - d3 * d2);
    h[3][3] += count * ((d33 - ww) * k - d3 * d3);
}

// (1 − e^(−kL)) / k, L where k is 0
double expectedTime(double k, double L)
{
    const double kL = k * L;
    return kL == 0 ? L : L * (-std::expm1(-kL) / kL);
}

} // namespace

LogLikelihood<4> logLikelihood(const ParetoNbd& model, const RepeatTransactions& data, const Work& work)
{
    LogLikelihood<4> sum = sumOverBlocks<LogLikelihood<4>>(data.size(), blockSize, work, [&](std::size_t from, std::size_t to) {
        LogLikelihood<4> block;
        for (std::size_t i = from; i < to; ++i)
            addCustomer(block, model, data.x[i], data.tx[i], data.T[i], data.count[i]);
        return block;
    });
    // Γ(r + x)/Γ(r) α^−x
    RisingFactorial rising;
    double n = 0;
    for (const auto& [x, count] : data.distinctX) {
        extend(rising, model.r, n, x);
        n = x;
        sum.value += count * (rising.logarithm - x * std::log(model.alpha));
        sum.gradient[0] += count * rising.first;
        sum.gradient[1] -= count * x;
        sum.hessian[0][0] += count * rising.second;
    }
    sum.mirror();
    return sum;
}

Outcome<Fit<ParetoNbd, 4>> fitParetoNbd(const RepeatTransactions& data, const Work& work, const ParetoNbd* near)
{
    if (data.transactions == 0)
        return Refused{Refusal::noRepeatPurchases};
    // Moments: an NBD's, with half of the time lost to dropping out; a median lifetime as long as the mean T.
    const double mean = data.transactions / data.customers;
    const double r = std::clamp(mean * mean / std::max(data.varianceX - mean, mean * 0.05), 0.05, 20.0);
    const double alpha = r * data.meanT / (2 * mean), T = data.meanT;
    // Elsewhere: customers much alike in their rate, who leave soon or never; and few who ever leave.
    Starts starts{{{r, alpha, 0.7, T / 2}, {5 * r, 3 * alpha, 0.4, T / 20}, {r, alpha, 0.2, T}}, data.isSmall()};
    return maximise<ParetoNbd>([&](const std::array<double, 4>& p) { return logLikelihood(ParetoNbd::from(p), data, work); }, std::move(starts).near(near),
        std::array<double, 4>{1, data.meanT, 1, data.meanT}, data.customers, work.stop);
}

double probabilityAlive(const ParetoNbd& model, const Customer& customer) { return termsOf(model, customer).alive; }

double purchaseRate(const ParetoNbd& model, double x, double T) { return (model.r + x) / (model.alpha + T); }

double expectedIfAlive(const ParetoNbd& model, double x, double T, double t)
{
    return purchaseRate(model, x, T) * (model.beta + T) * expectedTime(model.s - 1, std::log1p(t / (model.beta + T)));
}

double expectedTransactions(const ParetoNbd& model, double t) { return expectedIfAlive(model, 0, 0, t); }

double expectedTransactions(const ParetoNbd& model, const Customer& customer, double t)
{
    return probabilityAlive(model, customer) * expectedIfAlive(model, customer.x, customer.T, t);
}

double noOrderIfAlive(const ParetoNbd& model, double x, double T, double t)
{
    const ParetoNbd later{model.r + x, model.alpha + T, model.s, model.beta + T};
    return std::exp(termsOf(later, {0, 0, t}).logarithm);
}

double probabilityNoOrder(const ParetoNbd& model, const Customer& customer, double t)
{
    return 1 - probabilityAlive(model, customer) * (1 - noOrderIfAlive(model, customer.x, customer.T, t));
}

Outcome<void> checkDiscounting(const ParetoNbd& model, const Horizon& horizon, double delta)
{
    if (const auto checked = check(horizon, delta); !checked)
        return checked.error();
    if (!horizon && delta == 0 && model.s <= 1)
        return Refused{Refusal::noFiniteMean};
    return boost::outcome_v2::success();
}

double discountedLifetime(const ParetoNbd& model, double T, const Horizon& horizon, double delta)
{
    const double B = model.beta + T;
    if (delta == 0)
        return B * (horizon ? expectedTime(model.s - 1, std::log1p(*horizon / B)) : 1 / (model.s - 1));
    // t = B (e^v − 1): ∫ e^(−δt) (B/(B+t))^s dt = B ∫ e^(−δB(e^v − 1) − (s−1)v) dv
    const double discounted = fullyDiscounted / (delta * B);
    const double end = std::log1p(horizon ? std::min(*horizon / B, discounted) : discounted);
    const double far = model.s > 1 ? std::min(end, fullyDiscounted / (model.s - 1)) : end;
    const int panels = static_cast<int>(far / 2) + 1;
    double sum = 0;
    for (int panel = 0; panel < panels; ++panel)
        sum += integrate([&](double v) { return std::exp(-delta * B * std::expm1(v) - (model.s - 1) * v); }, far * panel / panels, far * (panel + 1) / panels);
    return B * sum;
}

Outcome<double> discountedTransactions(const ParetoNbd& model, const Customer& customer, const Horizon& horizon, double delta)
{
    if (const auto checked = checkDiscounting(model, horizon, delta); !checked)
        return checked.error();
    return probabilityAlive(model, customer) * (purchaseRate(model, customer.x, customer.T) * discountedLifetime(model, customer.T, horizon, delta));
}

} // namespace lifecycle::statistics
