#include "commands/classify.hpp"

#include "calc/undo_step.hpp"
#include "calc/view.hpp"
#include "commands/amounts_shown.hpp"
#include "commands/columns_beside.hpp"
#include "commands/log_sheets.hpp"
#include "commands/model_choice.hpp"
#include "commands/next_contacts_plan.hpp"
#include "commands/outcomes_plan.hpp"
#include "commands/owned_list.hpp"
#include "commands/table_command.hpp"

#include <com/sun/star/sheet/XSpreadsheetView.hpp>

#include <memory>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

class Classification final : public TableCommand
{
public:
    Classification(const CommandCall& call, bool withCharts)
        : TableCommand{ call }
        , withCharts_{ withCharts }
    {
    }

private:
    Result<void> read() override
    {
        if (auto model = chooseModel(call_.document, arguments_.model, conventions_, wording_, options_); model)
            model_ = std::move(model.value());
        else
            return model.error();
        if (auto table = readCurrentTable(); !table)
            return table;
        return readAll();
    }

    Result<void> readAll()
    {
        if (auto beside = ColumnsBeside::find(call_.document, current_, table_); beside)
            beside_ = std::move(beside.value());
        else
            besideRefused_ = beside.error();
        if (recognition_.shape == Shape::unknown)
            return recognition_.why;
        if (auto fitting = fitModel(*model_); !fitting)
            return fitting;
        settings_.modelName = model_->name;
        if (recognition_.shape == Shape::customerTable && besideRefused_)
            return *besideRefused_;
        auto nextContacts = OwnedList::find(
            call_.document, calc::owned::nextContacts, "sheet.nextContacts", nextContactsFields(), {}, conventions_, wording_, readInSlices());
        if (!nextContacts)
            return nextContacts.error();
        nextContacts_ = std::move(nextContacts.value());
        if (recognition_.shape == Shape::orderLog) {
            auto sheets = LogSheets::find(call_.document, conventions_, wording_, readInSlices());
            if (!sheets)
                return sheets.error();
            sheets_ = std::move(sheets.value());
        } else if (withCharts_ || calc::sheetOwning(call_.document, calc::owned::stages).is()) {
            auto stages = placeFor(call_.document, calc::owned::stages, "sheet.stages", wording_);
            if (!stages)
                return stages.error();
            stages_ = stages.value();
        }
        if (isTableOfContacts(recognition_)) {
            auto outcomes = placeFor(call_.document, calc::owned::outcomes, "sheet.outcomes", wording_);
            if (!outcomes)
                return outcomes.error();
            outcomes_ = outcomes.value();
        }
        readMeanings();
        return boost::outcome_v2::success();
    }

    Result<void> compute(const Pulse& pulse) override
    {
        if (recognition_.shape == Shape::orderLog) {
            auto plan = planFromLog(table_, recognition_, model_->model, settings_, sheets_->customers(), sheets_->stageLog(),
                nextContacts_->earlier(), pulse);
            if (!plan)
                return plan.error();
            logPlan_ = std::move(plan.value());
        } else {
            auto plan
                = planFromTable(table_, recognition_, model_->model, settings_, beside_->earlier(), nextContacts_->earlier(), pulse);
            if (!plan)
                return plan.error();
            tablePlan_ = std::move(plan.value());
        }
        table_ = {};
        return boost::outcome_v2::success();
    }

    void showAllAmounts()
    {
        if (logPlan_) {
            showAmounts(logPlan_->customers, amounts_);
            showAmounts(logPlan_->stages.sheet, amounts_);
            showAmounts(logPlan_->nextContacts.list, amounts_);
            showAmounts(logPlan_->entries, amounts_);
            return;
        }
        showAmounts(tablePlan_->columns, amounts_);
        showAmounts(tablePlan_->stages.sheet, amounts_);
        showAmounts(tablePlan_->nextContacts.list, amounts_);
        if (tablePlan_->outcomes)
            showAmounts(*tablePlan_->outcomes, amounts_);
    }

