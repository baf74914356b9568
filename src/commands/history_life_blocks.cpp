#include "commands/history_blocks.hpp"

#include "domain/order_cohorts.hpp"
#include "domain/profit_curve.hpp"
#include "domain/spells.hpp"
#include "domain/stage_earnings.hpp"
#include "domain/windows.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

const double daysOfMonth = lengthOf({ Period::Unit::month });
constexpr std::array<int, 6> months{ 1, 3, 6, 12, 24, 36 };
/// Columns beyond this many are too many to look at, so cohorts are made of more months.
constexpr std::size_t mostColumns = 40;
/// Lines in one chart that an eye can follow.
constexpr std::size_t mostLines = 6;

std::string text(const BlockWriter& sheet, std::string_view key) { return std::string{ sheet.wording().text(key) }; }

PlannedValue ifKnown(std::optional<double> value) { return value ? PlannedValue{ *value } : PlannedValue{}; }

const std::string& nameOf(const HistoryFacts& facts, std::size_t stage) { return facts.model.stages()[stage].name; }

/// Months of the curve's length, at which it is read.
std::vector<int> monthsWithin(std::span<const statistics::IncidenceStep> curve)
{
    std::vector<int> within;
    for (const int month : months)
        if (within.empty() || (!curve.empty() && month * daysOfMonth <= curve.back().time + daysOfMonth))
            within.push_back(month);
    return within;
}

/// Two ends that compete, and what is left, by months.
void incidenceTable(BlockWriter& sheet, std::string_view name, std::span<const statistics::IncidenceStep> curve,
    const std::array<std::string, 3>& headers, std::string_view chartName, const Message& title, std::uint32_t colour)
{
    std::vector<BlockWriter::TableRow> rows;
    for (const int month : monthsWithin(curve)) {
        const double days = month * daysOfMonth;
        const double first = statistics::incidenceAt(curve, 1, days), second = statistics::incidenceAt(curve, 2, days);
        rows.push_back({ { static_cast<double>(month), first, second, 1 - first - second } });
    }
    sheet.table(name,
        { { text(sheet, "history.column.months"), CellFormat::whole }, { headers[0], CellFormat::share, colour },
            { headers[1], CellFormat::share, noStageColour }, { headers[2], CellFormat::share } },
        rows);
    if (rows.size() < 2)
        return; // a line of one point shows nothing
    calc::ChartSpec chart;
    chart.kind = calc::ChartKind::scatter; // the months are not equally far apart
    chart.name = text(sheet, chartName);
    chart.title = sheet.said(title);
    chart.categoryAxis = text(sheet, "history.column.months");
    chart.valueAxis = text(sheet, "history.shareOfCustomers");
    chart.table = sheet.nameOf(name);
    chart.values = { 1, 2 };
    chart.valueFormat = CellFormat::share;
    chart.colours = calc::ChartColours::ofColumns;
    chart.height = 6'500;
    placeBesideOrBelow(chart, rows.size());
    sheet.chart(std::move(chart));
}

std::string bandName(const BlockWriter& sheet, const LengthBand& band)
{
    if (band.belowMonths == 0.0)
        return text(sheet, "history.length.never");
    if (!band.belowMonths)
        return sheet.said({ "history.length.from", { { "from", band.fromMonths } } });
    if (band.fromMonths == 0)
        return sheet.said({ "history.length.below", { { "below", *band.belowMonths } } });
    return sheet.said({ "history.length.between", { { "from", band.fromMonths }, { "below", *band.belowMonths } } });
}

Period cohortPeriod(int monthsEach)
{
    return { monthsEach == 1 ? Period::Unit::month : monthsEach == 3 ? Period::Unit::quarter : Period::Unit::year };
}

/// The fewest months together of which a log has no more cohorts than can be looked at.
int monthsPerCohort(const HistoryFacts& facts, std::size_t most)
{
    const auto& periods = facts.history.periods;
    const double all = (periods.ends.back() - periods.before) / daysOfMonth;
    for (const int together : { 1, 3 })
        if (all / together <= static_cast<double>(most))
            return together;
    return 12;
}

