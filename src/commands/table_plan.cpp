#include "commands/next_contacts_plan.hpp"
#include "commands/outcomes_plan.hpp"

#include "domain/contacts.hpp"
#include "domain/contacts_at.hpp"
#include "domain/contradictory_dates.hpp"
#include "domain/customer_names.hpp"
#include "domain/customer_table.hpp"
#include "domain/outcome_columns.hpp"
#include "domain/row_customer.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::commands
{

using calc::CellFormat;
using calc::GridColumn;

namespace
{

/// Since when a row is in its stage: the day of its outcome, the day that the table tells, or the day on which it was first seen
/// there, which follows from the follow-up of then.
class Since
{
public:
    Since(const Table& table, const Facts& facts, const Result<Contacts>& contacts,
        const std::map<std::string, Column, std::less<>>& earlier, Day asOf)
        : table_{ table }
        , told_{ facts, "in stage since" }
        , ofOutcome_(table.rows())
        , stages_{ columnOf(earlier, "stage") }
        , dates_{ columnOf(earlier, "follow up by") }
        , asOf_{ asOf }
    {
        if (contacts)
            for (const Contact& contact : contacts.value().contacts)
                ofOutcome_[contact.row] = dayOfOutcome(contact);
    }

    Day at(std::size_t row, std::string_view stage, std::optional<int> days, const ContactMarks& marks) const
    {
        // What lies ahead of the as-of date is not known yet.
        if (ofOutcome_[row] && *ofOutcome_[row] <= asOf_)
            return *ofOutcome_[row];
        if (const auto told = told_.at(row); told && *told <= asOf_)
            return *told;
        const bool sameStage = stages_ && row < stages_->size() && table_.display((*stages_)[row]) == stage;
        if (!sameStage)
            return asOf_;
        if (days && dates_ && row < dates_->size() && (*dates_)[row].isNumber()) {
            const auto followUp = static_cast<Day>((*dates_)[row].number());
            // What was put off, and done before that day, was done in this stage.
            return followUp == marks.doneWasPostponedTo ? std::min(followUp - *days, *marks.done) : followUp - *days;
        }
        return marks.done ? std::min(*marks.done, asOf_) : asOf_; // what was to be done at once, and is done
    }

private:
    static const Column* columnOf(const std::map<std::string, Column, std::less<>>& columns, std::string_view field)
    {
        const auto found = columns.find(field);
        return found == columns.end() ? nullptr : &found->second;
    }

    const Table& table_;
    DaysIn told_;
    std::vector<std::optional<Day>> ofOutcome_;
    const Column* stages_;
    const Column* dates_;
    Day asOf_;
};

/// What stands beside a row that is left out as hidden stays.
void keepHiddenRows(const Table& table, const std::map<std::string, Column, std::less<>>& earlier, calc::Grid& columns)
{
    for (auto& column : columns.columns)
        if (const auto found = earlier.find(column.field); found != earlier.end())
            for (const auto row : table.hiddenRows) {
                const Value value = found->second[row];
                column.values[row] = value.isText() ? Value::text(columns.texts.intern(table.texts[value.text()])) : value;
            }
}

} // namespace

Result<TablePlan> planFromTable(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings,
    const std::map<std::string, Column, std::less<>>& earlier, const std::optional<Earlier>& nextContacts, const Pulse& pulse)
{
    if (!pulse("progress.stages", 30))
        return stoppedMessage();
    const Wording wording{ settings.language };
    const auto asOf = settings.asOf.value_or(settings.today);
    const auto earlierDay = isTableOfContacts(recognition) ? contactsAt(table, recognition, asOf) : std::nullopt;
    const auto& atThatDay = earlierDay ? earlierDay->table : table;
    const auto notYet = earlierDay ? std::span<const LeftOut>{ earlierDay->notYet } : std::span<const LeftOut>{};
    const auto read = readCustomerTable(table, recognition, notYet);
    if (!read)
        return read.error();
    const OutcomeColumns words{ table, settings.outcomes };
    Facts facts{ table.rows(), table.conventions };
    words.tell(facts);
    for (std::size_t column = 0; column < atThatDay.columns.size(); ++column)
        if (!atThatDay.nameOf(column).empty())
            facts.add(atThatDay.nameOf(column), atThatDay.columns[column], atThatDay.texts);
    auto contacts = readContacts(atThatDay, recognition, settings.outcomes);
    if (contacts)
        std::erase_if(contacts.value().contacts, [&](const Contact& contact) {
            return std::ranges::binary_search(notYet, contact.row, {}, &LeftOut::row);
        });

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
    const RowCustomer names{ table, recognition };
    const Since since{ table, facts, contacts, earlier, asOf };
    const DaysIn agreed{ facts, "next contact" };
    const SpecialDays special{ facts, asOf };
    const auto marks = marksOf(nextContacts, asOf);
    std::vector<Candidate> candidates;
    for (std::size_t index = 0; index < customers.rows.size(); ++index) {
        const auto row = customers.rows[index];
        stages.values[row] = verdicts.stageNames[row];
        reasons.values[row] = verdicts.reasons[row];
        actions.values[row] = verdicts.actions[row];
        auto& candidate = candidates.emplace_back();
        candidate.rule = verdicts.rule[row];
        candidate.doNotContact = verdicts.doNotContact[row];
        candidate.ownDate = agreed.at(row);
        candidate.special = special.nearest(row);
        ContactMarks ofCustomer;
        if (!marks.empty())
            if (const auto marked = marks.find(customerKey(names.at(row))); marked != marks.end())
                ofCustomer = marked->second;
        candidate.done = ofCustomer.done;
        candidate.postponedTo = ofCustomer.postponedTo;
        if (candidate.rule >= 0)
            candidate.since = since.at(row, model.stages()[static_cast<std::size_t>(verdicts.stage[row])].name,
                model.followUpDays(static_cast<std::size_t>(candidate.rule)), ofCustomer);
        if (money)
            candidate.atStake = customers.contribution[index];
        if (const auto due = dueOn(model, candidate))
            followUps.values[row] = Value::number(*due);
        if (money && customers.books.counted > 0 && !std::isnan(customers.contribution[index]))
            shares.values[row] = Value::number(customers.contribution[index] / customers.books.counted);
    }
    plan.nextContacts
        = planNextContacts({ model, candidates, [&](std::size_t index) { return customerKey(names.at(customers.rows[index])); },
                               [&](std::size_t index) {
                                   const auto row = customers.rows[index];
                                   return ContactLine{ names.cell(row, texts), verdicts.actions[row], verdicts.owners[row],
                                       verdicts.stageNames[row], verdicts.reasons[row] };
                               },
                               texts, asOf, table.conventions.nullDate },
            nextContacts, wording);
    for (auto* const filledColumn : { &stages, &reasons, &actions, &followUps })
        plan.columns.columns.push_back(std::move(*filledColumn));
    if (money)
        plan.columns.columns.push_back(std::move(shares));
    keepHiddenRows(table, earlier, plan.columns);

    StagesFacts about;
    about.source = settings.place;
    about.model = settings.modelName;
    if (money)
        about.contributionHeader
            = wording.say({ "stages.contributionOf", { { "header", table.headers[*money] } } }, table.conventions.nullDate);
    for (const std::string_view field : { "cost", "investment" })
        if (const auto known = facts.find(field))
            about.amounts.push_back(amountOf(headerOf(field, wording), facts, *known, customers.rows));
    if (!about.amounts.empty() && money)
        about.amounts.push_back({ about.contributionHeader, customers.contribution });
    about.kept = followUpsKept(nextContacts, asOf);
    about.adoption = countAdoption(facts, customers.rows, asOf);
    about.asOf = asOf;
    about.today = settings.today;
    about.table = &table;
    about.books = &customers.books;
    about.leftOut = customers.leftOut;
    about.warnings = settings.warnings;
    about.warnings.insert(about.warnings.end(), customers.warnings.begin(), customers.warnings.end());
    about.warnings.insert(about.warnings.end(), recognition.doubts.begin(), recognition.doubts.end());
    plan.toSay = words.unknown();
    if (!isTableOfContacts(recognition)) // the sheet Outcomes lists theirs
        for (const auto& pair : contradictoryDates(table, recognition))
            plan.toSay.push_back(pair.said(table));
    about.warnings.insert(about.warnings.end(), plan.toSay.begin(), plan.toSay.end());
    plan.stages = planStages(model, stageOf, customers.contribution, about, wording);
    if (contacts && isTableOfContacts(recognition))
        plan.outcomes = planOutcomes(
            contacts.value(), { settings.place, asOf, &table, &recognition, &settings.outcomes, notYet.size() }, wording);
    return plan;
}

} // namespace lifecycle::commands
