#include "commands/history_blocks.hpp"

#include "domain/stage_earnings.hpp"
#include "domain/stage_forecast.hpp"
#include "domain/transitions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

std::string text(const BlockWriter& sheet, std::string_view key) { return std::string{ sheet.wording().text(key) }; }

/// The period's label; of a last one that is not over, that it is not.
std::string labelIn(const BlockWriter& sheet, const HistoryFacts& facts, std::size_t period)
{
    const auto& periods = facts.history.periods;
    const auto label = labelOf(periods.ends[period], facts.period, facts.nullDate);
    if (!periods.lastIsPartial || period + 1 < periods.ends.size())
        return label;
    return sheet.said({ "history.notOver", { { "period", label } } });
}

/// One row per period: label, last day, the stages, then what the series has besides.
void seriesTable(BlockWriter& sheet, const HistoryFacts& facts, std::string_view name, const StageSeries& series, CellFormat format)
{
    std::vector<BlockWriter::TableColumn> columns{ { text(sheet, "history.column.period") },
        { text(sheet, "history.column.end"), CellFormat::date } };
    std::vector<const std::vector<double>*> values;
    for (std::size_t stage = 0; stage < series.stages.size(); ++stage) {
        columns.push_back({ facts.model.stages()[stage].name, format, facts.model.stages()[stage].colour });
        values.push_back(&series.stages[stage]);
    }
    if (!series.noStage.empty()) {
        columns.push_back({ text(sheet, "stages.noStage"), format, noStageColour });
        values.push_back(&series.noStage);
    }
    if (!series.newcomers.empty()) {
        columns.push_back({ text(sheet, "history.new"), format, newColour });
        values.push_back(&series.newcomers);
    }
    std::vector<BlockWriter::TableRow> rows;
    for (std::size_t period = 0; period < facts.history.length(); ++period) {
        auto& row = rows.emplace_back();
        row.values = { labelIn(sheet, facts, period), static_cast<double>(facts.history.periods.ends[period]) };
        for (const auto* const column : values)
            row.values.emplace_back((*column)[period]);
    }
    sheet.table(name, columns, rows);
}

/// Keys of what stands on a chart.
struct ChartTexts {
    std::string_view name, title, valueAxis;
};

calc::ChartSpec chartOver(const BlockWriter& sheet, std::string_view table, calc::ChartKind kind, const ChartTexts& texts)
{
    calc::ChartSpec chart;
    chart.kind = kind;
    chart.name = text(sheet, texts.name);
    chart.title = text(sheet, texts.title);
    chart.valueAxis = text(sheet, texts.valueAxis);
    chart.table = sheet.nameOf(table);
    return chart;
}

/// Over one period there is nothing to see.
void chartOverTime(BlockWriter& sheet, const HistoryFacts& facts, calc::ChartSpec chart, std::vector<int> columns)
{
    if (facts.history.length() < 2)
        return;
    chart.categoryAxis = text(sheet, "history.column.period");
    chart.values = std::move(columns);
    chart.colours = calc::ChartColours::ofColumns;
    constexpr std::size_t manyPeriods = 36, manySeries = 7;
    const bool isLong = facts.history.length() > manyPeriods;
    chart.dense = isLong && chart.kind == calc::ChartKind::stackedColumn;
    chart.width = isLong ? 24'000 : 18'000;
    chart.height = isLong || chart.values.size() > manySeries ? 10'500 : 8'000;
    placeBesideOrBelow(chart, facts.history.length());
    sheet.chart(std::move(chart));
}

/// The columns of a series table that are drawn.
std::vector<int> seriesColumns(const StageSeries& series)
{
    std::vector<int> columns(series.stages.size() + !series.noStage.empty() + !series.newcomers.empty());
    std::iota(columns.begin(), columns.end(), 2);
    return columns;
}

} // namespace

std::string labelOf(Day end, Period period, std::chrono::sys_days nullDate)
{
    using namespace std::chrono;
    const sys_days day = nullDate + days{ end };
    const year_month_day date{ day };
    const auto year = std::to_string(static_cast<int>(date.year()));
    const auto month = static_cast<unsigned>(date.month());
    const auto twoDigits = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    switch (period.unit) {
    case Period::Unit::year:
        return year;
    case Period::Unit::quarter:
        return year + " Q" + std::to_string((month + 2) / 3);
    case Period::Unit::month:
        return year + '-' + twoDigits(month);
    case Period::Unit::week: {
        // ISO 8601: the week belongs to the year of its Thursday.
        const sys_days thursday = day + days{ 4 } - days{ static_cast<int>(weekday{ day }.iso_encoding()) };
        const year_month_day of{ thursday };
        const auto week = (thursday - sys_days{ of.year() / January / 1 }).count() / 7 + 1;
        return std::to_string(static_cast<int>(of.year())) + "-W" + twoDigits(static_cast<unsigned>(week));
    }
    case Period::Unit::days:
        break;
    }
    return year + '-' + twoDigits(month) + '-' + twoDigits(static_cast<unsigned>(date.day()));
}

