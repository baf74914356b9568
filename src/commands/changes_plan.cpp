#include "commands/changes_plan.hpp"

#include "calc/owned_ranges.hpp"
#include "domain/changes.hpp"
#include "domain/customers.hpp"
#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/history.hpp"
#include "domain/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

// A sheet is for reading: beyond this many rows the list ends with a line that says how many more there are.
constexpr std::size_t listedRows = 10'000;
constexpr Day year = 365;
constexpr std::array<std::string_view, 2> sinceKeys{ "changes.since.window", "changes.since.year" };

class ChangesPlanner
{
public:
    ChangesPlanner(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings,
        EarlierDay earlier)
        : table_{ table }
        , recognition_{ recognition }
        , model_{ model }
        , settings_{ settings }
        , earlier_{ earlier }
        , wording_{ settings.language }
        , sheet_{ calc::owned::changes, wording_, table.conventions.nullDate }
    {
        sheet_.widths({ 5'400, 3'600, 3'600, 3'600, 3'400, 3'400 });
    }

    Result<ChangesPlan> plan(const Pulse& pulse)
    {
        if (!pulse("progress.orders", 10))
            return stoppedMessage();
        auto log = readOrderLog(table_, recognition_, { settings_.today, settings_.amountIs, settings_.statuses });
        if (!log)
            return log.error();
        log_ = std::move(log.value());
        const Day later = settings_.asOf.value_or(log_.lastDate);
        const int window = rhythmAt(log_, later, settings_.window).window;
        const auto* const own = std::get_if<Day>(&earlier_);
        const Day earlier = own ? *own : std::get<Since>(earlier_) == Since::yearBefore ? later - year : later - window;
        if (earlier >= later)
            return Message{ "error.changes.notBefore",
                { { "earlier", DateArgument{ static_cast<double>(earlier) } }, { "later", DateArgument{ static_cast<double>(later) } } } };
        if (!pulse("progress.stages", 40))
            return stoppedMessage();
        auto changes = changesBetween(log_, model_, earlier, later, table_.conventions, settings_.window);
        if (!changes)
            return changes.error();
        changes_ = std::move(changes.value());
        if (!pulse("progress.stages", 60))
            return stoppedMessage();
        // To the week: a stage is entered in silence too, so no day of the log need have brought it about.
        HistoryOptions options;
        options.period.unit = Period::Unit::week;
        options.asOf = later;
        options.window = settings_.window;
        auto history = historyOf(log_, model_, table_.conventions, options);
        if (!history)
            return history.error();
        history_ = std::move(history.value());
        sheet_.block([&] { title(); });
        sheet_.block([&] { moves(); });
        sheet_.block([&] { who(); });
        return ChangesPlan{ std::move(sheet_).plan(),
            { "changes.done", { { "moved", static_cast<double>(changes_.moves.size()) }, { "known", static_cast<double>(changes_.known) } } } };
    }

private:
    std::string text(std::string_view key) const { return std::string{ wording_.text(key) }; }
    std::string nameOf(std::int32_t stage) const
    {
        return stage < 0 ? text("stages.noStage") : model_.stages()[static_cast<std::size_t>(stage)].name;
    }

    void title()
    {
        const auto date = [](Day day) { return DateArgument{ static_cast<double>(day) }; };
        sheet_.line(Message{ "changes.title", { { "from", date(changes_.earlier) }, { "to", date(changes_.later) } } }, true);
        sheet_.line(Message{ "stages.source", { { "source", settings_.place }, { "model", settings_.modelName } } });
        sheet_.say(0, "changes.since");
        if (const auto* const own = std::get_if<Day>(&earlier_))
            sheet_.put(1, static_cast<double>(*own), CellFormat::date);
        else
            sheet_.say(1, sinceKeys[static_cast<std::size_t>(std::get<Since>(earlier_))]);
        const PlannedArea cell{ sheet_.row(), 1, sheet_.row(), 1 };
        sheet_.place("since", cell);
        sheet_.choices(cell, { text(sinceKeys[0]), text(sinceKeys[1]) });
        sheet_.say(2, "changes.sinceNote");
        sheet_.next();
        sheet_.line(Message{ "changes.counts",
            { { "moved", static_cast<double>(changes_.moves.size()) }, { "known", static_cast<double>(changes_.known) },
                { "new", static_cast<double>(changes_.newcomers) } } });
    }

