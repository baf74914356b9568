#pragma once

// Customers drawn from the models' own stories (rate, dropout), not from their formulas.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lifecycle::test {

struct Simulated {
    std::vector<double> x, tx, T, mean; ///< mean: of the values of the repeat transactions; 0 where there is none
};

enum class Story { bgnbd, mbgnbd, paretonbd };

struct Scenario {
    Story story = Story::bgnbd;
    double r, alpha, third, fourth; ///< a, b or s, beta
    double leastT, mostT;           ///< T is uniform between them
    double p = 6, q = 4, gamma = 15; ///< of Gamma-Gamma
    double grid = 0;                ///< times are rounded to multiples of it, several transactions in one count once; 0: exact
};

Simulated simulate(const Scenario& scenario, std::size_t customers, std::uint64_t seed);

} // namespace lifecycle::test
