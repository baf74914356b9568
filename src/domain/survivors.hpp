#pragma once

// Cohorts' survivors by period, as a table: what renewals are projected from.
//
//     year | Regular | High End        the first column counts the periods, one after the other
//     0    | 1000    | 1000            a column for each cohort: how many are still there, or which share of them
//     1    | 631     | 869
//     2    | 468     |                 a cohort may be younger than the others

#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lifecycle {

struct Cohort {
    std::string name; ///< its column's header
    std::size_t column;
    std::vector<double> survivors; ///< at the start, then after each period
};

struct SurvivorTable {
    std::size_t periodColumn;
    double firstPeriod; ///< as the table counts: 0, 1, 2019 …
    std::vector<Cohort> cohorts;
};

/// None where it is not such a table: fewer than three periods, periods that are not whole numbers one after the other, a column
/// that holds something else than numbers which begin above 0, never grow and never fall below 0. Wholly blank rows at the end and
/// wholly blank columns do not matter. A list is none, even of customers 1, 2, 3 … in order of what they brought: an order log, or a
/// customer table whose customers stand in the column of the periods (`recognition` is the table's).
std::optional<SurvivorTable> survivorsIn(const Table& table, const Recognition& recognition);

} // namespace lifecycle
