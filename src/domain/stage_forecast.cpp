#include "domain/stage_forecast.hpp"

#include "domain/transitions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lifecycle {

namespace {

/// How many are in each stage at a period's end, then in none.
std::vector<double> customersAtEnd(const History& history, std::size_t stages, std::size_t period)
{
    std::vector<double> counts(stages + 1);
    for (std::size_t customer = 0; customer < history.customers; ++customer) {
        const std::int16_t stage = history.at(customer, period);
        if (stage != History::notYet)
            ++counts[stage < 0 ? stages : static_cast<std::size_t>(stage)];
    }
    return counts;
}

/// The same order of columns: the stages, no stage.
double earnedIn(const StageSeries& earned, std::size_t column, std::size_t period)
{
    if (column < earned.stages.size())
        return earned.stages[column][period];
    return earned.noStage.empty() ? 0 : earned.noStage[period];
}

double totalEarned(const StageSeries& earned, std::size_t period)
{
    double sum = earned.newcomers[period];
    for (std::size_t column = 0; column <= earned.stages.size(); ++column)
        sum += earnedIn(earned, column, period);
    return sum;
}

StageForecast forecastFrom(const History& history, const StageSeries& earned, const Model& model, std::size_t from, std::size_t steps)
{
    const std::size_t stages = model.stages().size(), columns = stages + 1;
    StageForecast forecast;
    forecast.learned = std::min(from, forecastLearnsFrom);
    const std::size_t first = from + 1 - forecast.learned; // the first period that a move ends with
    const auto learned = static_cast<double>(forecast.learned);
    const Transitions moves = transitionsOf(history, model, first, from + 1);

    std::vector<double> atStart(columns), brought(columns), inflow(columns);
    double newcomersBrought = 0;
    for (std::size_t period = first; period <= from; ++period) {
        const auto customers = customersAtEnd(history, stages, period - 1);
        for (std::size_t column = 0; column < columns; ++column) {
            atStart[column] += customers[column];
            brought[column] += earnedIn(earned, column, period);
        }
        newcomersBrought += earned.newcomers[period];
    }
    for (std::size_t column = 0; column < columns; ++column) {
        inflow[column] = static_cast<double>(moves.counts[moves.newcomers()][column]) / learned;
        forecast.newPerPeriod += inflow[column];
    }

    auto customers = customersAtEnd(history, stages, from);
    for (std::size_t step = 0; step < steps; ++step) {
        double contribution = newcomersBrought / learned;
        std::vector<double> next = inflow;
        for (std::size_t of = 0; of < columns; ++of) {
            if (atStart[of] > 0)
                contribution += customers[of] * brought[of] / atStart[of];
            const auto& row = moves.counts[of];
            const auto moved = static_cast<double>(std::accumulate(row.begin(), row.end(), std::size_t{0}));
            if (moved == 0) {
                next[of] += customers[of]; // nobody was there to learn from: they stay
                continue;
            }
            for (std::size_t to = 0; to < columns; ++to)
                next[to] += customers[of] * static_cast<double>(row[to]) / moved;
        }
        customers = std::move(next);
        forecast.customers.push_back(customers);
        forecast.contribution.push_back(contribution);
    }
    return forecast;
}

} // namespace

Result<StageForecasts> forecastOf(const History& history, const StageSeries& earned, const Model& model, std::size_t steps)
{
    const std::size_t whole = history.length() - history.periods.lastIsPartial;
    const std::size_t needed = forecastLearnsAtLeast + steps + 1;
    if (whole < needed)
        return Message{"error.forecast.shortLog",
            {{"periods", static_cast<double>(whole)}, {"needed", static_cast<double>(needed)}}};
    StageForecasts forecast;
    forecast.from = whole - 1;
    forecast.ahead = forecastFrom(history, earned, model, forecast.from, steps);
    forecast.earlierFrom = forecast.from - steps;
    forecast.earlier = forecastFrom(history, earned, model, forecast.earlierFrom, steps);
    for (std::size_t period = forecast.earlierFrom + 1; period <= forecast.from; ++period) {
        forecast.came.push_back(customersAtEnd(history, model.stages().size(), period));
        forecast.cameContribution.push_back(totalEarned(earned, period));
    }

    double off = 0, all = 0;
    for (std::size_t column = 0; column < forecast.came.back().size(); ++column) {
        off += std::abs(forecast.earlier.customers.back()[column] - forecast.came.back()[column]);
        all += forecast.came.back()[column];
    }
    forecast.customersOff = all > 0 ? off / all : 0;
    const double came = std::accumulate(forecast.cameContribution.begin(), forecast.cameContribution.end(), 0.0);
    const double said = std::accumulate(forecast.earlier.contribution.begin(), forecast.earlier.contribution.end(), 0.0);
    forecast.contributionOff = came > 0 ? (said - came) / came : std::numeric_limits<double>::quiet_NaN();
    return forecast;
}

} // namespace lifecycle
