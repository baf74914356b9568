#include "commands/forecast_check_plan.hpp"

#include "calc/owned_ranges.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lifecycle::commands
{

using calc::CellFormat;
using statistics::Family;

namespace
{

// Expected is what a model says, actual what happened: blue and orange, apart for everyone.
constexpr std::uint32_t actualColour = 0xe66101, expectedColour = 0x2166ac, naiveColour = 0x8c8c8c;

/// Below so many orders chance alone moves a total by more than what the rule tolerates: 1.96 / √n > .1.
constexpr double fewOrders = 384;

double date(Day day) { return static_cast<double>(day); }

double percent(double share) { return std::round(share * 1000) / 10; }

PlannedValue known(double value) { return std::isnan(value) ? PlannedValue{} : PlannedValue{ value }; }

class CheckWriter
{
public:
    CheckWriter(const ForecastCheck& check, const Wording& wording, std::chrono::sys_days nullDate)
        : check_{ check }
        , sheet_{ calc::owned::forecastCheck, wording, nullDate }
    {
    }

    BlockPlan plan(std::string_view source, std::span<const Message> warnings)
    {
        sheet_.widths({ 6'200, 3'200, 3'200, 3'600, 3'600 });
        sheet_.block([&] { verdict(source); });
        sheet_.block([&] { errors(); });
        sheet_.block([&] { byFrequency(); });
        sheet_.block([&] { parameters(); });
        if (!warnings.empty())
            sheet_.block([&] {
                sheet_.title("stages.warnings");
                for (const Message& warning : warnings)
                    sheet_.line(warning);
            });
        sheet_.block([&] { byWeek(); });
        return std::move(sheet_).plan();
    }

private:
    std::string text(std::string_view key) const { return std::string{ sheet_.wording().text(key) }; }

    void verdict(std::string_view source)
    {
        sheet_.title("forecast.check.title");
        sheet_.line(Message{ "forecast.check.source",
            { { "source", std::string{ source } }, { "cut", DateArgument{ date(check_.cut) } },
                { "end", DateArgument{ date(check_.end) } } } });
        sheet_.next();
        sheet_.line(verdictOf(check_), true);
        sheet_.line(Message{ "forecast.check.rule", { { "percent", percent(statistics::toleratedDeviation) } } });
        if (check_.actual < fewOrders)
            sheet_.line(Message{ "forecast.check.few",
                { { "orders", check_.actual }, { "percent", std::round(196 / std::sqrt(check_.actual)) } } });
    }

    BlockWriter::TableRow errorRow(std::string name, const statistics::Errors& errors) const
    {
        return { { std::move(name), errors.total, errors.deviation, errors.meanAbsolute, errors.rootMeanSquare } };
    }
    std::string nameOf(const ForecastModel& model, bool likelier) const
    {
        const std::string title{ titleOf(statistics::familyOf(model.fit.parameters)) };
        return likelier ? sheet_.said({ "forecast.check.likelier", { { "model", title } } }) : title;
    }

    void errors()
    {
        sheet_.title("forecast.check.errors");
        std::vector<BlockWriter::TableRow> rows{ { { text("forecast.check.actual"), check_.actual } },
            errorRow(nameOf(check_.model, check_.other.has_value()), check_.model.errors) };
        if (check_.other)
            rows.push_back(errorRow(nameOf(*check_.other, false), check_.other->errors));
        rows.push_back(errorRow(text("forecast.check.naive"), check_.naive));
        sheet_.table("errors",
            { { text("forecast.check.forecast") }, { text("forecast.check.orders"), CellFormat::whole },
                { text("forecast.check.deviation"), CellFormat::share }, { "MAE", CellFormat::chance },
                { "RMSE", CellFormat::chance } },
            rows);
        sheet_.line(Message{ "forecast.check.measures", { { "customers", check_.customers } } });
    }

    void parameters()
    {
        putFit(sheet_, "parameters", check_.model.fit);
        sheet_.line(Message{ "forecast.days", {} });
    }

    void byFrequency()
    {
        sheet_.title("forecast.check.byFrequency");
        std::vector<BlockWriter::TableRow> rows;
        for (const auto& group : check_.byFrequency) {
            const bool last = &group == &check_.byFrequency.back();
            const auto x = last ? PlannedValue{ sheet_.said({ "forecast.check.orMore", { { "orders", group.x } } }) } : PlannedValue{ group.x };
            rows.push_back({ { x, group.customers, known(group.actual), known(group.expected),
                known(group.naive) } });
        }
        sheet_.table("by_earlier_orders",
            { { text("forecast.check.earlierOrders") }, { text("stages.customers"), CellFormat::whole },
                { text("forecast.actual"), CellFormat::chance }, { text("forecast.expected"), CellFormat::chance },
                { text("forecast.check.asBefore"), CellFormat::chance } },
            rows);
        calc::ChartSpec chart;
        chart.kind = calc::ChartKind::line;
        chart.name = chart.title = text("chart.byEarlierOrders.title");
        chart.categoryAxis = text("forecast.check.earlierOrders");
        chart.valueAxis = text("chart.byEarlierOrders.axis");
        chart.table = sheet_.nameOf("by_earlier_orders");
        chart.values = { 2, 3, 4 };
        chart.palette = { actualColour, expectedColour, naiveColour };
        sheet_.chart(std::move(chart));
    }

    void byWeek()
    {
        sheet_.title("forecast.check.overTime");
        sheet_.line(Message{ "forecast.check.overTimeNote", { { "cut", DateArgument{ date(check_.cut) } } } });
        std::vector<BlockWriter::TableRow> rows;
        double actual = 0, expected = 0;
        for (std::size_t week = 0; week < check_.weekEnds.size(); ++week) {
            actual += check_.weeks.actual[week];
            expected += check_.weeks.expected[week];
            rows.push_back({ { date(check_.weekEnds[week]), check_.weeks.actual[week], check_.weeks.expected[week], actual, expected } });
        }
        sheet_.table("by_week",
            { { text("forecast.check.weekEnd"), CellFormat::date }, { text("forecast.actual"), CellFormat::whole },
                { text("forecast.expected"), CellFormat::decimals }, { text("forecast.check.actualSoFar"), CellFormat::whole },
                { text("forecast.check.expectedSoFar"), CellFormat::decimals } },
            rows);
        sheet_.chart(overTime("chart.repeatOrdersSoFar.title", { 3, 4 }));
        sheet_.chart(overTime("chart.repeatOrdersByWeek.title", { 1, 2 }));
    }

    calc::ChartSpec overTime(std::string_view title, std::vector<int> values) const
    {
        calc::ChartSpec chart;
        chart.kind = calc::ChartKind::line;
        chart.name = chart.title = sheet_.said({ std::string{ title }, { { "cut", DateArgument{ date(check_.cut) } } } });
        chart.categoryAxis = text("forecast.check.weekEnd");
        chart.valueAxis = text("forecast.check.orders");
        chart.table = sheet_.nameOf("by_week");
        chart.values = std::move(values);
        chart.palette = { actualColour, expectedColour };
        return chart;
    }

    const ForecastCheck& check_;
    BlockWriter sheet_;
};

} // namespace

std::string_view titleOf(Family family)
{
    constexpr std::array<std::string_view, 3> titles{ "BG/NBD", "MBG/NBD", "Pareto/NBD" };
    return titles[static_cast<std::size_t>(family)];
}

Message verdictOf(const ForecastCheck& check)
{
    const char* const key = check.holds() ? "forecast.check.holds"
        : check.isBetter()                ? "forecast.check.totalIsOff"
        : check.totalHolds()              ? "forecast.check.notBetter"
                                          : "forecast.check.neither";
    const auto off = percent(check.model.errors.deviation);
    auto signedOff = Message::Argument{ "percent", std::abs(off) };
    return { key,
        { { "expected", std::round(check.model.errors.total) }, { "actual", check.actual },
            { "off", Message{ off < 0 ? "forecast.check.tooFew" : "forecast.check.tooMany", { std::move(signedOff) } } } } };
}

BlockPlan planForecastCheck(const ForecastCheck& check, std::string_view source, std::span<const Message> warnings,
    const Wording& wording, std::chrono::sys_days nullDate)
{
    return CheckWriter{ check, wording, nullDate }.plan(source, warnings);
}

void putFit(BlockWriter& sheet, std::string_view name, const statistics::ModelFit& fit)
{
    const auto family = statistics::familyOf(fit.parameters);
    const auto names = statistics::parameterNames(family);
    const auto values = statistics::parametersOf(fit.parameters);
    const auto& wording = sheet.wording();
    sheet.title("forecast.parameters");
    const int top = sheet.row();
    const auto row = [&](std::string label, const PlannedValue& value, const PlannedValue& error, CellFormat format, bool bold) {
        sheet.put(0, std::move(label), CellFormat::text, bold);
        sheet.put(1, value, format, bold);
        if (!std::holds_alternative<std::monostate>(error))
            sheet.put(2, error, format, bold);
        sheet.next();
    };
    const auto text = [&](std::string_view key) { return std::string{ wording.text(key) }; };
    row(std::string{ statistics::nameOf(family) }, text("function.result.value"), text("function.result.standardError"),
        CellFormat::parameter, true);
    for (std::size_t i = 0; i < names.size(); ++i)
        row(std::string{ names[i] }, values[i], fit.standardErrors[i], CellFormat::parameter, false);
    row(text("function.result.logLikelihood"), fit.logLikelihood, {}, CellFormat::hundredths, false);
    row(text("function.result.fittedCustomers"), fit.customers, {}, CellFormat::whole, false);
    sheet.place(name, { top, 0, sheet.row() - 1, 2 });
}

} // namespace lifecycle::commands
