#pragma once

// What comes later is worth less: e^(−δt) after a time t, δ = ln(1 + rate per time unit).

#include "statistics/refusal.hpp"

#include <cmath>
#include <optional>

namespace lifecycle::statistics {

/// A time span from now on; empty: without end.
using Horizon = std::optional<double>;

/// δ from a rate per time unit (.1 for 10 %).
inline double continuousRate(double ratePerUnit) { return std::log1p(ratePerUnit); }

/// A yearly rate for parameters whose time unit is a `unitsPerYear`-th of a year.
inline double rateFromYearly(double yearlyRate, double unitsPerYear) { return std::log1p(yearlyRate) / unitsPerYear; }

/// Where e^(−δt) has fallen below what a double can tell from 0 beside 1, nothing more is added.
inline constexpr double fullyDiscounted = 42;

Outcome<void> check(const Horizon& horizon, double delta);

} // namespace lifecycle::statistics
