#pragma once

// How long something lasts, where some of it is still going on when one stops looking (censored), and some had begun before one
// started to look (late entry): the product-limit estimator. E. L. Kaplan, P. Meier (1958), 'Nonparametric estimation from
// incomplete observations', JASA 53; standard errors by Greenwood's formula. Late entry (left truncation): who enters at an age
// is at risk only from that age on; J. P. Klein, M. L. Moeschberger, 'Survival Analysis', 2nd ed., 4.6.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace lifecycle::statistics {

/// One thing that lasts, watched over the ages (entry, exit].
struct Watched {
    double entry;          ///< the age at which it was first watched; 0: from its beginning
    double exit;           ///< the age at which it ended, or was last seen
    std::size_t cause = 0; ///< what ended it, from 1; 0: censored, it went on
};

struct SurvivalStep {
    double time;
    std::size_t atRisk, events;
    double survival;       ///< of those that reach any age, the share that lasts beyond this one
    double standardError;  ///< Greenwood; not known (NaN) once nothing is left
};

/// One step per age at which something ended, rising; any cause counts. What is never watched (entry not before exit) is left out.
/// While few have entered, one end can bring the curve to 0 and keep it there: `atRisk` tells.
std::vector<SurvivalStep> kaplanMeier(std::span<const Watched> watched);

/// The share that lasts beyond an age.
double survivalAt(std::span<const SurvivalStep> steps, double time);
/// The first age by which this share (0.5: the median) has ended; none where the curve does not come down so far.
std::optional<double> timeOfShare(std::span<const SurvivalStep> steps, double share);

} // namespace lifecycle::statistics