void placeBesideOrBelow(calc::ChartSpec& chart, std::size_t rows)
{
    constexpr std::int32_t rowHeight = 450; // 1/100 mm, as a new sheet has it
    chart.side = static_cast<std::int32_t>(rows) * rowHeight < chart.height ? calc::ChartSide::below : calc::ChartSide::right;
}

void customersOverTime(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto series = customersByStage(facts.history, facts.model);
    sheet.title("history.customers.title");
    seriesTable(sheet, facts, "customers", series, CellFormat::whole);
    chartOverTime(sheet, facts,
        chartOver(sheet, "customers", calc::ChartKind::stackedArea,
            { "chart.customersOverTime.name", "chart.customersOverTime.title", "chart.customersOverTime.axis" }),
        seriesColumns(series));
}

void contributionOverTime(BlockWriter& sheet, const HistoryFacts& facts)
{
    sheet.title("history.contribution.title");
    seriesTable(sheet, facts, "contribution", *facts.earned, CellFormat::money);
    chartOverTime(sheet, facts,
        chartOver(sheet, "contribution", calc::ChartKind::stackedColumn,
            { "chart.contributionOverTime.name", "chart.contributionOverTime.title", "chart.contributionOverTime.axis" }),
        seriesColumns(*facts.earned));
}

void earningsBlock(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto earnings = stageEarnings(facts.history, *facts.earned, facts.model);
    sheet.title("history.earned.title");
    std::vector<BlockWriter::TableRow> rows;
    for (std::size_t stage = 0; stage < earnings.size(); ++stage) {
        const auto& of = earnings[stage];
        const auto perMonth = of.perCustomerMonth();
        rows.push_back({ { facts.model.stages()[stage].name, facts.model.stages()[stage].expectedContribution, of.customerMonths,
                             of.contribution, perMonth ? PlannedValue{ *perMonth } : PlannedValue{} },
            facts.model.stages()[stage].colour });
    }
    sheet.table("earned",
        { { text(sheet, "stages.stage") }, { text(sheet, "history.column.expected") },
            { text(sheet, "history.column.customerMonths"), CellFormat::whole },
            { text(sheet, "history.column.contribution"), CellFormat::money },
            { text(sheet, "history.column.perCustomerMonth"), CellFormat::money } },
        rows);
    auto chart = chartOver(sheet, "earned", calc::ChartKind::column,
        { "chart.earned.name", "chart.earned.title", "chart.earned.axis" });
    chart.categoryAxis = text(sheet, "chart.stageAxis");
    chart.values = { 4 };
    chart.colours = calc::ChartColours::ofRows;
    placeBesideOrBelow(chart, rows.size());
    sheet.chart(std::move(chart));
}

