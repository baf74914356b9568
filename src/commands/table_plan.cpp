#include "commands/classify_plan.hpp"

#include "domain/customer_table.hpp"

#include <cmath>

namespace lifecycle::commands
{

using calc::CellFormat;
using calc::GridColumn;

namespace
{

/// A follow-up that was set when the stage began stays, as long as the stage does.
std::optional<double> followUpBefore(
    const Table& table, const std::map<std::string, Column, std::less<>>& earlier, std::size_t row, std::string_view stage)
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
    const auto read = readCustomerTable(table, recognition);
    if (!read)
        return read.error();
    const Wording wording{ settings.language };
    const auto asOf = settings.asOf.value_or(settings.today);
    Facts facts{ table.rows(), table.conventions };
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (!table.headers[column].empty())
            facts.add(table.headers[column], table.columns[column], table.texts);

    TablePlan plan;
    auto& texts = plan.columns.texts;
    const auto judged = judge(model, facts, asOf, wording, texts, pulse);
    if (!judged)
        return judged.error();
    const auto& verdicts = judged.value();

    const auto& customers = read.value();
    const auto money = customers.money;
    std::vector<std::int32_t> stageOf;
    for (const auto row : customers.rows)
        stageOf.push_back(verdicts.stage[row]);

    const auto column = [&](std::string field, CellFormat format) {
        return GridColumn{ field, headerOf(field, wording), format, Column(table.rows()) };
    };
    auto stages = column("stage", CellFormat::text), reasons = column("reason", CellFormat::text),
         actions = column("action", CellFormat::text);
    auto followUps = column("follow up by", CellFormat::date), shares = column("share", CellFormat::share);
    for (std::size_t index = 0; index < customers.rows.size(); ++index) {
        const auto row = customers.rows[index];
        stages.values[row] = verdicts.stageNames[row];
        reasons.values[row] = verdicts.reasons[row];
        actions.values[row] = verdicts.actions[row];
        if (const auto days = verdicts.followUpDays[row]) {
            const auto stage = model.stages()[static_cast<std::size_t>(verdicts.stage[row])].name;
            followUps.values[row] = Value::number(followUpBefore(table, earlier, row, stage).value_or(asOf + *days));
        }
        if (money && customers.books.counted > 0 && !std::isnan(customers.contribution[index]))
            shares.values[row] = Value::number(customers.contribution[index] / customers.books.counted);
    }
    for (auto* const filledColumn : { &stages, &reasons, &actions, &followUps })
        plan.columns.columns.push_back(std::move(*filledColumn));
    if (money)
        plan.columns.columns.push_back(std::move(shares));

    StagesFacts about;
    about.source = settings.place;
    about.model = settings.modelName;
    if (money)
        about.contributionHeader
            = wording.say({ "stages.contributionOf", { { "header", table.headers[*money] } } }, table.conventions.nullDate);
    about.asOf = asOf;
    about.today = settings.today;
    about.table = &table;
    about.books = &customers.books;
    about.leftOut = customers.leftOut;
    about.warnings = settings.warnings;
    about.warnings.insert(about.warnings.end(), customers.warnings.begin(), customers.warnings.end());
    about.warnings.insert(about.warnings.end(), recognition.doubts.begin(), recognition.doubts.end());
    plan.stages = planStages(model, stageOf, customers.contribution, about, wording);
    return plan;
}

} // namespace lifecycle::commands