    Result<void> write() override
    {
        showAllAmounts();
        if (sheets_)
            if (auto room = sheets_->check(*logPlan_); !room)
                return room;
        if (auto room = nextContacts_->checkRoom(nextContactsPlan().rows.size()); !room)
            return room;
        if (stages_)
            if (auto room = checkBlocks(*stages_, tablePlan_->stages.sheet); !room)
                return room;
        if (outcomes_ && tablePlan_->outcomes)
            if (auto room = checkBlocks(*outcomes_, *tablePlan_->outcomes); !room)
                return room;
        const WriteGuard guard{ call_.context, call_.document, call_.frame, stop_ };
        calc::UndoStep step{ call_.document, wording_.text(withCharts_ ? "undo.charts" : "undo.classify") };
        const auto keepGoing = [&](int percent) { return goOn("progress.writing", percent); };
        bool written = false;
        if (sheets_) {
            written = sheets_->write(step, *logPlan_, current_.range, withCharts_, keepGoing);
        } else {
            written = beside_->write(*tablePlan_,
                [&](std::size_t done, std::size_t rows) { return keepGoing(60 + static_cast<int>(35 * done / rows)); });
            if (written && stages_)
                writeBlocks(call_.document, step, *stages_, tablePlan_->stages.sheet, current_.range, withCharts_, [&] { keepGoing(95); });
            if (written && outcomes_ && tablePlan_->outcomes) {
                writeBlocks(call_.document, step, *outcomes_, *tablePlan_->outcomes, current_.range, withCharts_, [&] { keepGoing(97); });
                if (!outcomes_->sheet.is())
                    tablePlan_->toSay.push_back({ "outcomes.made", { { "sheet", outcomes_->name } } });
            }
        }
        if (written)
            written = writeNextContacts(step, [&](std::size_t, std::size_t) { return keepGoing(99); });
        if (!written)
            return stoppedMessage();
        step.finish();
        return boost::outcome_v2::success();
    }

    /// A new sheet is made once somebody is due.
    bool writeNextContacts(calc::UndoStep& step, const calc::OnWritten& onWritten) const
    {
        const auto& plan = nextContactsPlan();
        if (nextContacts_->exists())
            return nextContacts_->refresh(plan.list, plan.rows, plan.rowsMove, plan.emptied, onWritten);
        return plan.rows.empty() || nextContacts_->writeNew(step, plan.list, onWritten);
    }

    /// New sheets come to the front, with their headers kept in sight; a refresh leaves the view where it is.
    void showResult()
    {
        if (const auto due = calc::sheetOwning(call_.document, calc::owned::nextContacts); due.is() && !nextContacts_->exists()) {
            const Reference<sheet::XSpreadsheetView> view{ call_.controller, UNO_QUERY };
            const auto shown = view.is() ? view->getActiveSheet() : calc::Sheet{};
            calc::freezeHeader(call_.controller, due);
            calc::showSheet(call_.controller, shown);
        }
        if (sheets_ && !sheets_->customers())
            calc::freezeHeader(call_.controller, calc::sheetOwning(call_.document, calc::owned::customers));
        if ((sheets_ && !sheets_->stageLog()) || (stages_ && !stages_->sheet.is()))
            calc::showSheet(call_.controller, calc::sheetOwning(call_.document, calc::owned::stages));
    }

    Message summary() const
    {
        const auto& shown = stagesPlan().shown;
        std::size_t customers = 0;
        for (const auto& stage : shown.stages)
            customers += stage.customers;
        std::vector<Message::Argument> arguments{ { "customers", static_cast<double>(customers) }, { "place", settings_.place },
            { "rows", static_cast<double>(shown.rowsLeftOut) } };
        if (shown.asOf)
            arguments.push_back({ "date", DateArgument{ static_cast<double>(*shown.asOf) } });
        return { shown.rowsLeftOut > 0 ? "classify.doneLeftOut" : "classify.done", std::move(arguments) };
    }

    const NextContactsPlan& nextContactsPlan() const { return logPlan_ ? logPlan_->nextContacts : tablePlan_->nextContacts; }
    const StagesPlan& stagesPlan() const { return logPlan_ ? logPlan_->stages : tablePlan_->stages; }

    Message finished() override
    {
        showResult();
        return summary();
    }
    std::vector<Message> more() const override
    {
        auto said = TableCommand::more();
        if (tablePlan_)
            said.insert(said.end(), tablePlan_->toSay.begin(), tablePlan_->toSay.end());
        return said;
    }
    std::optional<calc::ShownStages> stages() const override { return stagesPlan().shown; }

    bool withCharts_;
    std::optional<ChosenModel> model_;
    std::optional<LogSheets> sheets_; ///< of an order log
    std::optional<ColumnsBeside> beside_; ///< of a customer table
    std::optional<Message> besideRefused_;
    std::optional<OwnedList> nextContacts_;
    std::optional<SheetPlace> stages_; ///< of a customer table with charts
    std::optional<SheetPlace> outcomes_; ///< of a table of contacts
    std::optional<LogPlan> logPlan_;
    std::optional<TablePlan> tablePlan_;
};

} // namespace

void classify(const CommandCall& call) { std::make_shared<Classification>(call, false)->start(); }
void charts(const CommandCall& call) { std::make_shared<Classification>(call, true)->start(); }

} // namespace lifecycle::commands
