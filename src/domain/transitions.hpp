#pragma once

// Who moves where from one period's end to the next, counted. What a move is called: `movement.hpp`.

#include "domain/history.hpp"
#include "domain/movement.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace lifecycle {

struct Transitions {
    /// From where: the stages in the model's order, then no stage, then not known before.
    std::size_t rows() const noexcept { return counts.size(); }
    static constexpr std::size_t movements = 9;

    std::size_t stages = 0;
    std::vector<std::vector<std::size_t>> counts; ///< [from][to]: stages + 2 rows; stages + 1 columns, the last one no stage
    std::vector<std::size_t> skipped;             ///< per row, of the counts: those that pass over a position
    std::array<std::size_t, movements> byMovement{}; ///< of all rows, by `Movement`
    bool anyNoStage = false;                      ///< somebody was in none, before or after

    std::size_t noStage() const noexcept { return stages; }
    std::size_t newcomers() const noexcept { return stages + 1; }
    std::size_t of(Movement movement) const { return byMovement[static_cast<std::size_t>(movement)]; }
};

/// The moves that end with the periods [first, last): into each from the end of the one before, into the history's first from not
/// known before.
Transitions transitionsOf(const History& history, const Model& model, std::size_t first, std::size_t last);
inline Transitions transitionsOf(const History& history, const Model& model)
{
    return transitionsOf(history, model, 0, history.length());
}

} // namespace lifecycle
