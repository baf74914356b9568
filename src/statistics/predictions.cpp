#include "statistics/predictions.hpp"

#include "statistics/distinct_rows.hpp"
#include "statistics/geometric_dropout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

namespace lifecycle::statistics {

namespace {

constexpr std::size_t blockSize = 512;
constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

bool isCustomer(const CustomerColumns& customers, std::size_t row)
{
    return static_cast<bool>(check(Customer{customers.x[row], customers.tx[row], customers.T[row]}));
}

std::vector<double> spread(const DistinctRows& distinct, const std::vector<double>& values)
{
    std::vector<double> all(distinct.of.size());
    for (std::size_t row = 0; row < all.size(); ++row)
        all[row] = values[distinct.of[row]];
    return all;
}

template <class F>
std::vector<double> perDistinct(const DistinctRows& distinct, const Work& work, F f)
{
    std::vector<double> values(distinct.first.size());
    forEachBlock(values.size(), blockSize / 8, work, [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            values[i] = f(distinct.first[i]);
    });
    return values;
}

// For every row P(alive) times what depends on x and T alone.
struct Pairs {
    const CustomerColumns& customers;
    DistinctRows distinct;

    explicit Pairs(const CustomerColumns& columns)
        : customers{columns}
        , distinct{distinctRows(std::array{columns.x, columns.T})}
    {
    }
    Customer at(std::size_t row) const { return {customers.x[row], 0, customers.T[row]}; }

    template <class IfAlive>
    std::vector<double> aliveTimes(const Model& model, const Work& work, IfAlive ifAlive) const
    {
        std::vector<double> result = probabilityAlive(model, customers, work);
        const std::vector<double> values = perDistinct(distinct, work, [&](std::size_t row) {
            return check(at(row)) ? ifAlive(customers.x[row], customers.T[row]) : notKnown;
        });
        for (std::size_t row = 0; row < result.size(); ++row)
            result[row] *= values[distinct.of[row]];
        return result;
    }
};

Outcome<void> checkTime(double t) { return check(Horizon{t}, 0); }

std::vector<double> discounted(const ParetoNbd& model, const CustomerColumns& customers, const Horizon& horizon, double delta, const Work& work)
{
    std::vector<double> result = probabilityAlive(model, customers, work);
    const DistinctRows ofT = distinctRows(std::array{customers.T});
    const std::vector<double> lifetime = perDistinct(ofT, work, [&](std::size_t row) {
        return check(Customer{0, 0, customers.T[row]}) ? discountedLifetime(model, customers.T[row], horizon, delta) : notKnown;
    });
    for (std::size_t row = 0; row < result.size(); ++row)
        if (!std::isnan(result[row]))
            result[row] *= purchaseRate(model, customers.x[row], customers.T[row]) * lifetime[ofT.of[row]];
    return result;
}

std::vector<double> discounted(const GeometricDropout& dropout, const Model& model, const Pairs& pairs, const Horizon& horizon, double delta,
    const Work& work)
{
    // The purchase rate is tabulated once per x, as far as the customer with the least T needs it.
    std::vector<Customer> leastOfX;
    for (const std::uint32_t row : pairs.distinct.first)
        if (check(pairs.at(row)))
            leastOfX.push_back(pairs.at(row));
    std::sort(leastOfX.begin(), leastOfX.end(), [](const Customer& one, const Customer& other) {
        return one.x != other.x ? one.x < other.x : one.T < other.T;
    });
    leastOfX.erase(std::unique(leastOfX.begin(), leastOfX.end(), [](const Customer& one, const Customer& other) { return one.x == other.x; }),
        leastOfX.end());
    std::vector<std::optional<DiscountedIfAlive>> ofX(leastOfX.size());
    forEachBlock(ofX.size(), 1, work, [&](std::size_t i, std::size_t, std::size_t) {
        ofX[i].emplace(dropout, leastOfX[i].x, leastOfX[i].T, horizon, delta);
    });
    return pairs.aliveTimes(model, work, [&](double x, double T) {
        const auto place = std::lower_bound(leastOfX.begin(), leastOfX.end(), x, [](const Customer& one, double value) { return one.x < value; });
        return (*ofX[static_cast<std::size_t>(place - leastOfX.begin())])(T);
    });
}

// As many customers tell where the maximum of all lies, nearly.
constexpr double thinnedTo = 4000;

/// Every so-many-th customer in the order of the data: as many of every x as their share.
RepeatTransactions thinned(const RepeatTransactions& data)
{
    const double step = data.customers / thinnedTo;
    std::vector<double> count(data.size());
    double before = 0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        count[i] = std::floor((before + data.count[i]) / step) - std::floor(before / step);
        before += data.count[i];
    }
    return reweighted(data, count);
}

template <class OneFit>
Outcome<ModelFit> asModelFit(const Outcome<OneFit>& found)
{
    if (!found)
        return found.error();
    const auto& fit = found.value();
    return ModelFit{fit.parameters, fit.standardErrors, fit.covariance, fit.logLikelihood, fit.customers, fit.evaluations};
}

Outcome<ModelFit> fitFromMoments(Family family, const RepeatTransactions& data, const Work& work)
{
    switch (family) {
    case Family::bgnbd:
        return asModelFit(fitBgNbd(data, work));
    case Family::mbgnbd:
        return asModelFit(fitMbgNbd(data, work));
    case Family::paretonbd:
        break;
    }
    return asModelFit(fitParetoNbd(data, work));
}

constexpr std::array<std::string_view, 4> geometricNames{"r", "alpha", "a", "b"}, paretoNames{"r", "alpha", "s", "beta"};

} // namespace

