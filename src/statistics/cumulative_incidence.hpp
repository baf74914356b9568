#pragma once

// The chance of having come to one end by an age, where other ends compete for it: the Aalen-Johansen estimator (O. O. Aalen,
// S. Johansen 1978, Scandinavian Journal of Statistics 5; formulas as in J. M. Satagopan et al. 2004, British Journal of Cancer 91).
// One minus Kaplan-Meier with the other ends censored would be too high: it asks what would happen if nobody could come to another
// end.

#include "statistics/kaplan_meier.hpp"

#include <span>
#include <vector>

namespace lifecycle::statistics {

struct IncidenceStep {
    double time;
    std::size_t atRisk;
    double survival;               ///< the share that has come to no end by this age
    std::vector<double> incidence; ///< per cause, from cause 1 on; with `survival` they make 1
};

/// One step per age at which something ended, rising.
std::vector<IncidenceStep> cumulativeIncidence(std::span<const Watched> watched);

/// The chance of having come to an end by this cause (from 1) up to an age.
double incidenceAt(std::span<const IncidenceStep> steps, std::size_t cause, double time);

} // namespace lifecycle::statistics
