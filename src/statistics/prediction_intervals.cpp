#include "statistics/prediction_intervals.hpp"

#include "statistics/future.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace lifecycle::statistics {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t blockSize = 256;

enum Question : std::size_t { alive, orders, noOrder, spendMean, worth, questions };

/// Customers by x and T: those of a block then share what depends on these alone.
struct Sorted {
    std::vector<std::size_t> row; ///< of the caller's columns
    std::vector<double> x, tx, T, mean;

    Sorted(const CustomerColumns& customers, std::span<const double> means)
    {
        for (std::size_t i = 0; i < customers.size(); ++i)
            if (check(Customer{customers.x[i], customers.tx[i], customers.T[i]}))
                row.push_back(i);
        std::sort(row.begin(), row.end(), [&](std::size_t one, std::size_t other) {
            if (customers.x[one] != customers.x[other])
                return customers.x[one] < customers.x[other];
            return customers.T[one] != customers.T[other] ? customers.T[one] < customers.T[other] : one < other;
        });
        for (const std::size_t i : row) {
            x.push_back(customers.x[i]);
            tx.push_back(customers.tx[i]);
            T.push_back(customers.T[i]);
            mean.push_back(means[i]);
        }
    }
    std::size_t size() const { return row.size(); }
    CustomerColumns columns(std::size_t first, std::size_t last) const
    {
        const auto part = [&](const std::vector<double>& all) { return std::span{all}.subspan(first, last - first); };
        return {part(x), part(tx), part(T)};
    }
    Customer at(std::size_t i) const { return {x[i], tx[i], T[i]}; }
};

using Answers = std::array<std::vector<double>, questions>; ///< empty where not asked

Answers answersOf(const Model& model, const GammaGamma* spend, const Sorted& customers, std::size_t first, std::size_t last,
    const IntervalTerms& terms, const Work& work)
{
    const CustomerColumns columns = customers.columns(first, last);
    Answers answers;
    answers[alive] = probabilityAlive(model, columns, work);
    answers[orders] = expectedTransactions(model, columns, terms.horizon, work).value();
    answers[noOrder] = probabilityNoOrder(model, columns, terms.horizon, work).value();
    if (!spend)
        return answers;
    answers[worth] = discountedTransactions(model, columns, terms.horizon, terms.delta, work).value();
    answers[spendMean].resize(last - first);
    for (std::size_t i = first; i < last; ++i) {
        const auto value = expectedSpend(*spend, customers.x[i], customers.mean[i]);
        answers[spendMean][i - first] = value ? value.value() : notKnown;
        answers[worth][i - first] *= answers[spendMean][i - first];
    }
    return answers;
}

/// What all customers do, one number per question.
using Totals = std::array<double, questions>;

Totals drawnTotals(const Model& model, const std::optional<GammaGamma>& spend, const Sorted& customers, std::size_t first,
    std::size_t last, const IntervalTerms& terms, std::mt19937_64& random)
{
    Totals totals{};
    for (std::size_t i = first; i < last; ++i) {
        const bool hasMean = customers.x[i] == 0 || customers.mean[i] > 0;
        const Future future = drawFuture(model, hasMean ? spend : std::nullopt, customers.at(i), customers.mean[i],
            {terms.horizon, terms.delta}, random);
        totals[alive] += future.alive;
        totals[orders] += future.orders;
        totals[noOrder] += future.orders == 0;
        totals[worth] += future.value;
    }
    return totals;
}

/// Models fitted to resampled data, one per replicate.
struct Refitted {
    std::vector<Model> orders;
    std::vector<GammaGamma> spend; ///< empty where spend is not asked for
    std::size_t replicates = 0;    ///< that both have

    const GammaGamma* spendOf(std::size_t replicate) const { return spend.empty() ? nullptr : &spend[replicate]; }
};

Outcome<Refitted> refitted(const ModelFit& fit, const std::optional<Fit<GammaGamma, 3>>& spend, const Sorted& customers,
    const IntervalTerms& terms, const Work& work)
{
    const auto data = summarise(customers.x, customers.tx, customers.T);
    if (!data)
        return data.error();
    auto fits = resampledFits(fit.parameters, data.value(), terms.bootstrap, work);
    if (!fits)
        return fits.error();
    Refitted models{std::move(fits.value().fits), {}, 0};
    models.replicates = models.orders.size();
    if (!spend)
        return models;
    const auto spent = repeatSpend(customers.x, customers.mean);
    if (!spent)
        return spent.error();
    auto found = resampledFits(spend->parameters, spent.value(), terms.bootstrap, work);
    if (!found)
        return found.error();
    models.spend = std::move(found.value().fits);
    std::erase_if(models.spend, [](const GammaGamma& one) { return one.q <= 1; });
    models.replicates = std::min(models.replicates, models.spend.size());
    return models;
}

using Asked = std::vector<std::pair<Question, Prediction*>>;

