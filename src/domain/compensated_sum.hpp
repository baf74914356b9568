#pragma once

// A sum of doubles that is right to the cent for any number of rows: Neumaier's compensated sum (A. Neumaier 1974,
// 'Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen', ZAMM 54, algorithm IV). What each addition rounds
// off is kept beside the sum, so the error does not grow with the number of terms. The compiler must not reassociate: never
// build with -ffast-math.

#include <cmath>
#include <limits>

namespace lifecycle {

class CompensatedSum {
public:
    constexpr CompensatedSum() noexcept = default;
    explicit constexpr CompensatedSum(double first) noexcept : sum_{first} {}

    CompensatedSum& operator+=(double term) noexcept
    {
        const double next = sum_ + term;
        roundedOff_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
        sum_ = next;
        return *this;
    }
    CompensatedSum& operator-=(double term) noexcept { return *this += -term; }
    /// Sums taken apart, e.g. per customer, put together without loss.
    CompensatedSum& operator+=(const CompensatedSum& other) noexcept
    {
        const double rest = other.roundedOff_;
        *this += other.sum_;
        roundedOff_ += rest;
        return *this;
    }
    CompensatedSum& operator-=(const CompensatedSum& other) noexcept
    {
        const double rest = other.roundedOff_;
        *this -= other.sum_;
        roundedOff_ -= rest;
        return *this;
    }

    /// A sum beyond the largest double stays infinite (what was rounded off is then not a number).
    double value() const noexcept { return std::isfinite(sum_) ? sum_ + roundedOff_ : sum_; }

private:
    double sum_ = 0;
    double roundedOff_ = 0;
};

/// 0 where a sum is no more than what its terms' binary forms may be off: 0.1 + 0.2 - 0.3 is nothing, and a share or a change
/// taken from it would be a number that is not true. `magnitude`: the sum of the terms' absolute values.
inline double withoutResidue(double sum, double magnitude) noexcept
{
    return std::abs(sum) <= 4 * std::numeric_limits<double>::epsilon() * magnitude ? 0 : sum;
}

} // namespace lifecycle