    /// How many moved from where to where, and what is at stake with them: most at stake first.
    void moves()
    {
        struct Sum {
            std::size_t customers = 0;
            double atStake = 0;
            Movement movement{};
        };
        std::map<std::pair<std::int32_t, std::int32_t>, Sum> sums;
        for (const Change& change : changes_.moves) {
            Sum& sum = sums[{ change.from, change.to }];
            ++sum.customers;
            sum.movement = change.movement;
            sum.atStake += std::isnan(change.atStake) ? 0 : change.atStake;
        }
        std::vector<std::pair<std::pair<std::int32_t, std::int32_t>, Sum>> sorted{ sums.begin(), sums.end() };
        std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) { return a.second.atStake > b.second.atStake; });
        std::vector<BlockWriter::TableRow> rows;
        for (const auto& [ends, sum] : sorted)
            rows.push_back({ { nameOf(ends.first), nameOf(ends.second), text(keyOf(sum.movement)), static_cast<double>(sum.customers),
                sum.atStake } });
        sheet_.title("changes.moves.title");
        sheet_.table("moves",
            { { text("changes.from") }, { text("changes.to") }, { text("changes.movement") },
                { text("stages.customers"), CellFormat::whole }, { text("changes.atStake"), CellFormat::money } },
            rows);
    }

    void who()
    {
        const auto& column = table_.columns[*recognition_.column(field::customer)];
        std::vector<BlockWriter::TableRow> rows;
        for (const Change& change : std::span{ changes_.moves }.first(std::min(changes_.moves.size(), listedRows))) {
            const Value written = column[log_.firstRow[change.customer]];
            rows.push_back({ { written.isNumber() ? PlannedValue{ written.number() } : PlannedValue{ log_.customers[change.customer] },
                nameOf(change.from), nameOf(change.to), text(keyOf(change.movement)),
                std::isnan(change.atStake) ? PlannedValue{} : PlannedValue{ change.atStake } } });
            const auto since = inStageSince(history_, change.customer);
            rows.back().values.push_back(since ? PlannedValue{ static_cast<double>(*since) } : PlannedValue{});
        }
        sheet_.title("changes.who.title");
        sheet_.table("who",
            { { text("changes.customer") }, { text("changes.from") }, { text("changes.to") }, { text("changes.movement") },
                { text("changes.atStake"), CellFormat::money }, { headerOf("in stage since", wording_), CellFormat::date } },
            rows);
        if (changes_.moves.size() > listedRows)
            sheet_.line(Message{ "changes.more", { { "rows", static_cast<double>(changes_.moves.size() - listedRows) } } });
    }

    const Table& table_;
    const Recognition& recognition_;
    const Model& model_;
    const Settings& settings_;
    EarlierDay earlier_;
    Wording wording_;
    BlockWriter sheet_;
    OrderLog log_;
    Changes changes_;
    History history_; ///< week by week
};

} // namespace

std::optional<EarlierDay> earlierDayIn(Value cell, const Texts& texts, const Conventions& conventions, const Wording& wording)
{
    if (cell.isText())
        for (std::size_t since = 0; since < sinceKeys.size(); ++since)
            if (folded(texts[cell.text()]) == folded(wording.text(sinceKeys[since])))
                return EarlierDay{ static_cast<Since>(since) };
    if (const auto day = dateFrom(cell, texts, conventions))
        return EarlierDay{ *day };
    return {};
}

Result<ChangesPlan> planChanges(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings,
    EarlierDay earlier, const Pulse& pulse)
{
    return ChangesPlanner{ table, recognition, model, settings, earlier }.plan(pulse);
}

} // namespace lifecycle::commands
