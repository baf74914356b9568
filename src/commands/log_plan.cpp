#include "commands/classify_plan.hpp"
#include "commands/next_contacts_plan.hpp"
#include "commands/noted_facts.hpp"
#include "commands/stage_log_plan.hpp"

#include "domain/compensated_sum.hpp"
#include "domain/customer_names.hpp"
#include "domain/customers.hpp"
#include "domain/fields.hpp"
#include "domain/order_status.hpp"
#include "domain/outlook.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

CellFormat formatOf(Metric metric)
{
    switch (metric) {
    case Metric::firstOrder:
    case Metric::lastOrder:
        return CellFormat::date;
    case Metric::usualGap:
    case Metric::overdue:
        return CellFormat::decimals;
    case Metric::silence:
    case Metric::fall:
    case Metric::rise:
    case Metric::pAlive:
        return CellFormat::chance;
    case Metric::expectedOrders:
        return CellFormat::hundredths;
    case Metric::revenue:
    case Metric::returns:
    case Metric::cost:
    case Metric::contribution:
    case Metric::averageOrder:
    case Metric::repeatOrder:
    case Metric::recent:
    case Metric::previous:
    case Metric::clv:
        return CellFormat::money;
    case Metric::change:
    case Metric::share:
        return CellFormat::share;
    default:
        return CellFormat::whole;
    }
}

Value numberOrBlank(double number) { return std::isnan(number) ? Value{} : Value::number(number); }

class LogPlanner
{
public:
    LogPlanner(
        const Table& table, const Recognition& recognition, const Model& model, const Settings& settings, const Pulse& pulse)
        : table_{ table }
        , recognition_{ recognition }
        , model_{ model }
        , settings_{ settings }
        , pulse_{ pulse }
        , wording_{ settings.language }
    {
    }

    Result<LogPlan> plan(
        const std::optional<Earlier>& earlier, const std::optional<Earlier>& stageLog, const std::optional<Earlier>& nextContacts)
    {
        if (!pulse_("progress.orders", 10))
            return stoppedMessage();
        auto log = readOrderLog(table_, recognition_, { settings_.today, settings_.amountIs, settings_.statuses });
        if (!log)
            return log.error();
        log_ = std::move(log.value());
        asOf_ = settings_.asOf.value_or(log_.lastDate);
        if (!pulse_("progress.metrics", 25))
            return stoppedMessage();
        customers_ = customersAt(log_, asOf_, settings_.window);
        if (customers_.who.empty())
            return Message{ "classify.nothingByThen",
                { { "date", DateArgument{ static_cast<double>(asOf_) } },
                    { "first", DateArgument{ static_cast<double>(log_.firstDate) } } } };
        if (!pulse_("progress.outlook", 30))
            return stoppedMessage();
        outlook_ = addOutlook(customers_, settings_.terms);
        NotedFacts noted{ table_, recognition_, earlier };
        if (stageLog || nextContacts || noted.any())
            findKeys();

        Facts facts{ customers_.who.size(), table_.conventions };
        addFacts(facts);
        noted.addTo(facts, byKey_);
        if (!pulse_("progress.stages", 35))
            return stoppedMessage();
        auto verdicts = judge(model_, facts, asOf_, wording_, plan_.customers.texts, pulse_);
        if (!verdicts)
            return verdicts.error();
        verdicts_ = std::move(verdicts.value());
        orderRows(earlier);
        fillStageLog(stageLog);
        findCandidates(facts, marksOf(nextContacts, asOf_));
        fillCustomers(earlier);
        fillNextContacts(nextContacts);
        fillStages(facts, followUpsKept(nextContacts, asOf_));
        return std::move(plan_);
    }

private:
    void findKeys()
    {
        keys_.reserve(customers_.who.size());
        for (std::size_t index = 0; index < customers_.who.size(); ++index) {
            keys_.push_back(customerKey(log_.customers[customers_.who[index]]));
            byKey_.emplace(keys_.back(), index);
        }
    }

    /// The customer as its cell in the log has it: a number stays one.
    Value customerIn(std::size_t index, Texts& texts) const
    {
        const auto customer = customers_.who[index];
        const Value written = table_.columns[*recognition_.column(field::customer)][log_.firstRow[customer]];
        return written.isNumber() ? written : Value::text(texts.intern(log_.customers[customer]));
    }

