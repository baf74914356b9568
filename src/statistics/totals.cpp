#include "statistics/totals.hpp"

#include "statistics/future.hpp"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace lifecycle::statistics {

namespace {

// How a total moves with the parameters, so many customers tell as well as all.
constexpr std::size_t askedForSlope = 500;
// Futures drawn, of all customers together where there are fewer.
constexpr std::size_t futuresDrawn = 20'000;
constexpr double logStep = 1e-4;

enum Question : std::size_t { alive, orders, value, questions };
using Sums = std::array<double, questions>;

struct Columns {
    std::vector<double> x, tx, T, mean;
    CustomerColumns customers() const { return {x, tx, T}; }
};

/// Every so-many-th customer.
Columns part(const CustomerColumns& customers, std::span<const double> mean, std::size_t atMost)
{
    Columns columns;
    const std::size_t step = std::max<std::size_t>(1, customers.size() / atMost);
    for (std::size_t i = step / 2; i < customers.size(); i += step) {
        columns.x.push_back(customers.x[i]);
        columns.tx.push_back(customers.tx[i]);
        columns.T.push_back(customers.T[i]);
        columns.mean.push_back(mean[i]);
    }
    return columns;
}

double sumOfKnown(std::span<const double> values)
{
    double sum = 0;
    for (const double one : values)
        sum += std::isnan(one) ? 0 : one;
    return sum;
}

/// The value is the discounted orders times what an order is worth.
struct Parts {
    Sums sums{};
    std::vector<double> discounted;
};

double valueOf(const GammaGamma& spend, const Columns& columns, const std::vector<double>& discounted)
{
    double sum = 0;
    for (std::size_t i = 0; i < discounted.size(); ++i)
        if (const auto worth = expectedSpend(spend, columns.x[i], columns.mean[i]); worth && !std::isnan(worth.value()))
            sum += discounted[i] * worth.value();
    return sum;
}

Parts partsOf(const Model& model, const GammaGamma* spend, const Columns& columns, const TotalTerms& terms, const Work& work)
{
    Parts parts;
    parts.sums[alive] = sumOfKnown(probabilityAlive(model, columns.customers(), work));
    parts.sums[orders] = sumOfKnown(expectedTransactions(model, columns.customers(), terms.horizon, work).value());
    if (spend) {
        parts.discounted = discountedTransactions(model, columns.customers(), terms.horizon, terms.delta, work).value();
        parts.sums[value] = valueOf(*spend, columns, parts.discounted);
    }
    return parts;
}

/// Variance of the logarithm of a total that moves with the logarithms of k parameters by `slope`.
template <std::size_t k, class OneFit>
double varianceOfLogarithm(const std::array<double, k>& slope, const std::array<double, k>& parameters, const OneFit& fit)
{
    double sum = 0;
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j)
            sum += slope[i] * slope[j] * fit.covariance[i][j] / (parameters[i] * parameters[j]);
    return sum;
}

Sums variancesFromParameters(const ModelFit& fit, const std::optional<Fit<GammaGamma, 3>>& spend, const Columns& columns,
    const TotalTerms& terms, const Work& work)
{
    const GammaGamma* const ofSpend = spend ? &spend->parameters : nullptr;
    const Parts here = partsOf(fit.parameters, ofSpend, columns, terms, work);
    const auto slopeFrom = [&](double moved, std::size_t question) { return std::log(moved / here.sums[question]) / logStep; };
    const auto parameters = parametersOf(fit.parameters);
    std::array<std::array<double, 4>, questions> slopes{};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        auto moved = parameters;
        moved[i] *= std::exp(logStep);
        const Parts there = partsOf(modelOf(familyOf(fit.parameters), moved).value(), ofSpend, columns, terms, work);
        for (std::size_t question = 0; question < questions; ++question)
            slopes[question][i] = slopeFrom(there.sums[question], question);
    }
    Sums variances{};
    for (std::size_t question = 0; question < questions; ++question)
        variances[question] = varianceOfLogarithm(slopes[question], parameters, fit);
    if (spend) {
        std::array<double, 3> slope{};
        const auto ofSpendNow = spend->parameters.parameters();
        for (std::size_t i = 0; i < slope.size(); ++i) {
            auto moved = ofSpendNow;
            moved[i] *= std::exp(logStep);
            slope[i] = slopeFrom(valueOf(GammaGamma::from(moved), columns, here.discounted), value);
        }
        variances[value] += varianceOfLogarithm(slope, ofSpendNow, *spend);
    }
    return variances;
}

