#include "commands/outlook_blocks.hpp"

#include <array>
#include <cmath>
#include <span>
#include <string>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

// Beyond it, frequency tells a tenth of what there is to know of the spend.
constexpr double muchCorrelated = 0.3;

using Columns = std::vector<BlockWriter::TableColumn>;
using TableRows = std::vector<BlockWriter::TableRow>;

std::string textOf(const BlockWriter& sheet, std::string_view key) { return std::string{ sheet.wording().text(key) }; }

/// The table that the function gives, in the functions' language: as it stands here, the functions take it.
template <class Fit>
void tableOfFit(BlockWriter& sheet, std::string_view family, std::span<const std::string_view> names,
    std::span<const double> parameters, const Fit& fit)
{
    const Wording english{ "en" };
    const auto word = [&](std::string_view key) { return std::string{ english.text(key) }; };
    const int top = sheet.row();
    sheet.put(0, std::string{ family }, CellFormat::text, true);
    sheet.put(1, word("function.result.value"), CellFormat::parameter, true);
    sheet.put(2, word("function.result.standardError"), CellFormat::parameter, true);
    for (std::size_t index = 0; index < names.size(); ++index) {
        sheet.next();
        sheet.put(0, std::string{ names[index] });
        sheet.put(1, parameters[index], CellFormat::parameter);
        sheet.put(2, fit.standardErrors[index], CellFormat::parameter);
    }
    sheet.next();
    sheet.put(0, word("function.result.logLikelihood"));
    sheet.put(1, fit.logLikelihood, CellFormat::hundredths);
    sheet.next();
    sheet.put(0, word("function.result.fittedCustomers"));
    sheet.put(1, fit.customers, CellFormat::whole);
    sheet.place(family, { top, 0, sheet.row(), 2 });
    sheet.next();
}

void fittedModels(BlockWriter& sheet, const Outlook& outlook)
{
    const auto& model = outlook.orders->parameters;
    const auto family = statistics::familyOf(model);
    sheet.title("stages.outlook.models");
    sheet.line(textOf(sheet, family == statistics::Family::paretonbd ? "stages.outlook.paretonbd" : "stages.outlook.mbgnbd"));
    const auto parameters = statistics::parametersOf(model);
    tableOfFit(sheet, statistics::nameOf(family), statistics::parameterNames(family), parameters, *outlook.orders);
    if (!outlook.spend)
        return;
    sheet.next();
    if (std::isfinite(outlook.independence.correlation))
        sheet.line(Message{ "stages.outlook.independence",
            { { "correlation", std::round(outlook.independence.correlation * 1000) / 1000 },
                { "ranks", std::round(outlook.independence.rankCorrelation * 1000) / 1000 }, { "limit", muchCorrelated } } });
    constexpr std::array<std::string_view, 3> names{ "p", "q", "gamma" };
    const auto spend = outlook.spend->parameters.parameters();
    tableOfFit(sheet, "gammagamma", names, spend, *outlook.spend);
}

void totals(BlockWriter& sheet, const Outlook& outlook, const statistics::Totals& totals)
{
    sheet.title("stages.outlook.totals");
    const auto row = [&](std::string_view key, const statistics::Total& total) {
        return BlockWriter::TableRow{ { textOf(sheet, key), std::round(total.expected), std::round(total.interval.low),
            std::round(total.interval.high) } };
    };
    TableRows rows{ row("stages.outlook.active", totals.alive), row("stages.outlook.orders", totals.orders) };
    if (totals.value)
        rows.push_back(row("stages.outlook.value", *totals.value));
    sheet.table("outlook",
        { { textOf(sheet, "stages.outlook.what") }, { textOf(sheet, "stages.outlook.expected"), CellFormat::whole },
            { textOf(sheet, "stages.outlook.low"), CellFormat::whole },
            { textOf(sheet, "stages.outlook.high"), CellFormat::whole } },
        rows);
    sheet.line(Message{ "stages.outlook.terms",
        { { "days", static_cast<double>(outlook.terms.horizon) }, { "percent", 100 * outlook.terms.yearlyDiscount } } });
}

void atRisk(BlockWriter& sheet, const std::vector<RiskLine>& lines)
{
    sheet.title("stages.risk.title");
    sheet.line(Message{ "stages.risk.rule", { { "low", AtRisk::leastAlive }, { "high", AtRisk::mostAlive } } });
    if (lines.empty()) {
        sheet.line(textOf(sheet, "stages.risk.nobody"));
        return;
    }
    TableRows rows;
    for (const auto& [customer, stage, risk] : lines)
        rows.push_back({ { customer, stage, risk.pAlive, risk.valueIfActive, risk.atStake } });
    sheet.table("at_risk",
        { { textOf(sheet, "column.customer") }, { textOf(sheet, "column.stage") },
            { sheet.wording().word("p alive"), CellFormat::chance },
            { textOf(sheet, "stages.risk.valueIfActive"), CellFormat::money },
            { textOf(sheet, "column.atStake"), CellFormat::money } },
        rows);
}

} // namespace

void addOutlookBlocks(BlockWriter& sheet, const OutlookFacts& facts)
{
    if (!facts.outlook.orders || !facts.totals)
        return;
    if (facts.totals->value)
        sheet.block([&] { atRisk(sheet, facts.atRisk); });
    sheet.block([&] { totals(sheet, facts.outlook, *facts.totals); });
    sheet.block([&] { fittedModels(sheet, facts.outlook); });
}

std::optional<Message> doubtOfIndependence(const Outlook& outlook)
{
    const double correlation = outlook.independence.rankCorrelation;
    if (!outlook.spend || !(std::abs(correlation) >= muchCorrelated))
        return {};
    return Message{ correlation > 0 ? "outlook.spendRises" : "outlook.spendFalls",
        { { "correlation", std::round(correlation * 1000) / 1000 } } };
}

} // namespace lifecycle::commands
