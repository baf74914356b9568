#include "functions/history.hpp"

#include "calc/conventions.hpp"
#include "calc/read_table.hpp"
#include "domain/customers.hpp"
#include "domain/dated_table.hpp"
#include "domain/folding.hpp"
#include "domain/history.hpp"
#include "domain/transitions.hpp"
#include "functions/conversions.hpp"

#include <boost/outcome/try.hpp>

#include <chrono>
#include <memory>

namespace lifecycle::functions {

using namespace com::sun::star;
using uno::Any;

namespace {

constexpr std::int16_t tablePosition = 0, modelPosition = 1, periodPosition = 2, measurePosition = 3;

Period periodFrom(const Any& argument)
{
    if (isLeftOut(argument))
        return {};
    const auto text = textOf(argument);
    const auto period = text ? periodNamed(*text) : std::nullopt;
    if (!period)
        wrongArgument(periodPosition);
    return *period;
}

enum class Measure { customers, contribution };

Measure measureFrom(const Any& argument)
{
    if (isLeftOut(argument))
        return Measure::customers;
    const auto name = textOf(argument);
    if (name && metricNamed(*name) == Metric::contribution)
        return Measure::contribution;
    for (const auto language : Wording::languages())
        if (name && folded(*name) == folded(Wording{language}.word("customers")))
            return Measure::customers;
    wrongArgument(measurePosition);
}

/// A history, and what it was made from.
struct Made {
    std::shared_ptr<const Model> model;
    std::optional<Table> table;
    Recognition recognition;
    std::optional<OrderLog> log; ///< of an order log
    DatedTable dated;            ///< its history alone of an order log
    const History& history() const { return dated.history; }
};

Result<Made> made(const Call& call, const HistoryArguments& asked)
{
    const Period period = periodFrom(asked.period);
    const auto model = call.models(asked.model, call.conventions, modelPosition);
    if (!model)
        wrongArgument(modelPosition);
    Made made{model.assume_value(), calc::readTable(asked.table, call.conventions), {}, {}, {}};
    made.recognition = recognise(*made.table);
    const Day today = calc::today(call.conventions);
    switch (made.recognition.shape) {
    case Shape::orderLog: {
        auto log = readOrderLog(*made.table, made.recognition, {.today = today});
        if (!log)
            wrongArgument(tablePosition);
        made.log = std::move(log.assume_value());
        BOOST_OUTCOME_TRY(made.dated.history, historyOf(*made.log, *made.model, call.conventions, {.period = period}));
        break;
    }
    case Shape::customerTable: {
        BOOST_OUTCOME_TRY(made.dated,
            datedTable(*made.table, made.recognition, *made.model, {.period = period, .asOf = {}, .today = today, .outcomes = {}}));
        break;
    }
    case Shape::unknown: wrongArgument(tablePosition);
    }
    return made;
}

Result<StageSeries> seriesOf(const Made& made, Measure measure)
{
    if (measure == Measure::customers)
        return customersByStage(made.history(), *made.model);
    if (made.log)
        return contributionByStage(made.history(), *made.log, *made.model);
    BOOST_OUTCOME_TRY(const auto amounts, datedAmounts(*made.table, made.recognition, made.dated));
    return contributionByStage(made.history(), amounts, *made.model);
}

std::string dayText(Day day, const Conventions& conventions)
{
    const std::chrono::year_month_day date{conventions.nullDate + std::chrono::days{day}};
    const auto twoDigits = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(static_cast<int>(date.year())) + '-' + twoDigits(static_cast<unsigned>(date.month())) + '-'
        + twoDigits(static_cast<unsigned>(date.day()));
}

Any refused(const Call& call, const Message& why) { return textCell(call.wording.say(why, call.conventions.nullDate)); }

} // namespace

Any history(const Call& call, const HistoryArguments& asked, const Any& measure)
{
    const Measure what = measureFrom(measure);
    const auto result = made(call, asked);
    if (!result)
        return refused(call, result.assume_error());
    const Made& made = result.assume_value();
    const auto read = seriesOf(made, what);
    if (!read)
        return refused(call, read.assume_error());
    const StageSeries& series = read.assume_value();

    const Wording english{"en"};
    const PeriodEnds& periods = made.history().periods;
    Grid grid{periods.ends.size() + 1, 1 + series.stages.size() + !series.noStage.empty() + !series.newcomers.empty()};
    grid.set(0, 0, textCell(english.text("function.result.period")));
    for (std::size_t at = 0; at < periods.ends.size(); ++at) {
        std::string end = dayText(periods.ends[at], call.conventions);
        if (at + 1 == periods.ends.size() && periods.lastIsPartial)
            end.append(" ").append(english.text("function.result.partial"));
        grid.set(at + 1, 0, textCell(end));
    }
    std::size_t column = 0;
    const auto put = [&](std::string_view header, const std::vector<double>& values) {
        if (values.empty())
            return;
        grid.set(0, ++column, textCell(header));
        for (std::size_t at = 0; at < values.size(); ++at)
            grid.set(at + 1, column, Any{values[at]});
    };
    for (std::size_t stage = 0; stage < series.stages.size(); ++stage)
        put(made.model->stages()[stage].name, series.stages[stage]);
    put(english.text("function.result.noStage"), series.noStage);
    put(english.text("function.result.new"), series.newcomers);
    return grid.result();
}

Any transitions(const Call& call, const HistoryArguments& asked)
{
    const auto result = made(call, asked);
    if (!result)
        return refused(call, result.assume_error());
    const Model& model = *result.assume_value().model;
    const Transitions moves = transitionsOf(result.assume_value().history(), model);

    const Wording english{"en"};
    const auto nameOf = [&](std::size_t index) -> std::string_view {
        return index < moves.stages         ? std::string_view{model.stages()[index].name}
            : index == moves.noStage() ? english.text("function.result.noStage")
                                       : english.text("function.result.new");
    };
    const std::size_t columns = moves.stages + moves.anyNoStage;
    Grid grid{1 + moves.rows() - !moves.anyNoStage, columns + 2};
    grid.set(0, 0, textCell(english.text("function.result.from")));
    for (std::size_t to = 0; to < columns; ++to)
        grid.set(0, to + 1, textCell(nameOf(to)));
    grid.set(0, columns + 1, textCell(english.text("function.result.skipped")));
    std::size_t row = 0;
    for (std::size_t from = 0; from < moves.rows(); ++from) {
        if (from == moves.noStage() && !moves.anyNoStage)
            continue;
        grid.set(++row, 0, textCell(nameOf(from)));
        for (std::size_t to = 0; to < columns; ++to)
            grid.set(row, to + 1, Any{static_cast<double>(moves.counts[from][to])});
        grid.set(row, columns + 1, Any{static_cast<double>(moves.skipped[from])});
    }
    return grid.result();
}

} // namespace lifecycle::functions
