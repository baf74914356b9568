#include "commands/stages_plan.hpp"

#include "domain/compensated_sum.hpp"

#include <algorithm>
#include <functional>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

// A sheet is for reading: beyond this many rows the list ends with a line that says how many more there are, and where.
constexpr std::size_t listedRows = 10'000;
constexpr std::uint32_t noStageColour = 0xbfbfbf;

class StagesWriter
{
public:
    StagesWriter(const StagesFacts& facts, const Wording& wording, std::chrono::sys_days nullDate)
        : facts_{ facts }
        , wording_{ wording }
        , nullDate_{ nullDate }
    {
    }

    StagesPlan plan(const Model& model, std::span<const std::int32_t> stageOf, std::span<const double> contributions)
    {
        plan_.hasContribution = !contributions.empty();
        plan_.shown.model = facts_.model;
        plan_.shown.contributionHeader = facts_.contributionHeader;
        plan_.shown.asOf = facts_.asOf;
        block([&] { title(); });
        block([&] { tableByStage(model, stageOf, contributions); });
        block([&] { whatItSpeaksOf(stageOf.size()); });
        if (facts_.log || !facts_.leftOut.empty())
            block([&] { books(); });
        if (!facts_.warnings.empty())
            block([&] { warnings(); });
        if (!facts_.leftOut.empty())
            block([&] { leftOut(); });
        return std::move(plan_);
    }

private:
    /// What `write` puts down, with a blank row below.
    void block(const std::function<void()>& write)
    {
        const auto first = plan_.cells.size();
        PlannedArea area{ row_, 0, row_, 0 };
        write();
        for (auto cell = plan_.cells.begin() + static_cast<std::ptrdiff_t>(first); cell != plan_.cells.end(); ++cell) {
            area.bottom = std::max(area.bottom, cell->row);
            area.right = std::max(area.right, cell->column);
        }
        plan_.blocks.push_back(area);
        row_ = area.bottom + 2;
    }

    void put(int column, std::variant<double, std::string> value, CellFormat format = CellFormat::text, bool bold = false)
    {
        plan_.cells.push_back({ row_, column, std::move(value), format, bold, {} });
    }
    void say(int column, std::string_view key, bool bold = false)
    {
        put(column, std::string{ wording_.text(key) }, CellFormat::text, bold);
    }
    void putIfKnown(int column, std::optional<double> value, CellFormat format, bool bold = false)
    {
        if (value)
            put(column, *value, format, bold);
    }

    void title()
    {
        put(0,
            wording_.say(facts_.asOf
                    ? Message{ "stages.titleAsOf", { { "date", DateArgument{ static_cast<double>(*facts_.asOf) } } } }
                    : Message{ "stages.title", {} },
                nullDate_),
            CellFormat::text, true);
        ++row_;
        put(0, wording_.say({ "stages.source", { { "source", facts_.source }, { "model", facts_.model } } }, nullDate_));
    }

    void tableByStage(const Model& model, std::span<const std::int32_t> stageOf, std::span<const double> contributions)
    {
        const std::vector<double> none(contributions.empty() ? stageOf.size() : 0);
        const auto byStage = contributionByStage(
            stageOf, contributions.empty() ? std::span<const double>{ none } : contributions, model.stages().size());
        const auto top = row_;
        say(0, "stages.stage", true);
        say(1, "stages.customers", true);
        if (plan_.hasContribution) {
            put(2, facts_.contributionHeader, CellFormat::text, true);
            say(3, "stages.share", true);
            say(4, "stages.mean", true);
            say(5, "stages.runningShare", true);
        }
        CompensatedSum total;
        std::size_t customers = 0;
        for (std::size_t index = 0; index < byStage.size(); ++index) {
            const auto& stage = byStage[index];
            const bool known = index < model.stages().size();
            const auto name = known ? model.stages()[index].name : std::string{ wording_.text("stages.noStage") };
            const auto colour = known ? model.stages()[index].colour : noStageColour;
            ++row_;
            plan_.cells.push_back({ row_, 0, name, CellFormat::text, false, colour });
            put(1, static_cast<double>(stage.customers), CellFormat::whole);
            if (plan_.hasContribution) {
                put(2, stage.contribution, CellFormat::money);
                putIfKnown(3, stage.share, CellFormat::share);
                putIfKnown(4, stage.mean, CellFormat::money);
                putIfKnown(5, stage.runningShare, CellFormat::share);
            }
            total += stage.contribution;
            customers += stage.customers;
            plan_.shown.stages.push_back(
                { name, colour, stage.customers, plan_.hasContribution ? std::optional{ stage.contribution } : std::nullopt,
                    plan_.hasContribution ? stage.share : std::nullopt });
        }
        plan_.places["Lifecycle_Stages"] = { top, 0, row_, plan_.hasContribution ? 5 : 1 };
        ++row_;
        say(0, "stages.all", true);
        put(1, static_cast<double>(customers), CellFormat::whole, true);
        if (plan_.hasContribution) {
            put(2, total.value(), CellFormat::money, true);
            if (customers > 0)
                put(4, total.value() / static_cast<double>(customers), CellFormat::money, true);
        }
    }

