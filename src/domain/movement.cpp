#include "domain/movement.hpp"

#include <array>

namespace lifecycle {

Movement movement(const Model& model, std::optional<std::size_t> from, std::optional<std::size_t> to)
{
    const auto& stages = model.stages(); // in the order of the life: the first position stands first
    if (!to)
        return from ? Movement::gone : Movement::stayed;
    const auto now = stages[*to].position;
    if (!from)
        return !now || now == stages.front().position ? Movement::first : Movement::newcomer;
    if (*from == *to)
        return Movement::stayed;
    const auto before = stages[*from].position;
    if (!now)
        return Movement::left;
    if (!before)
        return Movement::returned;
    if (*now < *before)
        return Movement::back;
    return *now > *before + 1 ? Movement::skipped : Movement::onward;
}

std::string_view keyOf(Movement movement)
{
    using namespace std::string_view_literals;
    constexpr std::array keys{"movement.stayed"sv, "movement.onward"sv, "movement.skipped"sv, "movement.back"sv,
        "movement.left"sv, "movement.returned"sv, "movement.first"sv, "movement.newcomer"sv, "movement.gone"sv};
    return keys[static_cast<std::size_t>(movement)];
}

} // namespace lifecycle
