#include "functions/conversions.hpp"
#include "functions/tables.hpp"

#include <cmath>

namespace lifecycle::functions {

namespace {

constexpr std::int16_t ordersPosition = 0, customerPosition = 1, metricPosition = 2, asOfPosition = 3;

/// The cells of an argument, one after the other; one value is one cell.
std::vector<Any> listOf(const Any& argument)
{
    const auto cells = cellsOf(argument);
    if (!cells)
        return {argument};
    std::vector<Any> list;
    for (const auto& row : *cells)
        list.insert(list.end(), row.begin(), row.end());
    return list;
}

std::vector<Metric> metricsFrom(const Any& argument)
{
    std::vector<Metric> metrics;
    for (const auto& cell : listOf(argument)) {
        const auto name = textOf(cell);
        const auto known = name ? metricNamed(*name) : std::nullopt;
        if (!known)
            wrongArgument(metricPosition);
        metrics.push_back(*known);
    }
    return metrics;
}

} // namespace

Any metric(const Call& call, const Reference<XCellRange>& orders, const Any& customer, const Any& metric, const Any& asOf)
{
    const auto metrics = metricsFrom(metric);
    const auto day = asOfFrom(asOf, call.conventions, asOfPosition);
    const auto who = listOf(customer);
    if (!customer.hasValue())
        wrongArgument(customerPosition);
    const auto read = call.logs.read(call.context, call.document, orders, call.conventions);
    if (!read)
        wrongArgument(ordersPosition);
    LogIndex& log = *read.assume_value();

    Grid grid{who.size(), metrics.size()};
    for (std::size_t row = 0; row < who.size(); ++row) {
        const auto name = textOf(who[row]);
        const auto known = name ? log.customer(*name) : std::nullopt;
        for (std::size_t column = 0; column < metrics.size(); ++column) {
            const double value = known ? log.metric(*known, metrics[column], day) : std::nan("");
            if (!known && isLeftOut(who[row]))
                grid.set(row, column, textCell(""));
            else
                grid.set(row, column, std::isnan(value) ? errorCell(CellError::notKnown) : Any{value});
        }
    }
    return grid.result();
}

} // namespace lifecycle::functions