void transitionsBlock(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto moves = transitionsOf(facts.history, facts.model);
    sheet.title("history.transitions.title");
    std::vector<BlockWriter::TableColumn> columns{ { text(sheet, "history.column.from") } };
    for (const auto& stage : facts.model.stages())
        columns.push_back({ stage.name, CellFormat::share, stage.colour });
    if (moves.anyNoStage)
        columns.push_back({ text(sheet, "stages.noStage"), CellFormat::share, noStageColour });
    const auto shares = columns.size() - 1;
    columns.push_back({ text(sheet, "history.column.skipped"), CellFormat::share });
    columns.push_back({ text(sheet, "history.column.counted"), CellFormat::whole });
    std::vector<BlockWriter::TableRow> rows;
    std::size_t all = 0;
    for (std::size_t from = 0; from < moves.rows(); ++from) {
        const auto counted = std::accumulate(moves.counts[from].begin(), moves.counts[from].end(), std::size_t{ 0 });
        if (from != moves.newcomers())
            all += counted;
        if (from == moves.noStage() && !moves.anyNoStage)
            continue;
        auto& row = rows.emplace_back();
        const bool isStage = from < moves.stages;
        row.values = { isStage ? facts.model.stages()[from].name
                               : text(sheet, from == moves.newcomers() ? "history.new" : "stages.noStage") };
        row.colour = isStage ? facts.model.stages()[from].colour : from == moves.newcomers() ? newColour : noStageColour;
        const auto share = [&](std::size_t count) {
            return counted > 0 ? PlannedValue{ static_cast<double>(count) / static_cast<double>(counted) } : PlannedValue{};
        };
        for (std::size_t to = 0; to < shares; ++to)
            row.values.push_back(share(moves.counts[from][to]));
        row.values.push_back(share(moves.skipped[from]));
        row.values.emplace_back(static_cast<double>(counted));
    }
    const auto area = sheet.table("transitions", columns, rows);
    sheet.heatMap({ area.top + 1, 1, area.bottom, static_cast<int>(shares) });
    const auto count = [&](Movement movement) { return static_cast<double>(moves.of(movement)); };
    sheet.line(Message{ "history.transitions.moves",
        { { "counted", static_cast<double>(all) }, { "skipped", count(Movement::skipped) }, { "returned", count(Movement::returned) },
            { "new", count(Movement::newcomer) } } });
    sheet.line(Message{ "history.transitions.note", {} });
}

void forecastBlock(BlockWriter& sheet, const HistoryFacts& facts)
{
    constexpr std::size_t steps = 3;
    sheet.title("history.forecast.title");
    const auto made = forecastOf(facts.history, *facts.earned, facts.model, steps);
    if (!made) {
        sheet.line(made.error());
        return;
    }
    const StageForecasts& forecast = made.value();
    const auto& ends = facts.history.periods.ends;
    const bool noStage = std::ranges::any_of(forecast.ahead.customers, [](const auto& row) { return row.back() > 0.5; });
    std::vector<BlockWriter::TableColumn> columns{ { text(sheet, "history.column.period") } };
    for (const auto& stage : facts.model.stages())
        columns.push_back({ stage.name, CellFormat::whole, stage.colour });
    if (noStage)
        columns.push_back({ text(sheet, "stages.noStage"), CellFormat::whole, noStageColour });
    columns.push_back({ text(sheet, "history.column.contribution"), CellFormat::money });
    const std::size_t counts = columns.size() - 2;

    std::vector<BlockWriter::TableRow> rows;
    const auto add = [&](std::string label, const std::vector<double>& customers, double contribution) {
        auto& row = rows.emplace_back();
        row.values = { std::move(label) };
        row.values.insert(row.values.end(), customers.begin(), customers.begin() + static_cast<std::ptrdiff_t>(counts));
        row.values.emplace_back(contribution);
    };
    const auto said = [&](std::string_view key, std::string label) {
        return sheet.said({ std::string{ key }, { { "period", std::move(label) } } });
    };
    for (std::size_t step = 0; step < steps; ++step) {
        const auto label = labelOf(ends[forecast.earlierFrom + 1 + step], facts.period, facts.nullDate);
        add(said("history.forecast.came", label), forecast.came[step], forecast.cameContribution[step]);
        add(said("history.forecast.earlier", label), forecast.earlier.customers[step], forecast.earlier.contribution[step]);
    }
    // The ends of the periods to come, by the calendar: a day after each begins the next.
    Day end = ends[forecast.from];
    for (std::size_t step = 0; step < steps; ++step) {
        const auto next = periodEnds(end + 1, end + 1 + static_cast<Day>(2 * lengthOf(facts.period)), facts.period, facts.nullDate);
        end = facts.period.unit == Period::Unit::days ? end + facts.period.days : next.ends.front();
        add(labelOf(end, facts.period, facts.nullDate), forecast.ahead.customers[step], forecast.ahead.contribution[step]);
    }
    sheet.table("forecast", columns, rows);
    const auto percent = [](double share) { return std::round(100 * share); };
    sheet.line(Message{ "history.forecast.inflow",
        { { "new", std::round(10 * forecast.ahead.newPerPeriod) / 10 }, { "periods", static_cast<double>(forecast.ahead.learned) } } });
    sheet.line(std::isnan(forecast.contributionOff)
            ? Message{ "history.forecast.errorCustomers", { { "customers", percent(forecast.customersOff) } } }
            : Message{ "history.forecast.error",
                  { { "customers", percent(forecast.customersOff) }, { "contribution", percent(forecast.contributionOff) } } });
}

} // namespace lifecycle::commands
