#include "calc/read_table.hpp"
#include "domain/customers.hpp"
#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "functions/content_hash.hpp"
#include "functions/customer_columns.hpp"
#include "functions/fitted.hpp"
#include "functions/fitted_parameters.hpp"
#include "statistics/prediction_intervals.hpp"

#include <array>
#include <cmath>

namespace lifecycle::functions {

using statistics::Prediction;

namespace {

constexpr std::int16_t customersPosition = 0, horizonPosition = 1, discountPosition = 2, levelPosition = 3, familyPosition = 4;
constexpr double daysOfYear = 365, yearlyDiscount = 0.10, usualLevel = 0.9;

double numberFrom(const Call& call, const Any& argument, std::int16_t position, double ifLeftOut)
{
    if (!argument.hasValue())
        return ifLeftOut;
    const auto number = numberOf(argument, call.conventions);
    if (!number || !std::isfinite(*number) || *number < 0)
        wrongArgument(position);
    return *number;
}

std::optional<statistics::Family> familyFrom(const Any& argument)
{
    using statistics::Family;
    if (isLeftOut(argument))
        return {};
    const auto name = textOf(argument);
    for (const Family one : {Family::bgnbd, Family::mbgnbd, Family::paretonbd})
        if (name && folded(*name) == statistics::nameOf(one))
            return one;
    wrongArgument(familyPosition);
}

/// The customers' names, if there are any; then the columns of numbers.
struct Customers {
    std::vector<Any> names;
    std::array<std::vector<double>, 3> repeats;
    std::vector<double> mean;
};

Customers customersIn(const Call& call, const Reference<XCellRange>& table)
{
    Customers customers{.names = {}, .repeats = repeatTransactionsIn(call, table, customersPosition), .mean = {}};
    const std::size_t rows = customers.repeats[0].size();
    if (const auto column = columnOf(table, nameOf(Metric::repeatOrder))) {
        customers.mean = numbersIn(table, *column, call.conventions);
        customers.mean.erase(customers.mean.begin());
    }
    customers.mean.resize(rows, std::nan(""));
    if (const auto column = columnOf(table, field::customer); column && rows > 0) {
        const auto cells = calc::readCells(
            table->getCellRangeByPosition(*column, 1, *column, static_cast<sal_Int32>(rows)), call.conventions);
        for (std::size_t row = 0; row < cells.rows(); ++row)
            customers.names.push_back(cellFrom(cells.columns[0][row], cells.texts));
    }
    customers.names.resize(rows, textCell(""));
    return customers;
}

statistics::Outcome<statistics::Predictions> predicted(const Customers& customers, std::optional<statistics::Family> family,
    const statistics::IntervalTerms& terms, const statistics::Work& work)
{
    const auto known = knownRows(customers.repeats);
    const auto data = statistics::summarise(known[0], known[1], known[2]);
    if (!data)
        return data.error();
    const auto fit = family ? statistics::fit(*family, data.value(), work) : statistics::fitLikelier(data.value(), work);
    if (!fit)
        return fit.error();
    const auto& [x, tx, T] = customers.repeats;
    std::vector<double> frequencies, means;
    for (std::size_t row = 0; row < x.size(); ++row)
        if (!std::isnan(x[row])) {
            frequencies.push_back(x[row]);
            means.push_back(customers.mean[row]);
        }
    std::optional<statistics::Fit<statistics::GammaGamma, 3>> spend;
    if (const auto spent = statistics::repeatSpend(frequencies, means))
        if (const auto found = statistics::fitGammaGamma(spent.value(), work); found && found.value().parameters.q > 1)
            spend = found.value();
    return statistics::predictionsWithIntervals(fit.value(), spend, {x, tx, T}, customers.mean, terms, work);
}

Any tableOfPredictions(const statistics::Predictions& predictions, const std::vector<Any>& names)
{
    const Wording english{"en"};
    struct Shown { std::string name; const Prediction& prediction; bool hasTotal = true; };
    const std::array shown{Shown{std::string{nameOf(Metric::pAlive)}, predictions.alive},
        Shown{std::string{nameOf(Metric::expectedOrders)}, predictions.orders},
        Shown{std::string{english.text("function.result.noOrder")}, predictions.noOrder},
        Shown{std::string{english.text("function.result.spend")}, predictions.spend, false},
        Shown{std::string{nameOf(Metric::clv)}, predictions.value}};
    Grid grid{names.size() + 2, 1 + 3 * shown.size()};
    const std::size_t last = names.size() + 1;
    grid.set(0, 0, textCell(field::customer));
    for (std::size_t row = 0; row < names.size(); ++row)
        grid.set(row + 1, 0, names[row]);
    grid.set(last, 0, textCell(english.text("function.result.total")));
    std::size_t column = 1;
    const auto put = [&](std::string header, const std::vector<double>& values, double total) {
        grid.set(0, column, textCell(header));
        for (std::size_t row = 0; row < names.size(); ++row)
            grid.set(row + 1, column, numberCell(values.empty() ? std::nan("") : values[row]));
        grid.set(last, column++, numberCell(total));
    };
    for (const auto& [name, prediction, hasTotal] : shown) {
        const bool told = hasTotal && !prediction.value.empty();
        const auto totalOr = [&](double total) { return told ? total : std::nan(""); };
        put(name, prediction.value, totalOr(prediction.total));
        put(name + ' ' + std::string{english.text("function.result.low")}, prediction.low, totalOr(prediction.ofTotal.low));
        put(name + ' ' + std::string{english.text("function.result.high")}, prediction.high, totalOr(prediction.ofTotal.high));
    }
    return grid.result();
}

} // namespace

Any predict(const Call& call, const Reference<XCellRange>& customers, const PredictionArguments& asked)
{
    statistics::IntervalTerms terms{.horizon = numberFrom(call, asked.horizon, horizonPosition, daysOfYear)};
    terms.delta = asked.discount.hasValue()
        ? statistics::continuousRate(numberFrom(call, asked.discount, discountPosition, 0))
        : statistics::rateFromYearly(yearlyDiscount, daysOfYear);
    terms.level = numberFrom(call, asked.level, levelPosition, usualLevel);
    if (!(terms.level > 0 && terms.level < 1))
        wrongArgument(levelPosition);
    const auto family = familyFrom(asked.family);
    auto table = customersIn(call, customers);

    std::uint64_t what = mixed(3, family ? static_cast<std::uint64_t>(*family) : 99);
    what = mixed(what, std::array{terms.horizon, terms.delta, terms.level});
    auto numbers = mixed(what, table.mean);
    for (const auto& column : table.repeats)
        numbers = mixed(numbers, column);
    return call.slow.answer({call.context, call.document, customers, what, numbers, call.begun},
        [table = std::move(table), family, terms](std::stop_token stop) -> SlowAnswers::Finish {
            return [found = std::make_shared<statistics::Outcome<statistics::Predictions>>(
                        predicted(table, family, terms, {0, std::move(stop)})),
                       names = table.names] {
                if (!*found)
                    noFit(found->error(), customersPosition);
                return tableOfPredictions(found->value(), names);
            };
        });
}

} // namespace lifecycle::functions
