#include "functions/numbers.hpp"

#include "domain/reading.hpp"
#include "functions/conversions.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::functions {

using com::sun::star::uno::Any;

Numbers::Numbers(const Any& argument, const Conventions& conventions)
{
    const auto add = [&](const Any& cell) {
        // Nearly all are numbers, and nothing else is asked a hundred thousand times.
        if (cell.getValueTypeClass() == com::sun::star::uno::TypeClass_DOUBLE) {
            blank_.push_back(false);
            values_.push_back(*static_cast<const double*>(cell.getValue()));
            return;
        }
        Texts texts;
        const Value value = cell.hasValue() ? valueOf(cell, texts) : Value{};
        blank_.push_back(value.isBlank());
        values_.push_back(numberFrom(value, texts, conventions.decimalMark).value_or(std::nan("")));
    };
    const auto cells = cellsOf(argument);
    if (!cells) {
        add(argument);
        return;
    }
    extent_ = {static_cast<std::size_t>(cells->getLength()), static_cast<std::size_t>((*cells)[0].getLength())};
    values_.reserve(extent_.cells());
    blank_.reserve(extent_.cells());
    for (const auto& row : *cells)
        std::for_each(row.begin(), row.end(), add);
}

Extent commonExtent(std::initializer_list<NumbersAt> arguments)
{
    Extent common;
    for (const auto& [position, numbers] : arguments) {
        const auto [rows, columns] = numbers.extent();
        const auto goTogether = [](std::size_t one, std::size_t other) { return one == 1 || other == 1 || one == other; };
        if (!goTogether(common.rows, rows) || !goTogether(common.columns, columns))
            wrongArgument(position);
        common = {std::max(common.rows, rows), std::max(common.columns, columns)};
    }
    return common;
}

bool isBlankRow(std::initializer_list<const Numbers*> arguments, std::size_t row, std::size_t column)
{
    const auto all = [&](auto holds) { return std::all_of(arguments.begin(), arguments.end(), holds); };
    if (all([](const Numbers* one) { return one->isSingle(); }))
        return all([](const Numbers* one) { return one->isLeftOut(); });
    return all([&](const Numbers* one) { return one->isSingle() || one->isBlank(row, column); });
}

} // namespace lifecycle::functions
