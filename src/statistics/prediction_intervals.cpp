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
    const auto data = summarise(sorted.x, sorted.tx, sorted.T);
    if (!data)
        return data.error();
    auto fits = resampledFits(fit.parameters, data.value(), terms.bootstrap, work);
    if (!fits)
        return fits.error();
    std::vector<GammaGamma> spendFits;
    if (spend) {
        const auto spent = repeatSpend(sorted.x, sorted.mean);
        if (!spent)
            return spent.error();
        auto found = resampledFits(spend->parameters, spent.value(), terms.bootstrap, work);
        if (!found)
            return found.error();
        spendFits = std::move(found.value().fits);
        std::erase_if(spendFits, [](const GammaGamma& one) { return one.q <= 1; });
    }
    const std::vector<Model>& models = fits.value().fits;
    const std::size_t replicates = spend ? std::min(models.size(), spendFits.size()) : models.size();
    Predictions predictions;
    predictions.refused = terms.bootstrap.replicates - static_cast<int>(replicates);
    if (predictions.refused * 10 > terms.bootstrap.replicates)
        return Refused{Refusal::noConvergence};

    const std::array<Prediction*, questions> all{
        &predictions.alive, &predictions.orders, &predictions.noOrder, &predictions.spend, &predictions.value};
    const auto isAsked = [&](std::size_t question) { return spend || question < spendMean; };
    const Answers point = answersOf(fit.parameters, spend ? &spend->parameters : nullptr, sorted, 0, sorted.size(), terms, work);
    for (std::size_t question = 0; question < questions; ++question) {
        if (!isAsked(question))
            continue;
        for (auto* const column : {&all[question]->value, &all[question]->low, &all[question]->high})
            column->assign(customers.size(), notKnown);
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            all[question]->value[sorted.row[i]] = point[question][i];
            all[question]->total += std::isnan(point[question][i]) ? 0 : point[question][i];
        }
    }

    const std::size_t blocks = (sorted.size() + blockSize - 1) / blockSize;
    std::vector<std::vector<Totals>> drawn(blocks, std::vector<Totals>(replicates));
    forEachBlock(sorted.size(), blockSize, work, [&](std::size_t block, std::size_t first, std::size_t last) {
        std::vector<Answers> answers(replicates);
        for (std::size_t replicate = 0; replicate < replicates && !work.stop.stop_requested(); ++replicate) {
            const GammaGamma* const ofSpend = spend ? &spendFits[replicate] : nullptr;
            answers[replicate] = answersOf(models[replicate], ofSpend, sorted, first, last, terms, {1, work.stop});
            std::seed_seq seed{static_cast<std::uint32_t>(terms.bootstrap.seed), static_cast<std::uint32_t>(terms.bootstrap.seed >> 32),
                static_cast<std::uint32_t>(replicate), static_cast<std::uint32_t>(block)};
            std::mt19937_64 random{seed};
            drawn[block][replicate] = drawnTotals(models[replicate], ofSpend ? std::optional{*ofSpend} : std::nullopt, sorted, first,
                last, terms, random);
        }
        if (work.stop.stop_requested())
            return;
        std::vector<double> values(replicates);
        for (std::size_t question = 0; question < questions; ++question)
            for (std::size_t i = first; i < last && isAsked(question); ++i) {
                if (std::isnan(point[question][i]))
                    continue;
                for (std::size_t replicate = 0; replicate < replicates; ++replicate)
                    values[replicate] = answers[replicate][question][i - first];
                const Interval interval = percentileInterval(values, terms.level);
                all[question]->low[sorted.row[i]] = interval.low;
                all[question]->high[sorted.row[i]] = interval.high;
            }
    });
    if (work.stop.stop_requested())
        return Refused{Refusal::stopped};
    for (const std::size_t question : {alive, orders, noOrder, worth}) {
        std::vector<double> totals(replicates);
        for (const auto& block : drawn)
            for (std::size_t replicate = 0; replicate < replicates; ++replicate)
                totals[replicate] += block[replicate][question];
        all[question]->ofTotal = percentileInterval(std::move(totals), terms.level);
    }
    return predictions;
}

} // namespace lifecycle::statistics
