#include "functions/fitted.hpp"
#include "functions/fitted_parameters.hpp"
#include "functions/numbers.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace lifecycle::functions {

namespace {

/// In the order of the arguments, from 0.
constexpr std::int16_t xPosition = 0, txPosition = 1, tenurePosition = 2;

constexpr double withoutEnd = std::numeric_limits<double>::infinity();

/// What is asked of customers; the last three as far as a function has them.
struct Question {
    Numbers x, tx, tenure;
    Numbers horizon, mean, discount;

    Question(const Call& call, const CustomerArguments& customers, const Any& aHorizon = {}, const Any& aMean = {},
        const Any& aDiscount = {})
        : x{customers.x, call.conventions}
        , tx{customers.tx, call.conventions}
        , tenure{customers.tenure, call.conventions}
        , horizon{aHorizon, call.conventions}
        , mean{aMean, call.conventions}
        , discount{aDiscount, call.conventions}
    {
    }
};

/// Those cells of the result whose horizon and discount are the same.
struct Asked {
    std::vector<std::size_t> cells;
    std::vector<double> x, tx, tenure, mean;
    statistics::CustomerColumns customers() const { return {x, tx, tenure}; }
};

using Answers = statistics::Outcome<std::vector<double>>;
using Ahead = std::pair<double, double>;

/// A cell of the result per customer. `aheadAt(row, column)` gives its horizon and discount, NaN where they are not known;
/// `answersTo(asked, ahead)` the numbers.
template <class AheadAt, class AnswersTo>
Any answered(const Question& question, Extent extent, AheadAt aheadAt, AnswersTo answersTo)
{
    Grid grid{extent.rows, extent.columns};
    std::map<Ahead, Asked> groups;
    for (std::size_t row = 0; row < extent.rows; ++row)
        for (std::size_t column = 0; column < extent.columns; ++column) {
            const double x = question.x.at(row, column), tx = question.tx.at(row, column);
            const double tenure = question.tenure.at(row, column);
            const Ahead ahead = aheadAt(row, column);
            if (isBlankRow({&question.x, &question.tx, &question.tenure}, row, column))
                grid.set(row, column, textCell({}));
            else if (std::isnan(x + tx + tenure + ahead.first + ahead.second))
                grid.set(row, column, errorCell(CellError::notKnown));
            else if (!statistics::check({x, tx, tenure}))
                grid.set(row, column, errorCell(CellError::wrongArgument));
            else {
                Asked& asked = groups[ahead];
                asked.cells.push_back(row * extent.columns + column);
                asked.x.push_back(x);
                asked.tx.push_back(tx);
                asked.tenure.push_back(tenure);
                asked.mean.push_back(question.mean.at(row, column));
            }
        }
    for (const auto& [ahead, asked] : groups) {
        const Answers answers = answersTo(asked, ahead);
        for (std::size_t i = 0; i < asked.cells.size(); ++i) {
            const auto row = asked.cells[i] / extent.columns, column = asked.cells[i] % extent.columns;
            if (!answers)
                grid.set(row, column, errorCell(CellError::wrongArgument));
            else
                grid.set(row, column, std::isnan(answers.value()[i]) ? errorCell(CellError::notKnown) : Any{answers.value()[i]});
        }
    }
    return grid.result();
}

/// EXPECTED and NOORDER differ in what is computed alone.
template <class AnswersTo>
Any answeredWithin(const Call& call, const CustomerArguments& customers, const Any& horizon, AnswersTo answersTo)
{
    constexpr std::int16_t horizonPosition = 3;
    const Question question{call, customers, horizon};
    const Extent extent = commonExtent({{xPosition, question.x}, {txPosition, question.tx}, {tenurePosition, question.tenure},
        {horizonPosition, question.horizon}});
    const auto horizonAt = [&](std::size_t row, std::size_t column) { return Ahead{question.horizon.at(row, column), 0}; };
    return answered(question, extent, horizonAt, answersTo);
}

} // namespace

