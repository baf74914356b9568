#include "domain/stage_earnings.hpp"

#include "domain/life.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace lifecycle {

namespace {

const double daysOfMonth = lengthOf({Period::Unit::month});

} // namespace

std::vector<StageEarnings> stageEarnings(const History& history, const StageSeries& earned, const Model& model)
{
    std::vector<StageEarnings> earnings(model.stages().size());
    const StageSeries customers = customersByStage(history, model);
    for (std::size_t stage = 0; stage < earnings.size(); ++stage) {
        CompensatedSum sum;
        double magnitude = 0;
        for (std::size_t period = 1; period < history.length(); ++period) {
            const double length = history.periods.ends[period] - history.periods.ends[period - 1];
            earnings[stage].customerMonths += customers.stages[stage][period - 1] * length / daysOfMonth;
            sum += earned.stages[stage][period];
            magnitude += std::abs(earned.stages[stage][period]);
        }
        earnings[stage].contribution = withoutResidue(sum.value(), magnitude);
    }
    return earnings;
}

std::vector<LengthBand> earnedByLength(const History& history, const OrderLog& log, std::size_t stage)
{
    constexpr std::array bounds{0.0, 3.0, 6.0, 12.0, 24.0};
    std::vector<LengthBand> bands{{0, 0.0, 0, 0, 0}};
    for (std::size_t bound = 0; bound < bounds.size(); ++bound)
        bands.push_back({bounds[bound], bound + 1 < bounds.size() ? std::optional{bounds[bound + 1]} : std::nullopt, 0, 0, 0});
    std::vector<CompensatedSum> sums(bands.size());
    const auto& ends = history.periods.ends;
    for (std::size_t customer = 0; customer < history.customers; ++customer) {
        const auto stages = history.of(customer);
        double inStage = 0;
        bool ever = false;
        std::optional<Day> seen;
        for (std::size_t period = 0; period < stages.size(); ++period) {
            if (stages[period] != History::notYet && !seen)
                seen = ends[period];
            if (stages[period] != static_cast<std::int16_t>(stage))
                continue;
            ever = true;
            // From one period's end to the next it stays what it was at the first.
            if (period + 1 < stages.size())
                inStage += (ends[period + 1] - ends[period]) / daysOfMonth;
        }
        if (!seen)
            continue;
        std::size_t band = 0;
        if (ever)
            for (band = bands.size() - 1; band > 1 && bands[band].fromMonths > inStage; --band) {
            }
        ++bands[band].customers;
        bands[band].customerMonths += (ends.back() - *seen) / daysOfMonth;
        for (const CustomerDay& day : daysOf(log, customer)) {
            if (day.day > ends.back())
                break;
            sums[band] += day.revenue;
            sums[band] -= day.returns;
            sums[band] -= day.cost;
        }
    }
    for (std::size_t band = 0; band < bands.size(); ++band)
        bands[band].contribution = sums[band].value();
    return bands;
}

} // namespace lifecycle