    void addFacts(Facts& facts)
    {
        for (std::size_t index = 0; index < metricCount; ++index) {
            const auto metric = static_cast<Metric>(index);
            if (metric != Metric::cost || log_.hasCost)
                facts.add(nameOf(metric), customers_[metric]);
        }
    }

    /// Those that are still in the log, and lines without a customer, keep their order; then the new ones; then those that are
    /// gone.
    void orderRows(const std::optional<Earlier>& earlier)
    {
        auto& rows = plan_.rows;
        std::vector<bool> placed(customers_.who.size());
        std::vector<CustomerRow> gone;
        if (earlier) {
            const auto& names = earlier->ours.at("customer");
            for (std::size_t row = 0; row < names.size(); ++row) {
                CustomerRow here{ static_cast<std::int64_t>(row), -1 };
                if (names[row].isBlank()) {
                    rows.push_back(here);
                    continue;
                }
                const auto found = byKey_.find(customerKey(earlier->table.display(names[row])));
                if (found == byKey_.end() || placed[found->second]) {
                    gone.push_back(here);
                    continue;
                }
                placed[found->second] = true;
                here.customer = static_cast<std::int64_t>(found->second);
                rows.push_back(here);
            }
        }
        for (std::size_t index = 0; index < placed.size(); ++index)
            if (!placed[index])
                rows.push_back({ -1, static_cast<std::int64_t>(index) });
        rows.insert(rows.end(), gone.begin(), gone.end());
        for (std::size_t row = 0; row < rows.size(); ++row)
            plan_.rowsMove |= rows[row].earlier >= 0 && rows[row].earlier != static_cast<std::int64_t>(row);
    }

    void fillStageLog(const std::optional<Earlier>& earlier)
    {
        const auto customer = [&](std::size_t index, Texts& texts) { return customerIn(index, texts); };
        const auto stake = [&](std::size_t index) { return atStake(index); };
        stageLog_ = planStageLog({ model_, settings_.modelName, verdicts_.stage, keys_, customer, stake, asOf_ }, earlier, wording_);
        plan_.entries = std::move(stageLog_.entries);
    }

    void findCandidates(const Facts& facts, const MarksByCustomer& marks)
    {
        const auto& since = stageLog_.since;
        const DaysIn agreed{ facts, "next contact" };
        const SpecialDays special{ facts, asOf_ };
        candidates_.resize(since.size());
        for (std::size_t index = 0; index < since.size(); ++index)
            candidates_[index] = { verdicts_.rule[index], since[index], {}, agreed.at(index), {}, verdicts_.doNotContact[index],
                atStake(index), special.nearest(index) };
        for (const auto& [key, marked] : marks)
            if (const auto found = byKey_.find(key); found != byKey_.end()) {
                candidates_[found->second].done = marked.done;
                candidates_[found->second].postponedTo = marked.postponedTo;
            }
    }

    void fillNextContacts(const std::optional<Earlier>& earlier)
    {
        const auto& texts = plan_.customers.texts;
        const auto key = [&](std::size_t index) { return customerKey(log_.customers[customers_.who[index]]); };
        const auto line = [&](std::size_t index) {
            return ContactLine{ customerIn(index, plan_.customers.texts), verdicts_.actions[index], verdicts_.owners[index],
                verdicts_.stageNames[index], verdicts_.reasons[index] };
        };
        plan_.nextContacts
            = planNextContacts({ model_, candidates_, key, line, texts, asOf_, table_.conventions.nullDate }, earlier, wording_);
    }

    void fillCustomers(const std::optional<Earlier>& earlier)
    {
        const auto fields = customersFields(log_.hasCost);
        for (const auto& field : fields)
            if (!earlier || !earlier->deleted.contains(field))
                plan_.customers.columns.push_back(column(field, earlier));
    }

