#include "domain/transitions.hpp"

namespace lifecycle {

Transitions transitionsOf(const History& history, const Model& model, std::size_t first, std::size_t last)
{
    Transitions result;
    result.stages = model.stages().size();
    const std::size_t from = result.stages + 2, to = result.stages + 1;
    result.counts.assign(from, std::vector<std::size_t>(to));
    const auto rowOf = [&](std::int16_t stage) {
        return stage >= 0 ? static_cast<std::size_t>(stage) : stage == History::noStage ? result.noStage() : result.newcomers();
    };
    for (std::size_t customer = 0; customer < history.customers; ++customer)
        for (std::size_t period = first; period < last; ++period) {
            const std::int16_t now = history.at(customer, period);
            if (now != History::notYet)
                ++result.counts[rowOf(period == 0 ? History::notYet : history.at(customer, period - 1))][rowOf(now)];
        }

    result.skipped.assign(from, 0);
    for (std::size_t row = 0; row < from; ++row)
        for (std::size_t column = 0; column < to; ++column) {
            const std::size_t count = result.counts[row][column];
            const auto stageOr = [&](std::size_t index) { return index < result.stages ? std::optional{index} : std::nullopt; };
            const Movement move = movement(model, stageOr(row), stageOr(column));
            result.byMovement[static_cast<std::size_t>(move)] += count;
            if (move == Movement::skipped)
                result.skipped[row] += count;
            result.anyNoStage |= count > 0 && (row == result.noStage() || column == result.noStage());
        }
    return result;
}

} // namespace lifecycle
