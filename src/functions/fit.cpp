#include "calc/read_table.hpp"
#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/number_column.hpp"
#include "functions/fitted.hpp"
#include "functions/fitted_parameters.hpp"

#include <array>
#include <cmath>

namespace lifecycle::functions {

namespace {

/// One column of a range as numbers, NaN where there is none; its first cell alone may be a header.
std::vector<double> numbersIn(const Reference<XCellRange>& range, std::int32_t column, const Conventions& conventions)
{
    const auto rows = calc::sizeOf(range).rows;
    const Table cells = calc::readCells(range->getCellRangeByPosition(column, 0, column, rows - 1), conventions);
    const NumberColumn numbers{cells.columns[0], cells};
    std::vector<double> values(cells.rows());
    for (std::size_t row = 0; row < values.size(); ++row)
        values[row] = numbers[row];
    return values;
}

/// Rows in which all are known.
template <std::size_t count>
std::array<std::vector<double>, count> knownRows(const std::array<std::vector<double>, count>& columns)
{
    std::array<std::vector<double>, count> known;
    for (std::size_t row = 0; row < columns[0].size(); ++row) {
        double sum = 0;
        for (const auto& column : columns)
            sum += row < column.size() ? column[row] : std::nan("");
        if (std::isfinite(sum))
            for (std::size_t i = 0; i < count; ++i)
                known[i].push_back(columns[i][row]);
    }
    return known;
}

template <class Fit>
Any tableOfFit(std::string_view family, std::span<const double> parameters, const Fit& fit)
{
    return tableOf({family, parameters, fit.standardErrors, fit.logLikelihood, fit.customers});
}

constexpr std::int16_t dataPosition = 0, familyPosition = 1;

statistics::RepeatTransactions repeatTransactionsIn(const Call& call, const Reference<XCellRange>& customers)
{
    constexpr std::array<std::string_view, 3> fields{"frequency", "t_x", "tenure"};
    const auto headers = calc::readRow(customers);
    std::array<std::vector<double>, 3> columns;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::int32_t column = 0;
        const auto isField = [&](const Any& header) {
            const auto name = textOf(header);
            const Field* const field = name ? fieldNamed(*name) : nullptr;
            return field && field->name == fields[i];
        };
        while (column < headers.getLength() && !isField(headers[column]))
            ++column;
        if (column == headers.getLength())
            wrongArgument(dataPosition);
        columns[i] = numbersIn(customers, column, call.conventions);
        columns[i].erase(columns[i].begin());
    }
    const auto known = knownRows(columns);
    auto data = statistics::summarise(known[0], known[1], known[2]);
    if (!data)
        noFit(data.error(), dataPosition);
    return std::move(data.value());
}

Any fitOfRepeatTransactions(const Call& call, const Reference<XCellRange>& customers, std::optional<statistics::Family> family)
{
    const auto data = repeatTransactionsIn(call, customers);
    const auto fit = family ? statistics::fit(*family, data) : statistics::fitLikelier(data);
    if (!fit)
        noFit(fit.error(), dataPosition);
    const auto& model = fit.value().parameters;
    return tableOfFit(statistics::nameOf(statistics::familyOf(model)), statistics::parametersOf(model), fit.value());
}

/// Of a row or a column, or of the second of two columns whose first counts the periods; a header and blanks at the end are none.
std::vector<double> survivorsIn(const Call& call, const Reference<XCellRange>& range)
{
    const auto size = calc::sizeOf(range);
    std::vector<double> survivors;
    if (size.rows == 1) {
        for (std::int32_t column = 0; column < size.columns; ++column)
            survivors.push_back(numbersIn(range, column, call.conventions)[0]);
    } else if (size.columns <= 2) {
        survivors = numbersIn(range, size.columns - 1, call.conventions);
    }
    while (!survivors.empty() && std::isnan(survivors.back()))
        survivors.pop_back();
    const bool header = !survivors.empty() && std::isnan(survivors.front());
    if (header)
        survivors.erase(survivors.begin());
    if (size.rows > 1 && size.columns == 2) {
        const auto periods = numbersIn(range, 0, call.conventions);
        for (std::size_t i = 0; i < survivors.size(); ++i)
            if (i + header >= periods.size() || periods[i + header] != periods[header] + static_cast<double>(i))
                wrongArgument(dataPosition);
    }
    return survivors;
}

Any fitOfSurvivors(const Call& call, const Reference<XCellRange>& range)
{
    const auto fit = statistics::fitSbg(survivorsIn(call, range));
    if (!fit)
        noFit(fit.error(), dataPosition);
    return tableOfFit(sbgName, fit.value().parameters.parameters(), fit.value());
}

} // namespace

Any fit(const Call& call, const Reference<XCellRange>& customers, const Any& family)
{
    if (isLeftOut(family))
        return fitOfRepeatTransactions(call, customers, {});
    const auto name = textOf(family);
    const auto wanted = name ? folded(*name) : std::string{};
    if (wanted == sbgName)
        return fitOfSurvivors(call, customers);
    using statistics::Family;
    for (const Family one : {Family::bgnbd, Family::mbgnbd, Family::paretonbd})
        if (wanted == statistics::nameOf(one))
            return fitOfRepeatTransactions(call, customers, one);
    wrongArgument(familyPosition);
}

Any fitSpend(const Call& call, const Reference<XCellRange>& x, const Reference<XCellRange>& mean)
{
    constexpr std::int16_t xPosition = 0, meanPosition = 1;
    const auto sizeOfX = calc::sizeOf(x), sizeOfMean = calc::sizeOf(mean);
    if (sizeOfX.columns != 1)
        wrongArgument(xPosition);
    if (sizeOfMean.columns != 1 || sizeOfX.rows != sizeOfMean.rows)
        wrongArgument(meanPosition);
    // A mean that is not known is what one-time buyers have: such rows stay.
    std::vector<double> frequencies, means = numbersIn(mean, 0, call.conventions), meanOf;
    means.resize(static_cast<std::size_t>(sizeOfX.rows), std::nan(""));
    const auto all = numbersIn(x, 0, call.conventions);
    for (std::size_t row = 0; row < all.size(); ++row)
        if (!std::isnan(all[row])) {
            frequencies.push_back(all[row]);
            meanOf.push_back(means[row]);
        }
    const auto data = statistics::repeatSpend(frequencies, meanOf);
    if (!data)
        noFit(data.error(), xPosition);
    const auto fit = statistics::fitGammaGamma(data.value());
    if (!fit)
        noFit(fit.error(), xPosition);
    return tableOfFit(gammaGammaName, fit.value().parameters.parameters(), fit.value());
}

} // namespace lifecycle::functions