Any probabilityAlive(const Call& call, const CustomerArguments& customers, const Any& parameters)
{
    constexpr std::int16_t parametersPosition = 3;
    const auto model = repeatModelFrom(parameters, call.conventions, parametersPosition);
    const Question question{call, customers};
    const Extent extent = commonExtent({{xPosition, question.x}, {txPosition, question.tx}, {tenurePosition, question.tenure}});
    return answered(question, extent, [](std::size_t, std::size_t) { return Ahead{}; },
        [&](const Asked& asked, Ahead) -> Answers { return statistics::probabilityAlive(model, asked.customers()); });
}

Any expectedOrders(const Call& call, const CustomerArguments& customers, const Any& horizon, const Any& parameters)
{
    constexpr std::int16_t parametersPosition = 4;
    const auto model = repeatModelFrom(parameters, call.conventions, parametersPosition);
    return answeredWithin(call, customers, horizon, [&](const Asked& asked, Ahead ahead) {
        return statistics::expectedTransactions(model, asked.customers(), ahead.first);
    });
}

Any probabilityNoOrder(const Call& call, const CustomerArguments& customers, const Any& horizon, const Any& parameters)
{
    constexpr std::int16_t parametersPosition = 4;
    const auto model = repeatModelFrom(parameters, call.conventions, parametersPosition);
    return answeredWithin(call, customers, horizon, [&](const Asked& asked, Ahead ahead) {
        return statistics::probabilityNoOrder(model, asked.customers(), ahead.first);
    });
}

Any expectedSpend(const Call& call, const Any& x, const Any& mean, const Any& parameters)
{
    constexpr std::int16_t meanPosition = 1, parametersPosition = 2;
    const auto spend = gammaGammaFrom(parameters, call.conventions, parametersPosition);
    const Numbers frequency{x, call.conventions}, value{mean, call.conventions};
    const Extent extent = commonExtent({{xPosition, frequency}, {meanPosition, value}});
    // One single customer without orders and mean is a one-time buyer, for whom the mean of all speaks.
    const bool single = frequency.isSingle() && value.isSingle();
    Grid grid{extent.rows, extent.columns};
    for (std::size_t row = 0; row < extent.rows; ++row)
        for (std::size_t column = 0; column < extent.columns; ++column) {
            const double n = frequency.at(row, column);
            if (single ? frequency.isBlank(0, 0) : isBlankRow({&frequency, &value}, row, column)) {
                grid.set(row, column, textCell({}));
                continue;
            }
            const auto expected = statistics::expectedSpend(spend, n, value.at(row, column));
            if (expected)
                grid.set(row, column, Any{expected.value()});
            else if (std::isnan(n) || expected.error().why == statistics::Refusal::noCustomers)
                grid.set(row, column, errorCell(CellError::notKnown));
            else
                grid.set(row, column, errorCell(CellError::wrongArgument));
        }
    return grid.result();
}

Any lifetimeValue(const Call& call, const CustomerArguments& customers, const ValueArguments& value)
{
    constexpr std::int16_t meanPosition = 3, horizonPosition = 4, discountPosition = 5, parametersPosition = 6,
                           spendParametersPosition = 7;
    const auto model = repeatModelFrom(value.parameters, call.conventions, parametersPosition);
    const auto spend = gammaGammaFrom(value.spendParameters, call.conventions, spendParametersPosition);
    const Question question{call, customers, value.horizon, value.mean, value.discount};
    const Extent extent = commonExtent({{xPosition, question.x}, {txPosition, question.tx}, {tenurePosition, question.tenure},
        {meanPosition, question.mean}, {horizonPosition, question.horizon}, {discountPosition, question.discount}});
    const auto aheadAt = [&](std::size_t row, std::size_t column) {
        const bool endless = question.horizon.isLeftOut() || question.horizon.isBlank(row, column);
        const bool undiscounted = question.discount.isBlank(row, column);
        return Ahead{endless ? withoutEnd : question.horizon.at(row, column),
            undiscounted ? 0 : question.discount.at(row, column)};
    };
    return answered(question, extent, aheadAt, [&](const Asked& asked, Ahead ahead) -> Answers {
        const auto [horizon, rate] = ahead;
        if (!(rate >= 0))
            return statistics::Refused{statistics::Refusal::notATime};
        return statistics::customerLifetimeValue(model, spend, asked.customers(), asked.mean,
            horizon == withoutEnd ? statistics::Horizon{} : statistics::Horizon{horizon}, statistics::continuousRate(rate));
    });
}

} // namespace lifecycle::functions
