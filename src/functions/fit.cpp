#include "calc/read_table.hpp"
#include "domain/criterion.hpp"
#include "domain/folding.hpp"
#include "functions/content_hash.hpp"
#include "functions/customer_columns.hpp"
#include "functions/fitted.hpp"
#include "functions/fitted_parameters.hpp"

#include <array>
#include <cmath>

namespace lifecycle::functions {

namespace {

template <class Fit>
Any tableOfFit(std::string_view family, std::span<const double> parameters, const Fit& fit)
{
    return tableOf({family, parameters, fit.standardErrors, fit.logLikelihood, fit.customers});
}

constexpr std::int16_t dataPosition = 0, familyPosition = 1, fieldPosition = 2, cohortPosition = 3;

/// The rows of a cohort alone: those in whose cell of the column the criterion holds.
void keepCohort(const Call& call, const Reference<XCellRange>& customers, const CohortArguments& cohort,
    std::array<std::vector<double>, 3>& columns)
{
    const auto header = textOf(cohort.field);
    const auto headers = calc::readRow(customers);
    std::int32_t column = 0;
    const auto isMeant = [&](const Any& cell) {
        const auto name = textOf(cell);
        return header && name && foldedHeader(*name) == foldedHeader(*header);
    };
    while (column < headers.getLength() && !isMeant(headers[column]))
        ++column;
    if (column == headers.getLength())
        wrongArgument(fieldPosition);
    const auto wanted = textOf(cohort.cohort);
    const auto criterion = Criterion::parse(wanted.value_or(""), call.conventions);
    if (!wanted || !criterion)
        wrongArgument(cohortPosition);
    const auto rows = calc::sizeOf(customers).rows;
    const Table cells = calc::readCells(customers->getCellRangeByPosition(column, 1, column, rows - 1), call.conventions);
    Facts facts{cells.rows(), call.conventions};
    facts.add(*header, cells.columns[0], cells.texts);
    for (std::size_t row = 0; row < columns[0].size(); ++row)
        if (row >= cells.rows() || !criterion.value().holds(facts.at(0, row)))
            columns[0][row] = std::nan("");
}

Any fitOfRepeatTransactions(const Call& call, const Reference<XCellRange>& customers, std::optional<statistics::Family> family,
    const CohortArguments& cohort)
{
    auto columns = repeatTransactionsIn(call, customers, dataPosition);
    if (!isLeftOut(cohort.field))
        keepCohort(call, customers, cohort, columns);
    auto known = knownRows(columns);
    const auto what = mixed(1, family ? static_cast<std::uint64_t>(*family) : 99);
    auto numbers = what;
    for (const auto& column : known)
        numbers = mixed(numbers, column);
    return call.slow.answer({call.context, call.document, customers, what, numbers, call.begun},
        [known = std::move(known), family](std::stop_token stop) -> SlowAnswers::Finish {
            const statistics::Work work{0, std::move(stop)};
            const auto fitted = [&]() -> statistics::Outcome<statistics::ModelFit> {
                const auto data = statistics::summarise(known[0], known[1], known[2]);
                if (!data)
                    return data.error();
                return family ? statistics::fit(*family, data.value(), work) : statistics::fitLikelier(data.value(), work);
            };
            return [fit = fitted()] {
                if (!fit)
                    noFit(fit.error(), dataPosition);
                const auto& model = fit.value().parameters;
                return tableOfFit(
                    statistics::nameOf(statistics::familyOf(model)), statistics::parametersOf(model), fit.value());
            };
        });
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

Any fit(const Call& call, const Reference<XCellRange>& customers, const Any& family, const CohortArguments& cohort)
{
    if (isLeftOut(family))
        return fitOfRepeatTransactions(call, customers, {}, cohort);
    const auto name = textOf(family);
    const auto wanted = name ? folded(*name) : std::string{};
    if (wanted == sbgName)
        return fitOfSurvivors(call, customers);
    using statistics::Family;
    for (const Family one : {Family::bgnbd, Family::mbgnbd, Family::paretonbd})
        if (wanted == statistics::nameOf(one))
            return fitOfRepeatTransactions(call, customers, one, cohort);
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
    constexpr std::uint64_t what = 2;
    const auto numbers = mixed(mixed(what, frequencies), meanOf);
    return call.slow.answer({call.context, call.document, x, what, numbers, call.begun},
        [frequencies = std::move(frequencies), meanOf = std::move(meanOf)](std::stop_token stop) -> SlowAnswers::Finish {
            const auto fitted = [&]() -> statistics::Outcome<statistics::Fit<statistics::GammaGamma, 3>> {
                const auto data = statistics::repeatSpend(frequencies, meanOf);
                return data ? statistics::fitGammaGamma(data.value(), {0, std::move(stop)}) : data.error();
            };
            return [fit = fitted()] {
                if (!fit)
                    noFit(fit.error(), xPosition);
                return tableOfFit(gammaGammaName, fit.value().parameters.parameters(), fit.value());
            };
        });
}

} // namespace lifecycle::functions