Asked askedOf(Predictions& predictions, bool spend)
{
    Asked asked{{alive, &predictions.alive}, {orders, &predictions.orders}, {noOrder, &predictions.noOrder}};
    if (spend)
        asked.insert(asked.end(), {{spendMean, &predictions.spend}, {worth, &predictions.value}});
    return asked;
}

void fillValues(const Asked& asked, const Answers& point, const Sorted& customers, std::size_t rows)
{
    for (const auto& [question, prediction] : asked) {
        for (auto* const column : {&prediction->value, &prediction->low, &prediction->high})
            column->assign(rows, notKnown);
        for (std::size_t i = 0; i < customers.size(); ++i) {
            prediction->value[customers.row[i]] = point[question][i];
            prediction->total += std::isnan(point[question][i]) ? 0 : point[question][i];
        }
    }
}

/// Bounds of the customers from `first` up to `last`, out of the replicates' answers about them.
void fillBounds(const Asked& asked, const Answers& point, const std::vector<Answers>& answers, const Sorted& customers,
    std::size_t first, std::size_t last, double level)
{
    std::vector<double> values(answers.size());
    for (const auto& [question, prediction] : asked)
        for (std::size_t i = first; i < last; ++i) {
            if (std::isnan(point[question][i]))
                continue;
            for (std::size_t replicate = 0; replicate < answers.size(); ++replicate)
                values[replicate] = answers[replicate][question][i - first];
            const Interval interval = percentileInterval(values, level);
            prediction->low[customers.row[i]] = interval.low;
            prediction->high[customers.row[i]] = interval.high;
        }
}

void fillBoundsOfTotals(
    Predictions& predictions, const std::vector<std::vector<Totals>>& drawn, std::size_t replicates, double level)
{
    for (const auto& [question, prediction] : {std::pair{alive, &predictions.alive}, {orders, &predictions.orders},
             {noOrder, &predictions.noOrder}, {worth, &predictions.value}}) {
        std::vector<double> totals(replicates);
        for (const auto& block : drawn)
            for (std::size_t replicate = 0; replicate < replicates; ++replicate)
                totals[replicate] += block[replicate][question];
        prediction->ofTotal = percentileInterval(std::move(totals), level);
    }
}

/// Every replicate and block has random numbers of its own, so that the threads' order does not matter.
std::mt19937_64 randomFor(std::uint64_t seed, std::size_t replicate, std::size_t block)
{
    std::seed_seq parts{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), static_cast<std::uint32_t>(replicate),
        static_cast<std::uint32_t>(block)};
    return std::mt19937_64{parts};
}

} // namespace

Outcome<Predictions> predictionsWithIntervals(const ModelFit& fit, const std::optional<Fit<GammaGamma, 3>>& spend,
    const CustomerColumns& customers, std::span<const double> mean, const IntervalTerms& terms, const Work& work)
{
    if (mean.size() != customers.size())
        return Refused{Refusal::columnsDiffer};
    if (const auto checked = check(Horizon{terms.horizon}, terms.delta); !checked)
        return checked.error();
    if (spend && spend->parameters.q <= 1)
        return Refused{Refusal::noFiniteMean};
    const Sorted sorted{customers, mean};
    const auto found = refitted(fit, spend, sorted, terms, work);
    if (!found)
        return found.error();
    const Refitted& models = found.value();
    Predictions predictions;
    predictions.refused = terms.bootstrap.replicates - static_cast<int>(models.replicates);
    if (predictions.refused * 10 > terms.bootstrap.replicates)
        return Refused{Refusal::noConvergence};

    const auto asked = askedOf(predictions, spend.has_value());
    const Answers point = answersOf(fit.parameters, spend ? &spend->parameters : nullptr, sorted, 0, sorted.size(), terms, work);
    fillValues(asked, point, sorted, customers.size());

    const std::size_t blocks = (sorted.size() + blockSize - 1) / blockSize;
    std::vector<std::vector<Totals>> drawn(blocks, std::vector<Totals>(models.replicates));
    forEachBlock(sorted.size(), blockSize, work, [&](std::size_t block, std::size_t first, std::size_t last) {
        std::vector<Answers> answers(models.replicates);
        for (std::size_t replicate = 0; replicate < models.replicates && !work.stop.stop_requested(); ++replicate) {
            const GammaGamma* const ofSpend = models.spendOf(replicate);
            answers[replicate] = answersOf(models.orders[replicate], ofSpend, sorted, first, last, terms, {1, work.stop});
            auto random = randomFor(terms.bootstrap.seed, replicate, block);
            drawn[block][replicate] = drawnTotals(models.orders[replicate], ofSpend ? std::optional{*ofSpend} : std::nullopt, sorted,
                first, last, terms, random);
        }
        if (!work.stop.stop_requested())
            fillBounds(asked, point, answers, sorted, first, last, terms.level);
    });
    if (work.stop.stop_requested())
        return Refused{Refusal::stopped};
    fillBoundsOfTotals(predictions, drawn, models.replicates, terms.level);
    return predictions;
}

} // namespace lifecycle::statistics
