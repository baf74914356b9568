#include "commands/renewals_plan.hpp"

#include "calc/owned_ranges.hpp"
#include "statistics/sbg.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::commands
{

using calc::CellFormat;
using statistics::Refusal;

namespace
{

constexpr std::uint32_t actualColour = 0xe66101, expectedColour = 0x2166ac;

/// Projected beyond what was observed: as long again, but some periods at least.
constexpr std::size_t leastProjected = 5;

Message whyNoRenewals(const statistics::Refused& refused, const std::string& cohort)
{
    const bool tooFew = refused.why == Refusal::tooFewPeriods;
    return { tooFew ? "renewals.tooFewPeriods" : "renewals.noMaximum", { { "cohort", cohort } } };
}

class RenewalsWriter
{
public:
    RenewalsWriter(const SurvivorTable& table, std::string_view periods, double discount, const Wording& wording,
        std::chrono::sys_days nullDate)
        : table_{ table }
        , periods_{ periods }
        , discountOfPeriod_{ discount }
        , sheet_{ calc::owned::renewals, wording, nullDate }
    {
    }

    Result<RenewalsPlan> plan(std::string_view source)
    {
        sheet_.widths({ 6'200, 3'600, 3'600, 3'600, 3'600, 5'200 });
        sheet_.block([&] {
            sheet_.title("renewals.title");
            sheet_.line(Message{ "renewals.source", { { "source", std::string{ source } } } });
            sheet_.line(Message{ "renewals.meaning", {} });
            sheet_.next();
            sheet_.say(0, "renewals.discount");
            sheet_.put(1, discountOfPeriod_, CellFormat::share);
            discount_ = { sheet_.row(), 1 };
            sheet_.place("discount", { discount_.row, 1, discount_.row, 1 });
            sheet_.next();
        });
        std::optional<Message> refused;
        double fitted = 0;
        for (std::size_t index = 0; index < table_.cohorts.size(); ++index) {
            const Cohort& one = table_.cohorts[index];
            const auto fit = statistics::fitSbg(one.survivors);
            if (!fit) {
                const auto why = whyNoRenewals(fit.error(), one.name);
                if (!refused)
                    refused = why;
                sheet_.block([&] {
                    sheet_.line(one.name, true);
                    sheet_.line(why);
                });
                continue;
            }
            ++fitted;
            const auto number = std::to_string(index + 1);
            sheet_.block([&] { parameters(one, fit.value(), "parameters_" + number); });
            sheet_.block([&] { projection(one, fit.value().parameters, "cohort_" + number); });
        }
        if (fitted == 0)
            return *refused;
        return RenewalsPlan{ std::move(sheet_).plan(),
            { "renewals.done", { { "cohorts", fitted }, { "source", std::string{ source } } } } };
    }

private:
    std::string text(std::string_view key) const { return std::string{ sheet_.wording().text(key) }; }

    void parameters(const Cohort& cohort, const statistics::Fit<statistics::Sbg, 2>& fit, const std::string& name)
    {
        sheet_.line(cohort.name, true);
        // Of shares the model knows how they fall, not of how many customers: no standard error.
        const bool counts = std::all_of(cohort.survivors.begin(), cohort.survivors.end(), [](double n) { return n == std::floor(n); });
        const auto error = [&](std::size_t i) { return counts ? PlannedValue{ fit.standardErrors[i] } : PlannedValue{}; };
        sheet_.table(name,
            { { "sbg" }, { text("function.result.value"), CellFormat::parameter },
                { text("function.result.standardError"), CellFormat::parameter } },
            { { { "alpha", fit.parameters.alpha, error(0) } }, { { "beta", fit.parameters.beta, error(1) } } });
        parametersFrom_ = { sheet_.row() - 3, 0 };
        parametersTo_ = { sheet_.row() - 1, 1 };
    }

    void projection(const Cohort& cohort, const statistics::Sbg& model, const std::string& name)
    {
        sheet_.line(Message{ "renewals.projection", { { "cohort", cohort.name } } }, true);
        const auto observed = cohort.survivors.size();
        const auto last = observed - 1 + std::max(observed - 1, leastProjected);
        std::vector<BlockWriter::TableRow> rows;
        for (std::size_t period = 0; period <= last; ++period) {
            const int row = sheet_.row() + 1 + static_cast<int>(period);
            const auto t = std::to_string(period), next = std::to_string(period + 1);
            BlockWriter::TableRow line{ { table_.firstPeriod + static_cast<double>(period), {}, {}, {}, {}, {} } };
            if (period < observed)
                line.values[1] = cohort.survivors[period] / cohort.survivors[0];
            line.values[2] = period == 0
                ? PlannedValue{ 1.0 }
                : PlannedValue{ PlannedFormula{ "=%1*%2", { { row - 1, 2 }, { row, 4 } },
                    statistics::survival(model, static_cast<double>(period)) } };
            if (period > 0) {
                if (period < observed && cohort.survivors[period - 1] > 0)
                    line.values[3] = cohort.survivors[period] / cohort.survivors[period - 1];
                line.values[4] = PlannedFormula{ "=LIFECYCLE.RETENTION(" + t + ";%1:%2)", { parametersFrom_, parametersTo_ },
                    statistics::retentionRate(model, static_cast<double>(period)) };
            }
            line.values[5] = PlannedFormula{ "=LIFECYCLE.RENEWALS(" + next + ";%3;%1:%2)",
                { parametersFrom_, parametersTo_, discount_ },
                statistics::discountedRenewals(model, static_cast<double>(period) + 1, discountOfPeriod_).value() };
            rows.push_back(std::move(line));
        }
        sheet_.table(name,
            { { periods_, CellFormat::whole }, { text("renewals.survivorsObserved"), CellFormat::share },
                { text("renewals.survivorsProjected"), CellFormat::share }, { text("renewals.retentionObserved"), CellFormat::share },
                { text("renewals.retentionProjected"), CellFormat::share }, { text("renewals.expected"), CellFormat::hundredths } },
            rows);
        sheet_.chart(chartOf(cohort, name, "chart.survivors.title", "chart.survivors.axis", { 1, 2 }));
        sheet_.chart(chartOf(cohort, name, "chart.retention.title", "chart.retention.axis", { 3, 4 }));
    }

    calc::ChartSpec chartOf(
        const Cohort& cohort, const std::string& name, std::string_view title, std::string_view axis, std::vector<int> values) const
    {
        calc::ChartSpec chart;
        chart.kind = calc::ChartKind::line;
        chart.name = chart.title = sheet_.said({ std::string{ title }, { { "cohort", cohort.name } } });
        chart.categoryAxis = periods_;
        chart.valueAxis = text(axis);
        chart.table = sheet_.nameOf(name);
        chart.values = std::move(values);
        chart.valueFormat = CellFormat::share;
        chart.palette = { actualColour, expectedColour };
        return chart;
    }

    const SurvivorTable& table_;
    std::string periods_;
    double discountOfPeriod_;
    BlockWriter sheet_;
    PlannedPlace discount_{}, parametersFrom_{}, parametersTo_{};
};

} // namespace

Result<RenewalsPlan> planRenewals(const SurvivorTable& table, std::string_view periods, std::string_view source,
    double discount, const Wording& wording, std::chrono::sys_days nullDate)
{
    return RenewalsWriter{ table, periods, discount, wording, nullDate }.plan(source);
}

} // namespace lifecycle::commands
