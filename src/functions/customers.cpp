#include "calc/conventions.hpp"
#include "calc/read_table.hpp"
#include "domain/fields.hpp"
#include "domain/outlook.hpp"
#include "domain/customers.hpp"
#include "functions/conversions.hpp"
#include "functions/tables.hpp"

namespace lifecycle::functions {

Any customers(const Call& call, const Reference<XCellRange>& orders, const Any& asOf)
{
    constexpr std::int16_t ordersPosition = 0, asOfPosition = 1;
    const auto day = asOfFrom(asOf, call.conventions, asOfPosition);
    const auto table = calc::readTable(orders, call.conventions);
    const auto read = readOrderLog(*table, recognise(*table), {.today = calc::today(call.conventions)});
    if (!read)
        wrongArgument(ordersPosition);
    const OrderLog& log = read.assume_value();
    auto known = customersAt(log, day.value_or(log.lastDate));
    addOutlook(known);

    Grid grid{known.who.size() + 1, metricCount + 1};
    grid.set(0, 0, textCell(field::customer));
    for (std::size_t row = 0; row < known.who.size(); ++row)
        grid.set(row + 1, 0, textCell(log.customers[known.who[row]]));
    for (std::size_t metric = 0; metric < metricCount; ++metric) {
        grid.set(0, metric + 1, textCell(nameOf(static_cast<Metric>(metric))));
        for (std::size_t row = 0; row < known.who.size(); ++row)
            grid.set(row + 1, metric + 1, numberCell(known.metrics[metric][row]));
    }
    return grid.result();
}

} // namespace lifecycle::functions