/// One row per cohort, one column per month (quarter, year) since its first orders.
void cohortTable(BlockWriter& sheet, const HistoryFacts& facts, std::string_view name, const OrderCohorts& cohorts, Period period,
    CellFormat format, const std::function<double(const OrderCohort&, std::size_t)>& valueOf)
{
    std::size_t width = 0;
    for (const auto& cohort : cohorts.all)
        width = std::max(width, cohort.buying.size());
    std::vector<BlockWriter::TableColumn> columns{ { text(sheet, "history.column.firstOrder") },
        { text(sheet, "stages.customers"), CellFormat::whole } };
    for (std::size_t since = 0; since < width; ++since)
        columns.push_back({ std::to_string(since), format });
    std::vector<BlockWriter::TableRow> rows;
    for (const auto& cohort : cohorts.all) {
        auto& row = rows.emplace_back();
        row.values = { labelOf(cohort.first, period, facts.nullDate), static_cast<double>(cohort.customers) };
        // Of what is not over yet nothing is said.
        const std::size_t whole = cohort.buying.size() - cohorts.lastIsPartial;
        for (std::size_t since = 0; since < whole; ++since)
            row.values.emplace_back(valueOf(cohort, since));
    }
    const auto area = sheet.table(name, columns, rows);
    // Not the first orders' own month, in which all buy: beside it nothing else would be seen.
    sheet.heatMap({ area.top + 1, 3, area.bottom, area.right });
}

/// All customers, and the first cohorts.
void curveChart(BlockWriter& sheet, std::size_t cohorts, std::size_t rows)
{
    calc::ChartSpec chart;
    chart.kind = calc::ChartKind::line;
    chart.name = text(sheet, "chart.curve.name");
    chart.title = text(sheet, "history.curve.title");
    chart.categoryAxis = text(sheet, "history.column.monthOfLife");
    chart.valueAxis = text(sheet, "chart.curve.axis");
    chart.table = sheet.nameOf("curve");
    chart.values = { 2 };
    for (std::size_t cohort = 0; cohort < std::min(cohorts, mostLines - 1); ++cohort)
        chart.values.push_back(4 + static_cast<int>(cohort));
    chart.width = 18'000;
    placeBesideOrBelow(chart, rows);
    sheet.chart(std::move(chart));
}

} // namespace

void timeInStagesBlock(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto spells = spellsOf(facts.history);
    const auto times = timeInStages(spells, facts.model, facts.watchFrom);
    sheet.title("history.time.title");
    std::vector<BlockWriter::TableRow> rows;
    for (std::size_t stage = 0; stage < times.size(); ++stage) {
        const auto& time = times[stage];
        const auto after = [&](int month) {
            return time.spells > 0 ? PlannedValue{ statistics::survivalAt(time.curve, month * daysOfMonth) } : PlannedValue{};
        };
        rows.push_back({ { nameOf(facts, stage), static_cast<double>(time.spells), static_cast<double>(time.customers),
                             static_cast<double>(time.ended), ifKnown(time.median), after(3), after(6), after(12) },
            facts.model.stages()[stage].colour });
    }
    const auto after = [&](double month) {
        return sheet.said({ "history.column.stillThere", { { "months", month } } });
    };
    sheet.table("time",
        { { text(sheet, "stages.stage") }, { text(sheet, "history.column.spells"), CellFormat::whole },
            { text(sheet, "stages.customers"), CellFormat::whole }, { text(sheet, "history.column.ended"), CellFormat::whole },
            { text(sheet, "history.column.median"), CellFormat::whole }, { after(3), CellFormat::share },
            { after(6), CellFormat::share }, { after(12), CellFormat::share } },
        rows);
    sheet.line(Message{ "history.time.note", { { "date", DateArgument{ static_cast<double>(facts.watchFrom) } } } });
}

