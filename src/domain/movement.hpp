#pragma once

// From one classification to the next: what a change of stage is called. product.md, 'Vocabulary': no stage is skipped (source
// 004), so a move from position p to one above p + 1 is marked. Leaving an exit stage is `returned` and being first seen beyond
// position 1 is `new`: neither is a skip.

#include "domain/model.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace lifecycle {

enum class Movement : std::uint8_t {
    stayed,
    onward,   ///< to the next position, or to another stage of the same
    skipped,  ///< over at least one position
    back,     ///< to an earlier position
    left,     ///< into an exit stage, from anywhere; an exit can be entered from any stage
    returned, ///< out of an exit stage
    first,    ///< first seen, at the first position or in an exit stage
    newcomer, ///< first seen, beyond the first position: `new`
    gone      ///< into no stage
};

/// Stages are indices into the model's; none: not seen before, or in no stage now. Coming from no stage is being first seen.
Movement movement(const Model& model, std::optional<std::size_t> from, std::optional<std::size_t> to);

/// The text key, `movement.skipped` …
std::string_view keyOf(Movement movement);

} // namespace lifecycle
