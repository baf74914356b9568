#include "functions/decisions.hpp"

#include "functions/conversions.hpp"
#include "statistics/adoption.hpp"
#include "statistics/win_back.hpp"

#include <array>
#include <cmath>
#include <span>

namespace lifecycle::functions {

namespace {

double numberAt(const Call& call, const Any& argument, std::int16_t position)
{
    const auto number = numberOf(argument, call.conventions);
    if (!number || !std::isfinite(*number))
        wrongArgument(position);
    return *number;
}

double numberAt(const Call& call, const Any& argument, std::int16_t position, double leftOut)
{
    return isLeftOut(argument) ? leftOut : numberAt(call, argument, position);
}

struct Line {
    double number;
    const char* key;
};

Any matrixOf(std::span<const Line> lines)
{
    const Wording english{"en"};
    Grid grid{lines.size(), 2};
    for (std::size_t row = 0; row < lines.size(); ++row) {
        grid.set(row, 0, numberCell(lines[row].number));
        grid.set(row, 1, textCell(english.text(lines[row].key)));
    }
    return grid.result();
}

} // namespace

Any winBack(const Call& call, const Any& value, const Any& chance, const Any& cost, const Any& letGo)
{
    if (isLeftOut(value) && isLeftOut(chance) && isLeftOut(cost))
        return textCell({});
    constexpr std::int16_t valuePosition = 0, chancePosition = 1, costPosition = 2, letGoPosition = 3;
    const auto found = statistics::winBack(numberAt(call, value, valuePosition), numberAt(call, chance, chancePosition),
        numberAt(call, cost, costPosition), numberAt(call, letGo, letGoPosition, 0));
    if (!found)
        wrongArgument(chancePosition);
    // An attempt that costs nothing pays however few come back: no N says that.
    const double oneIn = found->oneIn && std::isfinite(*found->oneIn) ? *found->oneIn : std::nan("");
    const std::array lines{Line{found->gain, "function.result.gain"},
        Line{found->breakEven.value_or(std::nan("")), "function.result.breakEven"}, Line{oneIn, "function.result.oneIn"}};
    return matrixOf(lines);
}

Any adoption(const Call& call, const Any& inUse, const Any& customers, const Any& target, const Any& confidence)
{
    if (isLeftOut(inUse) && isLeftOut(customers))
        return textCell({});
    constexpr std::int16_t inUsePosition = 0, customersPosition = 1, targetPosition = 2, confidencePosition = 3;
    constexpr double nineOfTen = 0.9, usualConfidence = 0.95;
    const auto found = statistics::adoption(numberAt(call, inUse, inUsePosition), numberAt(call, customers, customersPosition),
        numberAt(call, target, targetPosition, nineOfTen), numberAt(call, confidence, confidencePosition, usualConfidence));
    if (!found)
        wrongArgument(inUsePosition);
    const std::array lines{Line{found->rate, "function.result.rate"}, Line{found->clopperPearson.low, "function.result.exactFrom"},
        Line{found->clopperPearson.high, "function.result.exactTo"}, Line{found->wilson.low, "function.result.wilsonFrom"},
        Line{found->wilson.high, "function.result.wilsonTo"}, Line{found->chance, "function.result.chanceOfTarget"}};
    return matrixOf(lines);
}

} // namespace lifecycle::functions