void cameBackBlocks(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto spells = spellsOf(facts.history);
    for (const auto& back : cameBack(spells, facts.model, facts.watchFrom)) {
        if (back.spells == 0)
            continue;
        const auto stage = nameOf(facts, back.stage);
        const Message title{ "history.back.title", { { "stage", stage } } };
        sheet.block([&] {
            sheet.line(title, true);
            sheet.line(Message{ "history.back.counts",
                { { "stage", stage }, { "spells", static_cast<double>(back.spells) },
                    { "customers", static_cast<double>(back.customers) }, { "back", static_cast<double>(back.back) },
                    { "customersBack", static_cast<double>(back.customersBack) } } });
            incidenceTable(sheet, "back_" + std::to_string(back.stage + 1), back.curve,
                { text(sheet, "history.column.back"), text(sheet, "history.column.leftForGood"),
                    sheet.said({ "history.column.stillIn", { { "stage", stage } } }) },
                "chart.back.name", title, facts.model.stages()[back.stage].colour);
        });
    }
}

void timeToStableBlock(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto time = timeToStable(facts.history, *facts.log, facts.model, facts.watchFrom);
    if (!time || time->customers == 0)
        return;
    const auto stage = nameOf(facts, time->stage);
    const Message title{ "history.stable.title", { { "stage", stage } } };
    sheet.block([&] {
        sheet.line(title, true);
        sheet.line(Message{ "history.stable.counts",
            { { "customers", static_cast<double>(time->customers) }, { "reached", static_cast<double>(time->reached) },
                { "left", static_cast<double>(time->leftBefore) }, { "stage", stage } } });
        incidenceTable(sheet, "stable", time->curve,
            { sheet.said({ "history.column.reached", { { "stage", stage } } }), text(sheet, "history.column.leftBefore"),
                text(sheet, "history.column.neither") },
            "chart.stable.name", title, facts.model.stages()[time->stage].colour);
    });
}

void lengthBlock(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto stable = stableStage(facts.model);
    if (!stable)
        return;
    sheet.block([&] {
        sheet.line(Message{ "history.length.title", { { "stage", nameOf(facts, *stable) } } }, true);
        std::vector<BlockWriter::TableRow> rows;
        for (const auto& band : earnedByLength(facts.history, *facts.log, *stable)) {
            const auto per = [&](double divisor) {
                return divisor > 0 ? PlannedValue{ band.contribution / divisor } : PlannedValue{};
            };
            rows.push_back({ { bandName(sheet, band), static_cast<double>(band.customers), band.contribution,
                per(static_cast<double>(band.customers)), per(band.customerMonths) } });
        }
        sheet.table("length",
            { { sheet.said({ "history.column.monthsIn", { { "stage", nameOf(facts, *stable) } } }) },
                { text(sheet, "stages.customers"), CellFormat::whole }, { text(sheet, "history.column.contribution"), CellFormat::money },
                { text(sheet, "stages.mean"), CellFormat::money }, { text(sheet, "history.column.perMonthOfLife"), CellFormat::money } },
            rows);
        calc::ChartSpec chart;
        chart.name = text(sheet, "chart.length.name");
        chart.title = sheet.said({ "history.length.title", { { "stage", nameOf(facts, *stable) } } });
        chart.categoryAxis = sheet.said({ "history.column.monthsIn", { { "stage", nameOf(facts, *stable) } } });
        chart.valueAxis = text(sheet, "history.column.perMonthOfLife");
        chart.table = sheet.nameOf("length");
        chart.values = { 4 };
        chart.palette = { facts.model.stages()[*stable].colour };
        placeBesideOrBelow(chart, rows.size());
        sheet.chart(std::move(chart));
    });
}

