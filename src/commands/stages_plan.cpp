#include "commands/stages_plan.hpp"

#include "calc/owned_ranges.hpp"
#include "domain/compensated_sum.hpp"
#include "statistics/adoption.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

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
        , sheet_{ calc::owned::stages, wording, nullDate }
    {
        // The first column holds the stages and the labels of the facts, the others figures under a header.
        sheet_.widths({ 5'400, 3'400, 6'600, 2'400, 3'400, 3'200 });
    }

    StagesPlan plan(const Model& model, std::span<const std::int32_t> stageOf, std::span<const double> contributions)
    {
        hasContribution_ = !contributions.empty();
        shown_.model = facts_.model;
        shown_.contributionHeader = facts_.contributionHeader;
        shown_.asOf = facts_.asOf;
        sheet_.block([&] { title(); });
        sheet_.block([&] { tableByStage(model, stageOf, contributions); });
        if (!facts_.amounts.empty())
            amountsByStage(model, stageOf);
        if (facts_.adoption)
            sheet_.block([&] { adoption(*facts_.adoption); });
        sheet_.block([&] { whatItSpeaksOf(stageOf.size()); });
        addOutlookBlocks(sheet_, facts_.outlook);
        if (facts_.log || !facts_.leftOut.empty())
            sheet_.block([&] { books(); });
        if (!facts_.warnings.empty())
            sheet_.block([&] { warnings(); });
        if (!facts_.meanings.empty())
            sheet_.block([&] { planMeanings(sheet_, facts_.meanings); });
        if (!facts_.leftOut.empty())
            sheet_.block([&] { leftOut(); });
        return { std::move(sheet_).plan(), std::move(shown_) };
    }

