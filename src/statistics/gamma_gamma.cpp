#include "statistics/gamma_gamma.hpp"

#include "statistics/distinct_rows.hpp"
#include "statistics/maximum_likelihood.hpp"
#include "statistics/repeat_transactions.hpp"

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace lifecycle::statistics {

namespace {

constexpr std::size_t blockSize = 2048;

double correlation(std::span<const double> one, std::span<const double> other)
{
    const double n = static_cast<double>(one.size());
    const double meanOne = std::accumulate(one.begin(), one.end(), 0.0) / n, meanOther = std::accumulate(other.begin(), other.end(), 0.0) / n;
    double both = 0, squaresOne = 0, squaresOther = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const double a = one[i] - meanOne, b = other[i] - meanOther;
        both += a * b;
        squaresOne += a * a;
        squaresOther += b * b;
    }
    return both / std::sqrt(squaresOne * squaresOther);
}

std::vector<double> ranks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return values[i] < values[j]; });
    std::vector<double> rank(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
            ++last;
        for (std::size_t i = first; i <= last; ++i)
            rank[order[i]] = static_cast<double>(first + last) / 2 + 1;
        first = last + 1;
    }
    return rank;
}

} // namespace

Outcome<RepeatSpend> repeatSpend(std::span<const double> x, std::span<const double> mean)
{
    if (x.size() != mean.size())
        return Refused{Refusal::columnsDiffer};
    RepeatSpend data;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (const auto checked = check(Customer{x[i], 0, 0}); !checked)
            return Refused{checked.error().why, i};
        if (x[i] == 0)
            continue;
        if (!(mean[i] > 0 && std::isfinite(mean[i]))) {
            ++data.withoutValue;
            continue;
        }
        data.x.push_back(x[i]);
        data.mean.push_back(mean[i]);
        data.transactions += x[i];
        data.value += x[i] * mean[i];
        const double log = std::log(mean[i]);
        data.logarithms += x[i] * log;
        data.logOfMeans += log;
    }
    if (data.x.empty())
        return Refused{data.withoutValue || x.empty() ? Refusal::noCustomers : Refusal::noRepeatPurchases};
    const std::span<const double> column{data.x};
    const DistinctRows distinct = distinctRows({&column, 1});
    for (const std::uint32_t row : distinct.first)
        data.distinctX.push_back({data.x[row], 0});
    for (const std::uint32_t of : distinct.of)
        data.distinctX[of].count += 1;
    std::sort(data.distinctX.begin(), data.distinctX.end(), [](const auto& one, const auto& other) { return one.x < other.x; });
    for (const auto& [n, count] : data.distinctX)
        data.logarithms += count * n * std::log(n);
    return data;
}

LogLikelihood<3> logLikelihood(const GammaGamma& model, const RepeatSpend& data, const Work& work)
{
    const double p = model.p, q = model.q, gamma = model.gamma;
    // Over the customers: −(px + q) ln(1 + xz/γ), what cannot be summed beforehand.
    LogLikelihood<3> sum = sumOverBlocks<LogLikelihood<3>>(data.x.size(), blockSize, work, [&](std::size_t first, std::size_t last) {
        double all = 0, allX = 0, u = 0, ux = 0, uu = 0, uux = 0;
        for (std::size_t i = first; i < last; ++i) {
            const double value = data.x[i] * data.mean[i] / gamma, share = value / (1 + value), log = std::log1p(value);
            all += log;
            allX += data.x[i] * log;
            u += share;
            ux += data.x[i] * share;
            uu += share * (1 - share);
            uux += data.x[i] * share * (1 - share);
        }
        LogLikelihood<3> block;
        block.value = -p * allX - q * all;
        block.gradient = {-p * allX, -q * all, p * ux + q * u};
        block.hessian[0][0] = -p * allX;
        block.hessian[1][1] = -q * all;
        block.hessian[2][0] = p * ux;
        block.hessian[2][1] = q * u;
        block.hessian[2][2] = -p * uux - q * uu;
        return block;
    });
    // Σ px ln(xz/γ) − ln z
    const double logs = p * (data.logarithms - data.transactions * std::log(gamma));
    sum.value += logs - data.logOfMeans;
    sum.gradient[0] += logs;
    sum.hessian[0][0] += logs;
    sum.gradient[2] -= p * data.transactions;
    sum.hessian[2][0] -= p * data.transactions;
    // Σ ln Γ(px + q) − ln Γ(px) − ln Γ(q)
    using boost::math::digamma, boost::math::lgamma, boost::math::trigamma;
    const double ofQ = lgamma(q), digammaOfQ = digamma(q), trigammaOfQ = trigamma(q);
    for (const auto& [x, count] : data.distinctX) {
        const double px = p * x, both = px + q;
        const double d = digamma(both), t = trigamma(both), dp = d - digamma(px), dq = d - digammaOfQ;
        sum.value += count * (lgamma(both) - lgamma(px) - ofQ);
        sum.gradient[0] += count * px * dp;
        sum.gradient[1] += count * q * dq;
        sum.hessian[0][0] += count * (px * dp + px * px * (t - trigamma(px)));
        sum.hessian[1][0] += count * px * q * t;
        sum.hessian[1][1] += count * (q * dq + q * q * (t - trigammaOfQ));
    }
    sum.mirror();
    return sum;
}

Outcome<Fit<GammaGamma, 3>> fitGammaGamma(const RepeatSpend& data, const Work& work, const GammaGamma* near)
{
    const double customers = static_cast<double>(data.x.size()), mean = data.value / data.transactions;
    return maximise<GammaGamma>([&](const std::array<double, 3>& p) { return logLikelihood(GammaGamma::from(p), data, work); },
        Starts{{{3, 3, 2 * mean / 3}}, false}.near(near), std::array<double, 3>{1, 1, mean}, customers, work.stop);
}

Outcome<double> expectedSpend(const GammaGamma& model, double x, double mean)
{
    if (const auto checked = check(Customer{x, 0, 0}); !checked)
        return checked.error();
    if (model.q <= 1)
        return Refused{Refusal::noFiniteMean};
    if (x == 0)
        return model.p * model.gamma / (model.q - 1);
    if (!(mean > 0 && std::isfinite(mean)))
        return Refused{Refusal::noCustomers};
    return model.p * (model.gamma + x * mean) / (model.p * x + model.q - 1);
}

SpendAndFrequency spendAndFrequency(const RepeatSpend& data)
{
    if (data.x.size() < 3)
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    return {correlation(data.x, data.mean), correlation(ranks(data.x), ranks(data.mean))};
}

} // namespace lifecycle::statistics