void profitCurveBlock(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto asOf = facts.history.periods.ends.back();
    const int together = monthsPerCohort(facts, mostLines);
    const auto curve = profitCurve(*facts.log, asOf, facts.nullDate, together);
    sheet.title("history.curve.title");
    if (curve.months.empty()) {
        sheet.line(Message{ "history.curve.tooShort", {} });
        return;
    }
    sheet.line(Message{ "history.curve.note", {} });
    std::vector<BlockWriter::TableColumn> columns{ { text(sheet, "history.column.monthOfLife"), CellFormat::whole },
        { text(sheet, "stages.customers"), CellFormat::whole }, { text(sheet, "history.column.all"), CellFormat::money },
        { text(sheet, "history.column.soFar"), CellFormat::money } };
    // The first cohort is the one that is known longest; of many the last ones stay away.
    const auto cohorts = std::span{ curve.cohorts }.first(std::min(curve.cohorts.size(), 2 * mostLines));
    for (const auto& cohort : cohorts)
        columns.push_back({ labelOf(cohort.first, cohortPeriod(together), facts.nullDate), CellFormat::money });
    std::vector<BlockWriter::TableRow> rows;
    double soFar = 0;
    for (std::size_t month = 0; month < curve.months.size(); ++month) {
        const auto& of = curve.months[month];
        soFar += of.mean();
        auto& row = rows.emplace_back();
        row.values = { static_cast<double>(month + 1), static_cast<double>(of.exposed), of.mean(), soFar };
        for (const auto& cohort : cohorts)
            row.values.push_back(cohort.speaksOf(month) ? PlannedValue{ cohort.months[month].mean() } : PlannedValue{});
    }
    sheet.table("curve", columns, rows);
    if (rows.size() > 1)
        curveChart(sheet, cohorts.size(), rows.size());
}

void cohortBlocks(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto asOf = facts.history.periods.ends.back();
    const int together = monthsPerCohort(facts, mostColumns);
    const auto cohorts = cohortsOf(*facts.log, asOf, facts.nullDate, together);
    const auto period = cohortPeriod(together);
    sheet.block([&] {
        sheet.title("history.cohorts.buying");
        cohortTable(sheet, facts, "cohorts_buying", cohorts, period, CellFormat::share, [](const OrderCohort& cohort, std::size_t since) {
            return static_cast<double>(cohort.buying[since]) / static_cast<double>(cohort.customers);
        });
    });
    sheet.block([&] {
        sheet.title("history.cohorts.contribution");
        cohortTable(sheet, facts, "cohorts_contribution", cohorts, period, CellFormat::money, [](const OrderCohort& cohort, std::size_t since) {
            return cohort.contribution[since] / static_cast<double>(cohort.customers);
        });
    });
}

void windowsBlock(BlockWriter& sheet, const HistoryFacts& facts)
{
    const auto compared = compareWindows(*facts.log, facts.history.periods.ends.back(), facts.window);
    sheet.title("history.windows.title");
    std::vector<BlockWriter::TableRow> rows;
    const auto add = [&](std::string_view key, const WindowSum& sum) {
        rows.push_back({ { text(sheet, key), static_cast<double>(sum.first), static_cast<double>(sum.last), sum.contribution,
            static_cast<double>(sum.customers), static_cast<double>(sum.purchases) } });
    };
    add("history.windows.recent", compared.recent);
    if (compared.previousIsWhole)
        add("history.windows.previous", compared.previous);
    if (compared.yearBefore)
        add("history.windows.yearBefore", *compared.yearBefore);
    sheet.table("windows",
        { { text(sheet, "history.column.window") }, { text(sheet, "history.column.firstDay"), CellFormat::date },
            { text(sheet, "history.column.lastDay"), CellFormat::date }, { text(sheet, "history.column.contribution"), CellFormat::money },
            { text(sheet, "history.column.buying"), CellFormat::whole },
            { text(sheet, "history.column.purchaseDays"), CellFormat::whole } },
        rows);
    if (!compared.yearBefore)
        sheet.line(Message{ "history.windows.noYear", {} });
}

} // namespace lifecycle::commands
