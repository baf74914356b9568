#include "statistics/cumulative_incidence.hpp"

#include "statistics/risk_sets.hpp"

namespace lifecycle::statistics {

std::vector<IncidenceStep> cumulativeIncidence(std::span<const Watched> watched)
{
    std::vector<IncidenceStep> steps;
    double survival = 1;
    std::vector<double> incidence;
    forEachRiskSet(watched, [&](double time, std::size_t atRisk, std::span<const std::size_t> events) {
        incidence.resize(events.size());
        const double before = survival;
        for (std::size_t cause = 0; cause < events.size(); ++cause) {
            const double share = before * static_cast<double>(events[cause]) / static_cast<double>(atRisk);
            incidence[cause] += share;
            survival -= share;
        }
        steps.push_back({time, atRisk, survival, incidence});
    });
    return steps;
}

double incidenceAt(std::span<const IncidenceStep> steps, std::size_t cause, double time)
{
    double incidence = 0;
    for (const IncidenceStep& step : steps)
        if (step.time <= time && cause <= step.incidence.size())
            incidence = step.incidence[cause - 1];
    return incidence;
}

} // namespace lifecycle::statistics
