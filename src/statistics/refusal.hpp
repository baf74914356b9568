#pragma once

// Why a model gives no number. A refusal is a value; the edge turns it into Err:502, Err:523 or #N/A and a sentence.

#include <boost/outcome/outcome.hpp>

#include <cstddef>
#include <cstdint>

namespace lifecycle::statistics {

enum class Refusal : std::uint8_t {
    // The data are not what the model speaks of; `at` is the row, from 0.
    noCustomers,
    columnsDiffer,       ///< the columns are not equally long
    notACount,           ///< x is not a whole number from 0
    notInOrder,          ///< not 0 <= t_x <= T, t_x > 0 without a repeat transaction, or not finite
    notSurvivors,        ///< survivors of a cohort that grow, fall below 0 or are not finite
    // The data cannot carry the model; `at` is the parameter, in the paper's order.
    noRepeatPurchases,   ///< nobody came back: nothing to learn a rhythm from
    tooFewPeriods,       ///< a cohort seen for fewer than two periods, or that lost nobody, or all at once
    fallsToZero,         ///< the likelihood rises as long as the parameter falls: there is no maximum
    growsWithoutEnd,     ///< the likelihood rises as long as the parameter grows: there is no maximum
    flat,                ///< the likelihood does not depend on the parameter: many values are as good
    noConvergence,       ///< none of the above, and still no maximum
    // What is asked for does not exist; `at` is 0.
    notAParameter,       ///< a parameter is not a finite number above 0
    notATime,            ///< a horizon or a discount rate below 0
    noFiniteMean,        ///< Gamma-Gamma with q <= 1; an infinite horizon without discount where the sum has no end
    stopped              ///< the user asked to stop
};

struct Refused {
    Refusal why;
    std::size_t at = 0;
    friend bool operator==(const Refused&, const Refused&) = default;
};

template <class T>
using Outcome = boost::outcome_v2::basic_result<T, Refused, boost::outcome_v2::policy::all_narrow>;

} // namespace lifecycle::statistics
