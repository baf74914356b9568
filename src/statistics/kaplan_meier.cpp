#include "statistics/kaplan_meier.hpp"

#include "statistics/risk_sets.hpp"

#include <cmath>
#include <limits>

namespace lifecycle::statistics {

std::vector<SurvivalStep> kaplanMeier(std::span<const Watched> watched)
{
    std::vector<SurvivalStep> steps;
    double survival = 1, greenwood = 0;
    forEachRiskSet(watched, [&](double time, std::size_t atRisk, std::span<const std::size_t> events) {
        std::size_t all = 0;
        for (const std::size_t of : events)
            all += of;
        const auto n = static_cast<double>(atRisk), d = static_cast<double>(all);
        survival *= (n - d) / n;
        greenwood += d / (n * (n - d));
        steps.push_back({time, atRisk, all, survival,
            all == atRisk ? std::numeric_limits<double>::quiet_NaN() : survival * std::sqrt(greenwood)});
    });
    return steps;
}

double survivalAt(std::span<const SurvivalStep> steps, double time)
{
    double survival = 1;
    for (const SurvivalStep& step : steps)
        if (step.time <= time)
            survival = step.survival;
    return survival;
}

std::optional<double> timeOfShare(std::span<const SurvivalStep> steps, double share)
{
    // A sum of binary fractions may miss the share by its last digit.
    constexpr double tolerance = 1e-12;
    for (const SurvivalStep& step : steps)
        if (step.survival <= 1 - share + tolerance)
            return step.time;
    return {};
}

} // namespace lifecycle::statistics
