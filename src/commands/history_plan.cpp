#include "commands/history_plan.hpp"

#include "calc/owned_ranges.hpp"
#include "commands/history_blocks.hpp"
#include "domain/customers.hpp"
#include "domain/dated_table.hpp"
#include "domain/spells.hpp"

#include <algorithm>
#include <array>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

constexpr std::array<std::string_view, 4> choosable{ "week", "month", "quarter", "year" };

class HistoryPlanner
{
public:
    HistoryPlanner(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings, Period period,
        const Pulse& pulse)
        : table_{ table }
        , recognition_{ recognition }
        , model_{ model }
        , settings_{ settings }
        , period_{ period }
        , pulse_{ pulse }
        , wording_{ settings.language }
        , sheet_{ calc::owned::history, wording_, table.conventions.nullDate }
    {
        sheet_.widths({ 4'600, 2'600, 2'600, 2'600, 2'600, 2'600, 2'600, 2'600, 2'600, 2'600, 2'600, 2'600, 2'600, 2'600 });
    }

    Result<HistoryPlan> plan()
    {
        auto read = recognition_.shape == Shape::orderLog ? fromLog() : fromTable();
        if (!read)
            return read.error();
        if (!pulse_("progress.history", 85))
            return stoppedMessage();
        write();
        return HistoryPlan{ std::move(sheet_).plan(),
            { "history.done",
                { { "periods", static_cast<double>(history_.length()) }, { "customers", static_cast<double>(history_.customers) },
                    { "place", settings_.place } } } };
    }

private:
    std::function<bool(int)> pulse() const
    {
        return [this](int percent) { return pulse_("progress.history", 20 + 60 * percent / 100); };
    }

    Result<void> fromLog()
    {
        if (!pulse_("progress.orders", 10))
            return stoppedMessage();
        auto log = readOrderLog(table_, recognition_, { settings_.today, settings_.amountIs, settings_.statuses });
        if (!log)
            return log.error();
        log_ = std::move(log.value());
        const Day asOf = settings_.asOf.value_or(log_->lastDate);
        auto history = historyOf(
            *log_, model_, table_.conventions, { .period = period_, .asOf = asOf, .window = settings_.window, .threads = 0, .pulse = pulse() });
        if (!history)
            return history.error();
        history_ = std::move(history.value());
        earned_ = contributionByStage(history_, *log_, model_);
        window_ = rhythmAt(*log_, asOf, settings_.window).window;
        return boost::outcome_v2::success();
    }

    Result<void> fromTable()
    {
        auto dated = datedTable(table_, recognition_, model_,
            { .period = period_,
                .asOf = settings_.asOf,
                .today = settings_.today,
                .outcomes = settings_.outcomes,
                .pulse = pulse() });
        if (!dated)
            return dated.error();
        if (const auto amounts = datedAmounts(table_, recognition_, dated.value()))
            earned_ = contributionByStage(dated.value().history, amounts.value(), model_);
        history_ = std::move(dated.value().history);
        return boost::outcome_v2::success();
    }

    void write()
    {
        const auto nullDate = table_.conventions.nullDate;
        const HistoryFacts facts{ model_, history_, period_, earned_ ? &*earned_ : nullptr, log_ ? &*log_ : nullptr,
            watchFrom(history_, window_), window_, nullDate };
        sheet_.block([&] { title(); });
        sheet_.block([&] { customersOverTime(sheet_, facts); });
        if (facts.earned) {
            sheet_.block([&] { contributionOverTime(sheet_, facts); });
            sheet_.block([&] { earningsBlock(sheet_, facts); });
        }
        sheet_.block([&] { transitionsBlock(sheet_, facts); });
        if (facts.earned)
            sheet_.block([&] { forecastBlock(sheet_, facts); });
        sheet_.block([&] { timeInStagesBlock(sheet_, facts); });
        cameBackBlocks(sheet_, facts);
        if (!facts.log)
            return;
        timeToStableBlock(sheet_, facts);
        lengthBlock(sheet_, facts);
        sheet_.block([&] { profitCurveBlock(sheet_, facts); });
        cohortBlocks(sheet_, facts);
        sheet_.block([&] { windowsBlock(sheet_, facts); });
    }

    void title()
    {
        const auto& ends = history_.periods.ends;
        const auto date = [](Day day) { return DateArgument{ static_cast<double>(day) }; };
        sheet_.line(Message{ "history.title", { { "from", date(history_.periods.before + 1) }, { "to", date(ends.back()) } } }, true);
        sheet_.line(Message{ "stages.source", { { "source", settings_.place }, { "model", settings_.modelName } } });
        sheet_.say(0, "history.period");
        const auto words = periodWords(wording_);
        if (period_.unit == Period::Unit::days)
            sheet_.put(1, static_cast<double>(period_.days), CellFormat::whole);
        else
            sheet_.put(1, wording_.word(choosable[static_cast<std::size_t>(period_.unit) - 1]));
        sheet_.place("period", { sheet_.row(), 1, sheet_.row(), 1 });
        sheet_.choices({ sheet_.row(), 1, sheet_.row(), 1 }, words);
        sheet_.say(2, "history.periodNote");
        sheet_.next();
        sheet_.line(Message{ "history.nothingLater", {} });
        if (history_.periods.lastIsPartial)
            sheet_.line(Message{ "history.lastNotOver", { { "date", date(ends.back()) } } });
        for (const auto& warning : settings_.warnings)
            sheet_.line(warning);
        if (log_)
            for (const auto& warning : log_->warnings)
                sheet_.line(warning);
    }

    const Table& table_;
    const Recognition& recognition_;
    const Model& model_;
    const Settings& settings_;
    Period period_;
    const Pulse& pulse_;
    Wording wording_;
    BlockWriter sheet_;
    std::optional<OrderLog> log_;
    History history_;
    std::optional<StageSeries> earned_;
    int window_ = 0;
};

} // namespace

Result<HistoryPlan> planHistory(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings,
    Period period, const Pulse& pulse)
{
    return HistoryPlanner{ table, recognition, model, settings, period, pulse }.plan();
}

std::vector<std::string> periodWords(const Wording& wording)
{
    std::vector<std::string> words;
    for (const auto word : choosable)
        words.push_back(wording.word(word));
    return words;
}

} // namespace lifecycle::commands