    /// One line of the facts: its value is found again by its name.
    void fact(std::string_view key, std::string name, std::variant<double, std::string> value, CellFormat format)
    {
        say(0, key);
        put(1, std::move(value), format);
        plan_.places["Lifecycle_Stages_" + std::move(name)] = { row_, 1, row_, 1 };
        ++row_;
    }

    void whatItSpeaksOf(std::size_t customers)
    {
        fact("stages.model", "model", facts_.model, CellFormat::text);
        if (facts_.asOf)
            fact("stages.asOf", "as_of", static_cast<double>(*facts_.asOf), CellFormat::date);
        if (const auto* const log = facts_.log) {
            fact("stages.lastOrder", "last_order", static_cast<double>(log->lastDate), CellFormat::date);
            fact("stages.age", "age", static_cast<double>(facts_.today - log->lastDate), CellFormat::whole);
            fact(facts_.windowFixed ? "stages.windowFixed" : "stages.window", "window", static_cast<double>(facts_.window),
                CellFormat::whole);
            plan_.shown.lastOrder = log->lastDate;
            plan_.shown.window = facts_.window;
        }
        fact("stages.customersFound", "customers", static_cast<double>(customers), CellFormat::whole);
    }

    void bookLine(std::string_view key, double rows, std::optional<double> amount, bool bold = false)
    {
        say(0, key, bold);
        put(1, rows, CellFormat::whole, bold);
        putIfKnown(2, amount, CellFormat::money, bold);
        ++row_;
    }

    void books()
    {
        const auto& books = *facts_.books;
        const auto amount = [&](double sum) { return plan_.hasContribution ? std::optional{ sum } : std::nullopt; };
        say(0, "stages.books", true);
        say(1, "stages.rows", true);
        say(2, "stages.amount", true);
        ++row_;
        bookLine("stages.counted", static_cast<double>(books.rowsCounted), amount(books.counted));
        plan_.places["Lifecycle_Stages_left_out"] = { row_, 1, row_, 1 };
        bookLine("stages.leftOut", static_cast<double>(facts_.leftOut.size()), amount(books.leftOut));
        if (books.repeated != 0) {
            say(0, "stages.repeated");
            put(2, books.repeated, CellFormat::money);
            ++row_;
        }
        if (books.rowsBlank > 0)
            bookLine("stages.blank", static_cast<double>(books.rowsBlank), {});
        bookLine("stages.total", static_cast<double>(books.rows), amount(books.total), true);
        if (facts_.log && facts_.asOf && *facts_.asOf < facts_.log->lastDate) {
            say(0, "stages.later");
            put(2, books.counted - facts_.countedByThen, CellFormat::money);
            ++row_;
        }
        if (facts_.log && facts_.log->hasCost)
            say(0, "stages.costApart");
        plan_.shown.rowsLeftOut = facts_.leftOut.size();
    }

    void warnings()
    {
        say(0, "stages.warnings", true);
        ++row_;
        const auto top = row_;
        for (const auto& warning : facts_.warnings) {
            auto sentence = wording_.say(warning, nullDate_);
            plan_.shown.warnings.push_back(sentence);
            put(0, std::move(sentence));
            ++row_;
        }
        plan_.places["Lifecycle_Stages_warnings"] = { top, 0, row_ - 1, 0 };
    }

    void leftOut()
    {
        const auto rows = facts_.leftOut;
        say(0, "stages.listLeftOut", true);
        ++row_;
        say(0, "stages.row", true);
        say(1, "stages.column", true);
        say(2, "column.reason", true);
        ++row_;
        for (std::size_t index = 0; index < std::min(rows.size(), listedRows); ++index) {
            const auto& row = rows[index];
            put(0, static_cast<double>(facts_.table->headerRow) + 2 + row.row);
            put(1, columnName(facts_.table->firstColumn + static_cast<std::int32_t>(row.column)));
            say(2, keyOf(row.reason)); // the last: a sentence flows over the empty cells beside it
            ++row_;
        }
        if (rows.size() > listedRows)
            put(0,
                wording_.say({ "stages.moreLeftOut", { { "rows", static_cast<double>(rows.size() - listedRows) } } }, nullDate_));
    }

    const StagesFacts& facts_;
    const Wording& wording_;
    std::chrono::sys_days nullDate_;
    StagesPlan plan_;
    int row_ = 0;
};

} // namespace

StagesPlan planStages(const Model& model, std::span<const std::int32_t> stageOf, std::span<const double> contributions,
    const StagesFacts& facts, const Wording& wording)
{
    return StagesWriter{ facts, wording, facts.table->conventions.nullDate }.plan(model, stageOf, contributions);
}

} // namespace lifecycle::commands
