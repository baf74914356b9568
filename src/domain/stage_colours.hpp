#pragma once

// The colours in which stages are shown: the model's own, or others that serve a reader or a printer better.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lifecycle {

enum class StageColours : std::uint8_t {
    ofTheModel,
    distinct, ///< models/palette.tsv: the colour-blind tell them apart too
    grey,     ///< from dark to light: what a printer without colour keeps apart
};

/// `model`, `distinct`, `grey`: how the office's configuration writes them. An unknown name: the model's own.
std::string_view nameOf(StageColours colours);
StageColours stageColoursNamed(std::string_view name);

/// One for each of so many stages, 0xRRGGBB, in the order of the life. None for `ofTheModel`: the model says them. More stages
/// than the palette has colours begin it anew.
std::vector<std::uint32_t> coloursFor(StageColours colours, std::size_t stages);

/// models/palette.tsv.
std::vector<std::uint32_t> palette();

/// `#RRGGBB`.
std::optional<std::uint32_t> colourFrom(std::string_view text);

} // namespace lifecycle
