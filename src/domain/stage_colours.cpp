#include "domain/stage_colours.hpp"

#include "domain/built_in.hpp"
#include "domain/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lifecycle {

namespace {

// Black letters are read on the lightest, white ones on the darkest; both are seen on white paper.
constexpr double darkest = 0x33, lightest = 0xcc;

constexpr std::array<std::string_view, 3> names{"model", "distinct", "grey"};

} // namespace

std::string_view nameOf(StageColours colours) { return names[static_cast<std::size_t>(colours)]; }

StageColours stageColoursNamed(std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? StageColours::ofTheModel : static_cast<StageColours>(found - names.begin());
}

std::vector<std::uint32_t> coloursFor(StageColours colours, std::size_t stages)
{
    if (colours == StageColours::ofTheModel)
        return {};
    std::vector<std::uint32_t> all;
    const auto known = palette();
    for (std::size_t stage = 0; stage < stages; ++stage) {
        if (colours == StageColours::distinct) {
            all.push_back(known[stage % known.size()]);
            continue;
        }
        const double share = stages > 1 ? static_cast<double>(stage) / static_cast<double>(stages - 1) : 0;
        all.push_back(static_cast<std::uint32_t>(std::lround(darkest + share * (lightest - darkest))) * 0x010101U);
    }
    return all;
}

std::vector<std::uint32_t> palette()
{
    std::vector<std::uint32_t> colours;
    const Table table = tableFromTabSeparated(builtInFile("models/palette.tsv"));
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const auto colour = colourFrom(table.display(table.columns[0][row])))
            colours.push_back(*colour);
    return colours;
}

std::optional<std::uint32_t> colourFrom(std::string_view text)
{
    std::uint32_t colour = 0;
    const char* const end = text.data() + text.size();
    if (text.size() != 7 || text.front() != '#' || std::from_chars(text.data() + 1, end, colour, 16).ptr != end)
        return {};
    return colour;
}

} // namespace lifecycle
