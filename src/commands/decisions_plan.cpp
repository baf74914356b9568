#include "commands/decisions_plan.hpp"

#include "calc/owned_ranges.hpp"
#include "domain/compensated_sum.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

/// A list is for reading: those with whom most is to be decided.
constexpr std::size_t listed = 200;

PlannedValue known(const auto& value) { return value ? PlannedValue{ static_cast<double>(*value) } : PlannedValue{}; }

class DecisionsWriter
{
public:
    DecisionsWriter(const DecisionsFacts& facts, const Wording& wording, std::chrono::sys_days nullDate)
        : facts_{ facts }
        , sheet_{ calc::owned::decisions, wording, nullDate }
    {
        sheet_.widths({ 6'400, 3'200, 3'200, 3'200, 3'200, 3'200, 3'200, 3'200, 3'200 });
    }

    BlockPlan plan()
    {
        sheet_.block([&] { title(); });
        sheet_.block([&] { buyers(); });
        if (facts_.panel) {
            theory_ = theoryAgainst(facts_.panel.value(), facts_.stages);
            sheet_.block([&] { theory(); });
            if (!theory_.pairs.empty())
                sheet_.block([&] { sameCustomers(); });
        } else {
            sheet_.block([&] {
                sheet_.title("decisions.theory");
                sheet_.line(facts_.panel.error());
            });
        }
        sheet_.block([&] { winningBack(); }); // the last: its list is long
        return std::move(sheet_).plan();
    }

private:
    std::string text(std::string_view key) const { return std::string{ sheet_.wording().text(key) }; }
    const std::string& nameOf(std::size_t stage) const { return facts_.stages.stages()[stage].name; }
    std::uint32_t colourOf(std::size_t stage) const { return facts_.stages.stages()[stage].colour; }

    void title()
    {
        sheet_.line(Message{ "decisions.title", { { "date", DateArgument{ static_cast<double>(facts_.customers.asOf) } } } }, true);
        sheet_.line(Message{ "stages.source", { { "source", facts_.source }, { "model", facts_.model } } });
    }

    // ---- winning back beside letting go ----------------------------------------------------------------------------------

    void winningBack()
    {
        sheet_.title("decisions.winBack");
        if (facts_.declining.empty()) {
            sheet_.line(Message{ "decisions.nobody", {} });
            return;
        }
        sheet_.line(Message{ "decisions.winBackHow",
            { { "days", static_cast<double>(facts_.declining.front().choice.horizon) },
                { "window", static_cast<double>(facts_.customers.rhythm.window) } } });
        sheet_.say(0, "decisions.cost");
        const PlannedPlace cost{ sheet_.row(), 1 };
        sheet_.put(1, facts_.cost ? PlannedValue{ *facts_.cost } : PlannedValue{}, CellFormat::money);
        sheet_.place("cost", { cost.row, cost.column, cost.row, cost.column });
        sheet_.say(2, "decisions.costHow");
        sheet_.next();
        cameBack();
        choices(cost);
        if (facts_.declining.size() > listed)
            sheet_.line(
                Message{ "decisions.more", { { "customers", static_cast<double>(facts_.declining.size() - listed) } } });
    }

    /// Nobody's chance is guessed: what those did who were there before stands beside it.
    void cameBack()
    {
        if (!facts_.panel)
            return sheet_.line(facts_.panel.error());
        std::vector<bool> said(facts_.stages.stages().size());
        for (const auto& one : facts_.declining) {
            if (said[one.stage])
                continue;
            said[one.stage] = true;
            const auto came = cameBackByThemselves(facts_.panel.value(), one.stage);
            if (!came.share) {
                sheet_.line(Message{ "decisions.cameBackNotKnown", { { "stage", nameOf(one.stage) } } });
                continue;
            }
            const auto percent = [](double share) { return std::round(share * 1000) / 10; };
            sheet_.line(Message{ "decisions.cameBack",
                { { "customers", static_cast<double>(came.customers) }, { "stage", nameOf(one.stage) },
                    { "ordered", static_cast<double>(came.ordered) }, { "percent", percent(*came.share) },
                    { "low", percent(came.bounds->low) }, { "high", percent(came.bounds->high) },
                    { "days", static_cast<double>(facts_.panel.value().window) } } });
        }
    }

    void choices(PlannedPlace cost)
    {
        std::vector<BlockWriter::TableRow> rows;
        const int top = sheet_.row() + 1;
        for (std::size_t index = 0; index < std::min(listed, facts_.declining.size()); ++index) {
            const auto& [customer, stage, choice] = facts_.declining[index];
            const PlannedPlace value{ top + static_cast<int>(index), valueColumn };
            const double windows = static_cast<double>(choice.horizon) / choice.window;
            const auto chance = facts_.cost ? choice.breakEven(*facts_.cost) : std::nullopt;
            const auto oneIn = facts_.cost ? choice.oneIn(*facts_.cost) : std::nullopt;
            rows.push_back({ { facts_.log.customers[customer], static_cast<double>(choice.fell), choice.before, choice.after,
                choice.after * windows, choice.before * windows, choice.value,
                PlannedFormula{ "=IF(AND(N(%1)>0;%2>0);ROUNDDOWN(%2/%1);\"\")", { cost, value }, oneIn.value_or(0) },
                PlannedFormula{ "=IF(AND(N(%1)>0;%2>0);%1/%2;\"\")", { cost, value }, chance.value_or(0) } } });
        }
        sheet_.table("declining",
            { { text("column.customer") }, { text("decisions.fell"), CellFormat::date },
                { text("decisions.before"), CellFormat::money }, { text("decisions.since"), CellFormat::money },
                { text("decisions.letGo"), CellFormat::money }, { text("decisions.wonBack"), CellFormat::money },
                { text("decisions.difference"), CellFormat::money }, { text("decisions.oneIn"), CellFormat::whole },
                { text("decisions.breakEven"), CellFormat::share } },
            rows);
    }
    static constexpr int valueColumn = 6;

    // ---- theory and data -------------------------------------------------------------------------------------------------

    PlannedValue verdict(const std::optional<bool>& agrees) const
    {
        return agrees ? PlannedValue{ text(*agrees ? "decisions.agrees" : "decisions.differs") } : PlannedValue{};
    }

    void theory()
    {
        sheet_.title("decisions.theory");
        sheet_.line(Message{ "decisions.theoryHow",
            { { "days", static_cast<double>(facts_.panel.value().days.size()) },
                { "window", static_cast<double>(facts_.panel.value().window) } } });
        std::vector<BlockWriter::TableRow> rows;
        for (const auto& stage : theory_.stages)
            rows.push_back({ { nameOf(stage.stage), facts_.stages.stages()[stage.stage].expectedContribution,
                                 known(stage.expectedRank), known(stage.rank), known(stage.after), known(stage.usual),
                                 static_cast<double>(stage.observations), verdict(stage.agrees) },
                colourOf(stage.stage) });
        sheet_.table("theory",
            { { text("stages.stage") }, { text("decisions.expected") }, { text("decisions.expectedRank"), CellFormat::whole },
                { text("decisions.rank"), CellFormat::whole }, { text("decisions.after"), CellFormat::money },
                { text("decisions.usual"), CellFormat::money }, { text("decisions.observations"), CellFormat::whole },
                { text("decisions.verdict") } },
            rows);
        if (theory_.disagreements.empty())
            sheet_.line(Message{ "decisions.allAgree", {} });
        for (const auto& [lower, higher] : theory_.disagreements)
            sheet_.line(Message{ "decisions.standsWrong", { { "lower", nameOf(lower) }, { "higher", nameOf(higher) } } });
        calc::ChartSpec chart;
        chart.name = chart.title = text("chart.theory.title");
        chart.categoryAxis = text("chart.stageAxis");
        chart.valueAxis = text("decisions.after");
        chart.table = sheet_.nameOf("theory");
        chart.values = { 4 };
        chart.colours = calc::ChartColours::ofRows;
        chart.valueFormat = CellFormat::money;
        chart.side = calc::ChartSide::below;
        sheet_.chart(std::move(chart));
    }

    void sameCustomers()
    {
        sheet_.title("decisions.sameCustomers");
        sheet_.line(Message{ "decisions.sameCustomersHow", {} });
        std::vector<BlockWriter::TableRow> rows;
        for (const auto& pair : theory_.pairs)
            rows.push_back({ { sheet_.said({ "decisions.pair", { { "lower", nameOf(pair.lower) }, { "higher", nameOf(pair.higher) } } }),
                static_cast<double>(pair.customers), static_cast<double>(pair.asExpected), static_cast<double>(pair.against),
                known(pair.difference), static_cast<double>(pair.customersStaying), known(pair.whileStaying),
                verdict(pair.agrees) } });
        sheet_.table("same_customers",
            { { text("decisions.stagesCompared") }, { text("stages.customers"), CellFormat::whole },
                { text("decisions.asExpected"), CellFormat::whole }, { text("decisions.against"), CellFormat::whole },
                { text("decisions.meanDifference"), CellFormat::money }, { text("decisions.staying"), CellFormat::whole },
                { text("decisions.differenceStaying"), CellFormat::money }, { text("decisions.verdict") } },
            rows);
    }

    // ---- one-time and repeat buyers --------------------------------------------------------------------------------------

    void buyers()
    {
        const auto frequency = facts_.customers[Metric::frequency], contribution = facts_.customers[Metric::contribution];
        struct Group {
            std::size_t customers = 0;
            CompensatedSum contribution;
        };
        std::array<Group, 2> groups; // bought once, bought again
        for (std::size_t index = 0; index < frequency.size(); ++index) {
            if (std::isnan(frequency[index]))
                continue; // returns only
            auto& group = groups[frequency[index] > 0];
            ++group.customers;
            if (!std::isnan(contribution[index]))
                group.contribution += contribution[index];
        }
        const auto customers = static_cast<double>(groups[0].customers + groups[1].customers);
        const double total = groups[0].contribution.value() + groups[1].contribution.value();
        std::vector<BlockWriter::TableRow> rows;
        for (const bool again : { false, true }) {
            const auto& group = groups[again];
            const double sum = group.contribution.value();
            const auto count = static_cast<double>(group.customers);
            rows.push_back({ { text(again ? "decisions.repeatBuyers" : "decisions.oneTimeBuyers"), count,
                customers > 0 ? PlannedValue{ count / customers } : PlannedValue{}, sum,
                total > 0 ? PlannedValue{ sum / total } : PlannedValue{},
                group.customers > 0 ? PlannedValue{ sum / count } : PlannedValue{} } });
        }
        sheet_.title("decisions.buyers");
        sheet_.table("buyers",
            { { text("decisions.bought") }, { text("stages.customers"), CellFormat::whole },
                { text("decisions.ofCustomers"), CellFormat::share },
                { text(facts_.log.hasCost ? "stages.contributionLessCost" : "stages.contribution"), CellFormat::money },
                { text("stages.share"), CellFormat::share }, { text("stages.mean"), CellFormat::money } },
            rows);
    }

    const DecisionsFacts& facts_;
    BlockWriter sheet_;
    Theory theory_;
};

} // namespace

std::string costCellName() { return calc::owned::columnName(calc::owned::decisions, "cost"); }

BlockPlan planDecisions(const DecisionsFacts& facts, const Wording& wording, std::chrono::sys_days nullDate)
{
    return DecisionsWriter{ facts, wording, nullDate }.plan();
}

} // namespace lifecycle::commands
