#include "functions/fitted.hpp"
#include "functions/fitted_parameters.hpp"
#include "functions/numbers.hpp"

#include <cmath>

namespace lifecycle::functions {

namespace {

constexpr std::int16_t periodPosition = 0;

bool isPeriod(double period) { return period >= 1 && period == std::floor(period) && std::isfinite(period); }

} // namespace

Any retention(const Call& call, const Any& period, const Any& parameters)
{
    constexpr std::int16_t parametersPosition = 1;
    const auto model = sbgFrom(parameters, call.conventions, parametersPosition);
    const Numbers periods{period, call.conventions};
    const auto [rows, columns] = periods.extent();
    Grid grid{rows, columns};
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            const double t = periods.at(row, column);
            if (isBlankRow({&periods}, row, column))
                grid.set(row, column, textCell({}));
            else if (std::isnan(t))
                grid.set(row, column, errorCell(CellError::notKnown));
            else if (!isPeriod(t))
                grid.set(row, column, errorCell(CellError::wrongArgument));
            else
                grid.set(row, column, Any{statistics::retentionRate(model, t)});
        }
    return grid.result();
}

Any renewals(const Call& call, const Any& period, const Any& discount, const Any& parameters)
{
    constexpr std::int16_t discountPosition = 1, parametersPosition = 2;
    const auto model = sbgFrom(parameters, call.conventions, parametersPosition);
    const Numbers periods{period, call.conventions}, discounts{discount, call.conventions};
    const auto [rows, columns] = commonExtent({{periodPosition, periods}, {discountPosition, discounts}});
    Grid grid{rows, columns};
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            const double n = periods.at(row, column), d = discounts.isBlank(row, column) ? 0 : discounts.at(row, column);
            if (isBlankRow({&periods}, row, column)) {
                grid.set(row, column, textCell({}));
                continue;
            }
            if (std::isnan(n + d)) {
                grid.set(row, column, errorCell(CellError::notKnown));
                continue;
            }
            const auto expected = statistics::discountedRenewals(model, n, d);
            grid.set(row, column, expected ? Any{expected.value()} : errorCell(CellError::wrongArgument));
        }
    return grid.result();
}

} // namespace lifecycle::functions
