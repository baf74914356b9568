#include "domain/survivors.hpp"

#include "domain/fields.hpp"
#include "domain/number_column.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle {

namespace {

/// The numbers of a column up to its last filled cell; none where a cell before it is no number.
std::optional<std::vector<double>> numbersIn(const Table& table, std::size_t column)
{
    const Column& cells = table.columns[column];
    const NumberColumn numbers{cells, table};
    const auto last = std::find_if(cells.rbegin(), cells.rend(), [](Value value) { return !value.isBlank(); });
    std::vector<double> values;
    for (std::size_t row = 0; row < static_cast<std::size_t>(cells.rend() - last); ++row) {
        if (std::isnan(numbers[row]))
            return {};
        values.push_back(numbers[row]);
    }
    return values;
}

bool arePeriods(const std::vector<double>& values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != std::floor(values[i]) || values[i] != values[0] + static_cast<double>(i))
            return false;
    return values.size() >= 3;
}

bool areSurvivors(const std::vector<double>& values)
{
    return values.front() > 0 && values.back() >= 0 && std::is_sorted(values.rbegin(), values.rend());
}

} // namespace

std::optional<SurvivorTable> survivorsIn(const Table& table, const Recognition& recognition)
{
    if (recognition.shape == Shape::orderLog)
        return {};
    SurvivorTable found{};
    bool hasPeriods = false;
    std::size_t periods = 0;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto values = numbersIn(table, column);
        if (!values)
            return {};
        if (values->empty())
            continue;
        if (!hasPeriods) {
            if (!arePeriods(*values))
                return {};
            found.periodColumn = column;
            found.firstPeriod = values->front();
            periods = values->size();
            hasPeriods = true;
        } else if (values->size() > periods || !areSurvivors(*values)) {
            return {};
        } else {
            found.cohorts.push_back({table.headers[column], column, *values});
        }
    }
    if (recognition.shape == Shape::customerTable && recognition.column(field::customer) == found.periodColumn)
        return {};
    return found.cohorts.empty() ? std::nullopt : std::optional{std::move(found)};
}

} // namespace lifecycle