/// Of what all customers do, the parameters being as fitted: each customer's own variance is that of drawn futures.
Sums variancesFromChance(const ModelFit& fit, const std::optional<Fit<GammaGamma, 3>>& spend, const CustomerColumns& all,
    std::span<const double> mean, const TotalTerms& terms, const Work& work)
{
    constexpr std::size_t blockSize = 256;
    const Columns columns = part(all, mean, futuresDrawn / 2);
    const std::size_t draws = std::max<std::size_t>(2, futuresDrawn / columns.x.size());
    struct Summed {
        Sums sums{};
        Summed& operator+=(const Summed& other)
        {
            for (std::size_t question = 0; question < questions; ++question)
                sums[question] += other.sums[question];
            return *this;
        }
    };
    const auto summed = sumOverBlocks<Summed>(columns.x.size(), blockSize, work, [&](std::size_t first, std::size_t last) {
        std::mt19937_64 random{first};
        Summed variances;
        for (std::size_t i = first; i < last; ++i) {
            const bool hasMean = columns.x[i] == 0 || columns.mean[i] > 0;
            Sums sum{}, squares{};
            for (std::size_t draw = 0; draw < draws; ++draw) {
                const Future future = drawFuture(fit.parameters, spend && hasMean ? std::optional{spend->parameters} : std::nullopt,
                    {columns.x[i], columns.tx[i], columns.T[i]}, columns.mean[i], {terms.horizon, terms.delta}, random);
                const Sums drawn{future.alive ? 1. : 0., future.orders, future.value};
                for (std::size_t question = 0; question < questions; ++question) {
                    sum[question] += drawn[question];
                    squares[question] += drawn[question] * drawn[question];
                }
            }
            const double n = static_cast<double>(draws);
            for (std::size_t question = 0; question < questions; ++question)
                variances.sums[question] += (squares[question] - sum[question] * sum[question] / n) / (n - 1);
        }
        return variances;
    });
    Sums variances = summed.sums;
    for (double& one : variances)
        one *= static_cast<double>(all.size()) / static_cast<double>(columns.x.size());
    return variances;
}

} // namespace

Totals totalsOf(const ModelFit& fit, const std::optional<Fit<GammaGamma, 3>>& spend, const CustomerColumns& customers,
    std::span<const double> mean, const Expected& expected, const TotalTerms& terms, const Work& work)
{
    const auto ofSpend = expected.value.empty() ? std::nullopt : spend;
    const Sums fromParameters = variancesFromParameters(fit, ofSpend, part(customers, mean, askedForSlope), terms, work);
    const Sums fromChance = variancesFromChance(fit, ofSpend, customers, mean, terms, work);
    const double z = boost::math::quantile(boost::math::normal{}, (1 + terms.level) / 2);
    const auto total = [&](std::size_t question, std::span<const double> values) {
        const double sum = sumOfKnown(values);
        // On the scale of logarithms: a total is no less than 0.
        const double error = std::sqrt(fromParameters[question] + fromChance[question] / (sum * sum));
        return Total{sum, {sum * std::exp(-z * error), sum * std::exp(z * error)}};
    };
    Totals totals;
    totals.alive = total(alive, expected.alive);
    totals.alive.interval.high = std::min(totals.alive.interval.high, static_cast<double>(customers.size()));
    totals.orders = total(orders, expected.orders);
    if (ofSpend)
        totals.value = total(value, expected.value);
    return totals;
}

} // namespace lifecycle::statistics
