#pragma once

// What BG/NBD, MBG/NBD and Pareto/NBD need to know of the customers: (x, t_x, T), each distinct triple once with its count.

#include "statistics/refusal.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace lifecycle::statistics {

/// One customer. Times in any one unit; the parameters of a fit have the same.
struct Customer {
    double x = 0;  ///< repeat transactions in (0, T], a whole number
    double tx = 0; ///< time of the last one since the first transaction; 0 where x = 0
    double T = 0;  ///< time since the first transaction
};

/// 0 <= t_x <= T, x a whole number from 0, t_x = 0 exactly where x = 0 or all were at once.
Outcome<void> check(const Customer& customer);

struct RepeatTransactions {
    /// Distinct triples, ascending by x, then T, then t_x: a fit does not depend on the order of the rows.
    std::vector<double> x, tx, T, count;
    struct OfX { double x, count; };
    std::vector<OfX> distinctX;   ///< ascending
    double customers = 0;         ///< sum of counts
    double repeatCustomers = 0;   ///< with x > 0
    double transactions = 0;      ///< sum of x
    double meanT = 0;
    double varianceX = 0;

    std::size_t size() const noexcept { return x.size(); }
    /// Few enough that a likelihood may have two maxima (seen below 1,000 customers), and that looking for both costs nothing.
    bool isSmall() const noexcept { return size() <= 10000; }
};

/// One row per customer. Refused: a row that is no customer (`at` says which), no customers at all.
Outcome<RepeatTransactions> summarise(std::span<const double> x, std::span<const double> tx, std::span<const double> T);

/// The same customers, each distinct triple with another weight (0: not there): a resample, a cohort.
RepeatTransactions reweighted(const RepeatTransactions& data, std::span<const double> count);

} // namespace lifecycle::statistics