    calc::GridColumn column(const std::string& field, const std::optional<Earlier>& earlier)
    {
        calc::GridColumn column{ field, headerOf(field, wording_), CellFormat::text, {} };
        const auto fill = [&](CellFormat format, auto&& valueOf) {
            column.format = format;
            column.values.reserve(plan_.rows.size());
            for (const auto& row : plan_.rows)
                column.values.push_back(row.customer < 0 ? Value{} : valueOf(static_cast<std::size_t>(row.customer)));
        };
        auto& texts = plan_.customers.texts;
        if (field == "customer") {
            fill(CellFormat::text, [&](std::size_t index) { return customerIn(index, texts); });
            for (std::size_t row = 0; row < plan_.rows.size(); ++row)
                if (plan_.rows[row].customer < 0)
                    column.values[row] = asItWas(*earlier, plan_.rows[row], texts);
        } else if (field == "stage") {
            fill(CellFormat::text, [&](std::size_t index) { return verdicts_.stageNames[index]; });
        } else if (field == "in stage since") {
            fill(CellFormat::date, [&](std::size_t index) {
                return verdicts_.stage[index] < 0 ? Value{} : Value::number(candidates_[index].since);
            });
        } else if (field == "action") {
            fill(CellFormat::text, [&](std::size_t index) { return verdicts_.actions[index]; });
        } else if (field == "owner") {
            fill(CellFormat::text, [&](std::size_t index) { return verdicts_.owners[index]; });
        } else if (field == "follow up by") {
            fill(CellFormat::date, [&](std::size_t index) {
                const auto due = dueOn(model_, candidates_[index]);
                return due ? Value::number(*due) : Value{};
            });
        } else if (field == "reason") {
            fill(CellFormat::text, [&](std::size_t index) { return verdicts_.reasons[index]; });
            markThoseGone(column.values);
        } else {
            const auto metric = *metricNamed(field);
            const auto values = customers_[metric];
            fill(formatOf(metric), [&](std::size_t index) { return numberOrBlank(values[index]); });
        }
        return column;
    }

    static Value asItWas(const Earlier& earlier, const CustomerRow& row, Texts& texts)
    {
        const Value was = earlier.ours.at("customer")[static_cast<std::size_t>(row.earlier)];
        return was.isText() ? Value::text(texts.intern(earlier.table.texts[was.text()])) : was;
    }

    void markThoseGone(Column& reasons)
    {
        const auto mark = wording_.say(
            { "reason.gone", { { "date", DateArgument{ static_cast<double>(asOf_) } } } }, table_.conventions.nullDate);
        const auto& names = plan_.customers.columns.front().values;
        for (std::size_t row = 0; row < plan_.rows.size(); ++row)
            if (plan_.rows[row].customer < 0 && !names[row].isBlank())
                reasons[row] = Value::text(plan_.customers.texts.intern(mark));
    }

    double atStake(std::size_t index) const
    {
        return contributionAtStake(customers_[Metric::contribution][index], customers_[Metric::tx][index],
            customers_[Metric::usualGap][index], customers_.rhythm.window);
    }

    /// The customers that skipped a stage, as many names as a sentence holds.
    void warnOfSkipped(std::vector<Message>& warnings) const
    {
        const auto& skipped = stageLog_.skipped;
        if (skipped.empty())
            return;
        constexpr std::size_t named = 5;
        std::string names;
        for (std::size_t number = 0; number < std::min(skipped.size(), named); ++number)
            names += (number == 0 ? "" : ", ") + log_.customers[customers_.who[skipped[number]]];
        if (skipped.size() > named)
            names += " …";
        warnings.push_back({ "warning.skipped", { { "customers", static_cast<double>(skipped.size()) }, { "names", names } } });
    }

    /// Where the log or the user's columns say what was spent, what it came to stands beside it.
    std::vector<StageAmount> amounts(const Facts& known) const
    {
        const auto investment = known.find("investment");
        if (!log_.hasCost && !investment)
            return {};
        std::vector<StageAmount> amounts;
        for (const auto metric : { Metric::revenue, Metric::returns, Metric::cost })
            if (metric != Metric::cost || log_.hasCost)
                amounts.push_back({ headerOf(nameOf(metric), wording_), { customers_[metric].begin(), customers_[metric].end() } });
        if (investment)
            amounts.push_back(amountOf(headerOf("investment", wording_), known, *investment));
        amounts.push_back({ headerOf(nameOf(Metric::contribution), wording_),
            { customers_[Metric::contribution].begin(), customers_[Metric::contribution].end() } });
        return amounts;
    }

