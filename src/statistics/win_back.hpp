#pragma once

// Winning a customer back beside letting it go: two results to compare (source 004).
//
// All amounts are of one customer and one currency: `value`, what it would bring once it is back; `cost`, of the attempt, spent
// whether it comes back or not; `valueIfLetGo`, what it brings without the attempt (some come back by themselves).

#include <optional>

namespace lifecycle::statistics {

struct WinBack {
    double gain;                  ///< chance × value - cost - value if let go; above 0: winning back brings more
    /// The chance at which both bring the same: (cost + value if let go) / value. May lie above 1: then no chance is enough. None
    /// where the value is not positive.
    std::optional<double> breakEven;
    /// 'Must bring back 1 in N': the largest N with which the attempt still pays, 1 / break-even; infinite where it costs nothing.
    std::optional<double> oneIn;
};

/// None: a chance outside of 0 to 1, a cost below 0, an argument that is no number.
std::optional<WinBack> winBack(double value, double chance, double cost, double valueIfLetGo = 0);

/// The break-even alone, where nobody guesses a chance.
std::optional<double> breakEvenChance(double value, double cost, double valueIfLetGo = 0);

} // namespace lifecycle::statistics
