#include "commands/classify_plan.hpp"

#include "domain/compensated_sum.hpp"
#include "domain/customers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lifecycle::commands {

using calc::CellFormat;
using calc::GridColumn;

namespace {

/// The rows that hold anything; a blank line is no customer.
std::vector<std::size_t> filledRows(const Table& table)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (std::ranges::any_of(table.columns, [&](const Column& column) { return !column[row].isBlank(); }))
            rows.push_back(row);
    return rows;
}

/// What each customer contributes, by the column that says it best; none: the table says nothing of money.
std::optional<std::size_t> columnOfMoney(const Recognition& recognition)
{
    for (const auto metric : {Metric::contribution, Metric::revenue})
        if (const auto column = recognition.column(nameOf(metric)))
            return column;
    return recognition.column(field::amount);
}

std::vector<double> numbersIn(const Table& table, std::size_t column)
{
    Facts facts{table.rows(), table.conventions};
    facts.add(table.headers[column], table.columns[column], table.texts);
    std::vector<double> numbers(table.rows());
    for (std::size_t row = 0; row < numbers.size(); ++row)
        numbers[row] = facts.at(0, row).number;
    return numbers;
}

/// A follow-up that was set when the stage began stays, as long as the stage does.
std::optional<double> followUpBefore(const Table& table, const std::map<std::string, Column, std::less<>>& earlier, std::size_t row,
    std::string_view stage)
{
    const auto stages = earlier.find("stage"), dates = earlier.find("follow up by");
    if (stages == earlier.end() || dates == earlier.end() || stages->second.size() <= row || dates->second.size() <= row)
        return {};
    if (!dates->second[row].isNumber() || table.display(stages->second[row]) != stage)
        return {};
    return dates->second[row].number();
}

} // namespace

Result<TablePlan> planFromTable(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings,
    const std::map<std::string, Column, std::less<>>& earlier, const Pulse& pulse)
{
    if (!pulse("progress.stages", 30))
        return stoppedMessage();
    const Wording wording{settings.language};
    const auto asOf = settings.asOf.value_or(settings.today);
    Facts facts{table.rows(), table.conventions};
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (!table.headers[column].empty())
            facts.add(table.headers[column], table.columns[column], table.texts);

    TablePlan plan;
    auto& texts = plan.columns.texts;
    const auto judged = judge(model, facts, asOf, wording, texts, pulse);
    if (!judged)
        return judged.error();
    const auto& verdicts = judged.value();

    const auto filled = filledRows(table);
    const auto money = columnOfMoney(recognition);
    const auto amounts = money ? numbersIn(table, *money) : std::vector<double>{};
    std::vector<std::int32_t> stageOf;
    std::vector<double> contributions;
    CompensatedSum total;
    for (const auto row : filled) {
        stageOf.push_back(verdicts.stage[row]);
        if (!money)
            continue;
        contributions.push_back(amounts[row]);
        if (!std::isnan(amounts[row]))
            total += amounts[row];
    }

    const auto column = [&](std::string field, CellFormat format) {
        return GridColumn{field, headerOf(field, wording), format, Column(table.rows())};
    };
    auto stages = column("stage", CellFormat::text), reasons = column("reason", CellFormat::text), actions = column("action", CellFormat::text);
    auto followUps = column("follow up by", CellFormat::date), shares = column("share", CellFormat::share);
    for (const auto row : filled) {
        stages.values[row] = verdicts.stageNames[row];
        reasons.values[row] = verdicts.reasons[row];
        actions.values[row] = verdicts.actions[row];
        if (const auto days = verdicts.followUpDays[row]) {
            const auto stage = model.stages()[static_cast<std::size_t>(verdicts.stage[row])].name;
            followUps.values[row] = Value::number(followUpBefore(table, earlier, row, stage).value_or(asOf + *days));
        }
        if (money && total.value() > 0 && !std::isnan(amounts[row]))
            shares.values[row] = Value::number(amounts[row] / total.value());
    }
    for (auto* const filledColumn : {&stages, &reasons, &actions, &followUps})
        plan.columns.columns.push_back(std::move(*filledColumn));
    if (money)
        plan.columns.columns.push_back(std::move(shares));

    StagesFacts about;
    about.source = settings.place;
    about.model = settings.modelName;
    if (money)
        about.contributionHeader = wording.say({"stages.contributionOf", {{"header", table.headers[*money]}}}, table.conventions.nullDate);
    about.asOf = asOf;
    about.today = settings.today;
    about.table = &table;
    about.warnings = settings.warnings;
    about.warnings.insert(about.warnings.end(), recognition.doubts.begin(), recognition.doubts.end());
    plan.stages = planStages(model, stageOf, contributions, about, wording);
    return plan;
}

} // namespace lifecycle::commands