    std::vector<RiskLine> riskLines()
    {
        std::vector<RiskLine> lines;
        for (const AtRisk& risk : customersAtRisk(customers_, verdicts_.doNotContact)) {
            const Value customer = customerIn(risk.row, plan_.customers.texts);
            const auto stage = verdicts_.stage[risk.row];
            lines.push_back({ customer.isNumber() ? PlannedValue{ customer.number() }
                                                  : PlannedValue{ std::string{ plan_.customers.texts[customer.text()] } },
                stage < 0 ? std::string{ wording_.text("stages.noStage") } : model_.stages()[static_cast<std::size_t>(stage)].name,
                risk });
        }
        return lines;
    }

    void fillStages(const Facts& known, const FollowUpsKept& kept)
    {
        StagesFacts facts;
        facts.amounts = amounts(known);
        facts.kept = kept;
        facts.source = settings_.place;
        facts.model = settings_.modelName;
        facts.contributionHeader = wording_.text(log_.hasCost ? "stages.contributionLessCost" : "stages.contribution");
        facts.asOf = asOf_;
        facts.today = settings_.today;
        facts.table = &table_;
        facts.log = &log_;
        facts.books = &log_.books;
        facts.leftOut = log_.leftOut;
        facts.window = customers_.rhythm.window;
        facts.windowFixed = customers_.rhythm.windowFixed;
        CompensatedSum counted;
        for (const double revenue : customers_[Metric::revenue])
            counted += revenue;
        for (const double returns : customers_[Metric::returns])
            counted -= returns;
        facts.countedByThen = counted.value();
        facts.warnings = settings_.warnings;
        facts.warnings.insert(facts.warnings.end(), recognition_.doubts.begin(), recognition_.doubts.end());
        facts.warnings.insert(facts.warnings.end(), log_.warnings.begin(), log_.warnings.end());
        warnOfSkipped(facts.warnings);
        facts.warnings.insert(facts.warnings.end(), outlook_.whyNot.begin(), outlook_.whyNot.end());
        if (auto doubt = doubtOfIndependence(outlook_))
            facts.warnings.push_back(std::move(*doubt));
        facts.outlook = { outlook_, totalsOf(customers_, outlook_), riskLines() };
        if (const auto status = recognition_.column(field::status))
            facts.meanings.push_back({ table_.headers[*status],
                statusValues(table_, *status, OrderStatuses{ settings_.statuses }), OrderStatuses::meanings(), settings_.statuses });
        plan_.stages = planStages(model_, verdicts_.stage, customers_[Metric::contribution], facts, wording_);
    }

    const Table& table_;
    const Recognition& recognition_;
    const Model& model_;
    const Settings& settings_;
    const Pulse& pulse_;
    Wording wording_;
    OrderLog log_;
    Day asOf_ = 0;
    Customers customers_;
    Outlook outlook_;
    Verdicts verdicts_;
    std::vector<std::string> keys_; ///< per customer; where earlier sheets have to be matched
    CustomersByKey byKey_;
    std::vector<Candidate> candidates_;
    StageLogPlan stageLog_; ///< its entries are in `plan_`
    LogPlan plan_;
};

} // namespace

std::vector<std::string> customersFields(bool hasCost)
{
    std::vector<std::string> fields{ "customer", "stage", "in stage since", "follow up by", "owner", "action", "reason" };
    for (std::size_t index = 0; index < metricCount; ++index)
        if (const auto metric = static_cast<Metric>(index); metric != Metric::cost || hasCost)
            fields.emplace_back(nameOf(metric));
    return fields;
}

Result<LogPlan> planFromLog(const Table& log, const Recognition& recognition, const Model& model, const Settings& settings,
    const std::optional<Earlier>& customers, const std::optional<Earlier>& stageLog, const std::optional<Earlier>& nextContacts,
    const Pulse& pulse)
{
    return LogPlanner{ log, recognition, model, settings, pulse }.plan(customers, stageLog, nextContacts);
}

} // namespace lifecycle::commands