std::string_view nameOf(Family family)
{
    constexpr std::array<std::string_view, 3> names{"bgnbd", "mbgnbd", "paretonbd"};
    return names[static_cast<std::size_t>(family)];
}

std::span<const std::string_view> parameterNames(Family family) { return family == Family::paretonbd ? paretoNames : geometricNames; }

Outcome<Model> modelOf(Family family, const std::array<double, 4>& parameters)
{
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (!(parameters[i] > 0) || !std::isfinite(parameters[i]))
            return Refused{Refusal::notAParameter, i};
    switch (family) {
    case Family::bgnbd:
        return Model{BgNbd::from(parameters)};
    case Family::mbgnbd:
        return Model{MbgNbd::from(parameters)};
    case Family::paretonbd:
        break;
    }
    return Model{ParetoNbd::from(parameters)};
}

std::array<double, 4> parametersOf(const Model& model)
{
    return std::visit([](const auto& one) { return one.parameters(); }, model);
}

Outcome<ModelFit> fit(Family family, const RepeatTransactions& data, const Work& work)
{
    if (!data.isSmall())
        if (const auto found = fitFromMoments(family, thinned(data), work))
            return fitNear(found.value().parameters, data, work);
    return fitFromMoments(family, data, work);
}

Outcome<ModelFit> fitNear(const Model& model, const RepeatTransactions& data, const Work& work)
{
    if (const auto* bg = std::get_if<BgNbd>(&model))
        return asModelFit(fitBgNbd(data, work, bg));
    if (const auto* mbg = std::get_if<MbgNbd>(&model))
        return asModelFit(fitMbgNbd(data, work, mbg));
    return asModelFit(fitParetoNbd(data, work, std::get_if<ParetoNbd>(&model)));
}

Outcome<ModelFit> fitLikelier(const RepeatTransactions& data, const Work& work)
{
    auto mbg = fit(Family::mbgnbd, data, work);
    // Pareto/NBD takes ten times as long: where MBG/NBD has no maximum, the few customers of a part are asked first.
    if (!mbg && !data.isSmall() && !fitFromMoments(Family::paretonbd, thinned(data), work))
        return mbg;
    auto pareto = fit(Family::paretonbd, data, work);
    if (!pareto)
        return mbg;
    return mbg && mbg.value().logLikelihood >= pareto.value().logLikelihood ? mbg : pareto;
}

std::vector<double> probabilityAlive(const Model& model, const CustomerColumns& customers, const Work& work)
{
    const auto ofRow = [&](const auto& one, std::size_t row) {
        return isCustomer(customers, row) ? probabilityAlive(one, Customer{customers.x[row], customers.tx[row], customers.T[row]}) : notKnown;
    };
    // Pareto/NBD integrates: once per distinct row. The others take less than looking for equal rows.
    if (const auto* pareto = std::get_if<ParetoNbd>(&model)) {
        const std::array<std::span<const double>, 3> columns{customers.x, customers.tx, customers.T};
        const DistinctRows distinct = distinctRows(columns);
        return spread(distinct, perDistinct(distinct, work, [&](std::size_t row) { return ofRow(*pareto, row); }));
    }
    std::vector<double> result(customers.size());
    std::visit([&](const auto& one) {
        forEachBlock(result.size(), blockSize, work, [&](std::size_t, std::size_t first, std::size_t last) {
            for (std::size_t row = first; row < last; ++row)
                result[row] = ofRow(one, row);
        });
    }, model);
    return result;
}

Outcome<std::vector<double>> expectedTransactions(const Model& model, const CustomerColumns& customers, double t, const Work& work)
{
    if (const auto checked = checkTime(t); !checked)
        return checked.error();
    return Pairs{customers}.aliveTimes(model, work, [&](double x, double T) {
        return std::visit([&](const auto& one) { return expectedIfAlive(one, x, T, t); }, model);
    });
}

Outcome<std::vector<double>> probabilityNoOrder(const Model& model, const CustomerColumns& customers, double t, const Work& work)
{
    if (const auto checked = checkTime(t); !checked)
        return checked.error();
    std::vector<double> orders = Pairs{customers}.aliveTimes(model, work, [&](double x, double T) {
        return std::visit([&](const auto& one) { return 1 - noOrderIfAlive(one, x, T, t); }, model);
    });
    for (double& p : orders)
        p = 1 - p;
    return orders;
}

Outcome<std::vector<double>> discountedTransactions(const Model& model, const CustomerColumns& customers, const Horizon& horizon,
    double delta, const Work& work)
{
    return std::visit([&](const auto& one) -> Outcome<std::vector<double>> {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, ParetoNbd>) {
            if (const auto checked = checkDiscounting(one, horizon, delta); !checked)
                return checked.error();
            return discounted(one, customers, horizon, delta, work);
        } else {
            if (const auto checked = checkDiscounting(one.dropout(), horizon, delta); !checked)
                return checked.error();
            return discounted(one.dropout(), model, Pairs{customers}, horizon, delta, work);
        }
    }, model);
}

Outcome<std::vector<double>> customerLifetimeValue(const Model& model, const GammaGamma& spend, const CustomerColumns& customers,
    std::span<const double> mean, const Horizon& horizon, double delta, const Work& work)
{
    if (mean.size() != customers.size())
        return Refused{Refusal::columnsDiffer};
    if (spend.q <= 1)
        return Refused{Refusal::noFiniteMean};
    auto values = discountedTransactions(model, customers, horizon, delta, work);
    if (!values)
        return values;
    for (std::size_t row = 0; row < values.value().size(); ++row) {
        const auto value = expectedSpend(spend, customers.x[row], mean[row]);
        values.value()[row] *= value ? value.value() : notKnown;
    }
    return values;
}

} // namespace lifecycle::statistics
