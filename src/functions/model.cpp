#include "functions/conversions.hpp"
#include "functions/tables.hpp"

namespace lifecycle::functions {

Any modelOf(const Call& call, const Any& model)
{
    constexpr std::int16_t position = 0;
    const auto table = modelTable(model, call.conventions, position);
    if (!table || !Model::read(table.assume_value()))
        wrongArgument(position);
    const Table& shown = table.assume_value();
    Grid grid{shown.rows() + 1, shown.headers.size()};
    for (std::size_t column = 0; column < shown.headers.size(); ++column) {
        grid.set(0, column, textCell(shown.headers[column]));
        for (std::size_t row = 0; row < shown.rows(); ++row) {
            const Value value = shown.columns[column][row];
            // Positions and days are numbers; `=` and `>=2` stay the text that they are.
            grid.set(row + 1, column, value.isText() ? cellFromText(shown.texts[value.text()]) : cellFrom(value, shown.texts));
        }
    }
    return grid.result();
}

} // namespace lifecycle::functions