private:
    void title()
    {
        sheet_.line(facts_.asOf
                ? Message{ "stages.titleAsOf", { { "date", DateArgument{ static_cast<double>(*facts_.asOf) } } } }
                : Message{ "stages.title", {} },
            true);
        sheet_.line(Message{ "stages.source", { { "source", facts_.source }, { "model", facts_.model } } });
    }

    void tableByStage(const Model& model, std::span<const std::int32_t> stageOf, std::span<const double> contributions)
    {
        const std::vector<double> none(contributions.empty() ? stageOf.size() : 0);
        const auto byStage = contributionByStage(
            stageOf, contributions.empty() ? std::span<const double>{ none } : contributions, model.stages().size());
        const auto header = [&](std::string_view key) { return std::string{ wording_.text(key) }; };
        std::vector<BlockWriter::TableColumn> columns{ { header("stages.stage") },
            { header("stages.customers"), CellFormat::whole } };
        if (hasContribution_)
            columns.insert(columns.end(),
                { { facts_.contributionHeader, CellFormat::money }, { header("stages.share"), CellFormat::share },
                    { header("stages.mean"), CellFormat::money }, { header("stages.runningShare"), CellFormat::share } });
        const auto ifKnown = [](std::optional<double> value) { return value ? PlannedValue{ *value } : PlannedValue{}; };
        std::vector<BlockWriter::TableRow> rows;
        CompensatedSum total;
        std::size_t customers = 0;
        for (std::size_t index = 0; index < byStage.size(); ++index) {
            const auto& stage = byStage[index];
            const bool known = index < model.stages().size();
            const auto name = known ? model.stages()[index].name : std::string{ wording_.text("stages.noStage") };
            const auto colour = known ? model.stages()[index].colour : noStageColour;
            auto& row = rows.emplace_back();
            row.colour = colour;
            row.values = { name, static_cast<double>(stage.customers) };
            if (hasContribution_)
                row.values.insert(row.values.end(),
                    { stage.contribution, ifKnown(stage.share), ifKnown(stage.mean), ifKnown(stage.runningShare) });
            total += stage.contribution;
            customers += stage.customers;
            shown_.stages.push_back({ name, colour, stage.customers,
                hasContribution_ ? std::optional{ stage.contribution } : std::nullopt,
                hasContribution_ ? stage.share : std::nullopt });
        }
        sheet_.table("", columns, rows);
        sheet_.say(0, "stages.all", true);
        sheet_.put(1, static_cast<double>(customers), CellFormat::whole, true);
        if (hasContribution_) {
            sheet_.put(2, total.value(), CellFormat::money, true);
            if (customers > 0)
                sheet_.put(4, total.value() / static_cast<double>(customers), CellFormat::money, true);
            chart(2, "chart.contribution.name", "chart.contribution.title", "chart.contribution.axis");
        }
        chart(1, "chart.customers.name", "chart.customers.title", "chart.customers.axis");
    }

    /// Sums by stage of whatever is known besides the contribution, and below them the same for one customer: side by side they
    /// would reach under the charts.
    void amountsByStage(const Model& model, std::span<const std::int32_t> stageOf)
    {
        const auto stageCount = model.stages().size();
        std::vector<BlockWriter::TableColumn> columns{ { std::string{ wording_.text("stages.stage") } } };
        std::vector<BlockWriter::TableRow> sumRows(stageCount);
        for (std::size_t stage = 0; stage < stageCount; ++stage)
            sumRows[stage] = { { model.stages()[stage].name }, model.stages()[stage].colour };
        auto meanRows = sumRows;
        for (const StageAmount& amount : facts_.amounts) {
            columns.push_back({ amount.header, CellFormat::money });
            std::vector<CompensatedSum> sums(stageCount);
            std::vector<std::size_t> known(stageCount);
            for (std::size_t customer = 0; customer < stageOf.size(); ++customer)
                if (const auto stage = stageOf[customer]; stage >= 0 && !std::isnan(amount.values[customer])) {
                    sums[static_cast<std::size_t>(stage)] += amount.values[customer];
                    ++known[static_cast<std::size_t>(stage)];
                }
            for (std::size_t stage = 0; stage < stageCount; ++stage) {
                const bool any = known[stage] > 0;
                const double sum = sums[stage].value();
                sumRows[stage].values.push_back(any ? PlannedValue{ sum } : PlannedValue{});
                meanRows[stage].values.push_back(any ? PlannedValue{ sum / static_cast<double>(known[stage]) } : PlannedValue{});
            }
        }
        sheet_.block([&] {
            sheet_.title("stages.amounts");
            sheet_.table("amounts", columns, sumRows);
            amountsChart();
        });
        sheet_.block([&] {
            sheet_.title("stages.perCustomer");
            sheet_.table("amounts_per_customer", columns, meanRows);
        });
    }

    void amountsChart()
    {
        calc::ChartSpec spec;
        spec.name = wording_.text("chart.amounts.name");
        spec.title = wording_.text("chart.amounts.title");
        spec.categoryAxis = wording_.text("chart.stageAxis");
        spec.valueAxis = wording_.text("chart.amounts.axis");
        spec.table = sheet_.nameOf("amounts");
        spec.values.clear();
        for (std::size_t number = 0; number < facts_.amounts.size(); ++number)
            spec.values.push_back(static_cast<int>(number) + 1);
        spec.valueFormat = CellFormat::money;
        spec.side = calc::ChartSide::below;
        sheet_.chart(std::move(spec));
    }

    /// Nine of ten in their daily work?
    void adoption(const AdoptionCount& count)
    {
        constexpr double target = 0.9, confidence = 0.95;
        const auto customers = static_cast<double>(count.customers), inUse = static_cast<double>(count.inUse);
        const auto adoption = *statistics::adoption(inUse, customers, target, confidence);
        const auto percent = [](double share) { return std::round(share * 1000) / 10; };
        sheet_.title("adoption.title");
        sheet_.line(Message{ "adoption.rate",
            { { "customers", customers }, { "inUse", inUse }, { "percent", percent(adoption.rate) },
                { "ended", static_cast<double>(count.ended) }, { "tooEarly", static_cast<double>(count.tooEarly) } } });
        sheet_.line(Message{ "adoption.next",
            { { "low", percent(adoption.clopperPearson.low) }, { "high", percent(adoption.clopperPearson.high) },
                { "wilsonLow", percent(adoption.wilson.low) }, { "wilsonHigh", percent(adoption.wilson.high) } } });
        sheet_.line(Message{ "adoption.chance", { { "percent", percent(adoption.chance) } } });
    }

    void chart(int column, std::string_view name, std::string_view title, std::string_view axis)
    {
        const auto text = [&](std::string_view key) { return std::string{ wording_.text(key) }; };
        calc::ChartSpec spec;
        spec.name = text(name);
        spec.title = text(title);
        spec.categoryAxis = text("chart.stageAxis");
        spec.valueAxis = text(axis);
        spec.table = sheet_.nameOf("");
        spec.values = { column };
        spec.colours = calc::ChartColours::ofRows;
        sheet_.chart(std::move(spec));
    }

    /// One line of the facts: its value is found again by its name.
    void fact(std::string_view key, std::string_view name, PlannedValue value, CellFormat format)
    {
        sheet_.say(0, key);
        sheet_.put(1, std::move(value), format);
        sheet_.place(name, { sheet_.row(), 1, sheet_.row(), 1 });
        sheet_.next();
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
            shown_.lastOrder = log->lastDate;
            shown_.window = facts_.window;
        }
        fact("stages.customersFound", "customers", static_cast<double>(customers), CellFormat::whole);
        if (const auto& kept = facts_.kept; kept.done > 0) {
            const double share = static_cast<double>(kept.onTime) / static_cast<double>(kept.done);
            fact("stages.followUpsKept", "follow_ups_kept", share, CellFormat::share);
            sheet_.line(Message{ "stages.followUpsKeptOf",
                { { "onTime", static_cast<double>(kept.onTime) }, { "done", static_cast<double>(kept.done) } } });
        }
    }

    void bookLine(std::string_view key, double rows, std::optional<double> amount, bool bold = false)
    {
        sheet_.say(0, key, bold);
        sheet_.put(1, rows, CellFormat::whole, bold);
        sheet_.putIfKnown(2, amount, CellFormat::money, bold);
        sheet_.next();
    }

    void books()
    {
        const auto& books = *facts_.books;
        const auto amount = [&](double sum) { return hasContribution_ ? std::optional{ sum } : std::nullopt; };
        sheet_.say(0, "stages.books", true);
        sheet_.say(1, "stages.rows", true, CellFormat::whole);
        sheet_.say(2, "stages.amount", true, CellFormat::money);
        sheet_.next();
        bookLine("stages.counted", static_cast<double>(books.rowsCounted), amount(books.counted));
        sheet_.place("left_out", { sheet_.row(), 1, sheet_.row(), 1 });
        bookLine("stages.leftOut", static_cast<double>(facts_.leftOut.size()), amount(books.leftOut));
        if (books.repeated != 0) {
            sheet_.say(0, "stages.repeated");
            sheet_.put(2, books.repeated, CellFormat::money);
            sheet_.next();
        }
        if (books.rowsBlank > 0)
            bookLine("stages.blank", static_cast<double>(books.rowsBlank), {});
        bookLine("stages.total", static_cast<double>(books.rows), amount(books.total), true);
        if (facts_.log && facts_.asOf && *facts_.asOf < facts_.log->lastDate) {
            sheet_.say(0, "stages.later");
            sheet_.put(2, books.counted - facts_.countedByThen, CellFormat::money);
            sheet_.next();
        }
        if (facts_.log && facts_.log->hasCost)
            sheet_.say(0, "stages.costApart");
        shown_.rowsLeftOut = facts_.leftOut.size();
    }

    void warnings()
    {
        sheet_.title("stages.warnings");
        const auto top = sheet_.row();
        for (const auto& warning : facts_.warnings) {
            shown_.warnings.push_back(sheet_.said(warning));
            sheet_.line(shown_.warnings.back());
        }
        sheet_.place("warnings", { top, 0, sheet_.row() - 1, 0 });
    }

    void leftOut()
    {
        const auto rows = facts_.leftOut;
        sheet_.title("stages.listLeftOut");
        sheet_.say(0, "stages.row", true, CellFormat::whole);
        sheet_.putBehindFigures(1, std::string{ wording_.text("stages.column") }, true);
        sheet_.say(2, "column.reason", true);
        sheet_.next();
        for (std::size_t index = 0; index < std::min(rows.size(), listedRows); ++index) {
            const auto& row = rows[index];
            sheet_.put(0, static_cast<double>(facts_.table->headerRow) + 2 + row.row);
            sheet_.putBehindFigures(1, columnName(facts_.table->firstColumn + static_cast<std::int32_t>(row.column)));
            sheet_.say(2, keyOf(row.reason)); // the last: a sentence flows over the empty cells beside it
            sheet_.next();
        }
        if (rows.size() > listedRows)
            sheet_.line(Message{ "stages.moreLeftOut", { { "rows", static_cast<double>(rows.size() - listedRows) } } });
    }

    const StagesFacts& facts_;
    const Wording& wording_;
    BlockWriter sheet_;
    calc::ShownStages shown_;
    bool hasContribution_ = false;
};

} // namespace

StageAmount amountOf(std::string header, const Facts& facts, std::size_t column, std::span<const std::uint32_t> rows)
{
    StageAmount amount{ std::move(header), {} };
    const auto count = rows.empty() ? facts.rows() : rows.size();
    amount.values.reserve(count);
    for (std::size_t index = 0; index < count; ++index)
        amount.values.push_back(facts.at(column, rows.empty() ? index : rows[index]).number); // NaN of what is no number
    return amount;
}

StagesPlan planStages(const Model& model, std::span<const std::int32_t> stageOf, std::span<const double> contributions,
    const StagesFacts& facts, const Wording& wording)
{
    return StagesWriter{ facts, wording, facts.table->conventions.nullDate }.plan(model, stageOf, contributions);
}

} // namespace lifecycle::commands
