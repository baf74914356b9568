#pragma once

// Everything that is wrong with a model's table, and what is odd in it, each with its cell. `Model::read` stops at the first thing
// that it cannot read; here all of them are named.
//
//   errors     what `Model::read` refuses: `error.model.*` (the model cannot be used)
//   warnings   check.rule.contradicts    a rule whose criteria contradict each other: it never holds
//              check.rule.covered        a rule that never gets its turn: an earlier rule holds wherever it would
//              check.rule.coveredByAll   the same, by several earlier rules together
//              check.stage.unreachable   a stage all of whose rules never hold
//              check.colour.overlap      two stages whose colours are too near, also for the colour blind
//              check.colour.tooMany      more stages than the palette has colours: some share one
//              check.position.gap        positions that leave out a number
//   notes      check.field.own           a criterion on a field that is none of the product's: a column of the table must have it

#include "domain/message.hpp"
#include "domain/model.hpp"
#include "domain/table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace lifecycle {

struct ModelFinding {
    enum class Weight : std::uint8_t { error, warning, note };
    Weight weight;
    Message what;                   ///< has the place among its arguments
    std::size_t column;             ///< of the table
    std::optional<std::size_t> row; ///< of the table, from 0; none: the header
};

/// Errors first, then warnings, then notes; each from the top of the table. What follows from rules is looked at only where no
/// error stands.
std::vector<ModelFinding> checkModel(const Table& table);

} // namespace lifecycle
