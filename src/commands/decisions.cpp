#include "commands/decisions.hpp"

#include "calc/undo_step.hpp"
#include "calc/view.hpp"
#include "commands/amounts_shown.hpp"
#include "commands/block_sheet.hpp"
#include "commands/decisions_plan.hpp"
#include "commands/model_choice.hpp"
#include "commands/table_command.hpp"
#include "domain/classification.hpp"

#include <com/sun/star/table/CellContentType.hpp>

#include <boost/outcome/try.hpp>

#include <algorithm>

namespace lifecycle::commands
{

using namespace com::sun::star;

namespace
{

class DecisionsCommand final : public TableCommand
{
public:
    explicit DecisionsCommand(const CommandCall& call)
        : TableCommand{ call }
    {
    }

private:
    Result<void> read() override
    {
        BOOST_OUTCOME_TRY(auto model, chooseModel(call_.document, arguments_.model, conventions_, wording_, options_));
        model_ = std::move(model);
        BOOST_OUTCOME_TRY(readCurrentTable());
        if (recognition_.shape != Shape::orderLog)
            return Message{ "error.decisions.needsLog", { { "why", recognition_.why } } };
        BOOST_OUTCOME_TRY(fitModel(*model_));
        BOOST_OUTCOME_TRY(auto place, placeFor(call_.document, calc::owned::decisions, "sheet.decisions", wording_));
        sheet_ = std::move(place);
        cost_ = costOfBefore();
        readMeanings();
        return boost::outcome_v2::success();
    }

    /// What the user wrote into the cell for it.
    std::optional<double> costOfBefore() const
    {
        if (!sheet_.sheet.is())
            return {};
        const auto where = calc::ownedRange(sheet_.sheet, costCellName());
        if (!where)
            return {};
        const auto cell = sheet_.sheet->getCellByPosition(where->StartColumn, where->StartRow);
        return cell->getType() == table::CellContentType_EMPTY ? std::nullopt : std::optional{ cell->getValue() };
    }

    Result<void> compute(const Pulse& pulse) override
    {
        if (!pulse("progress.orders", 10))
            return stoppedMessage();
        BOOST_OUTCOME_TRY(const auto log, readOrderLog(table_, recognition_, { settings_.today, settings_.amountIs, settings_.statuses }));
        const auto asOf = arguments_.asOf ? static_cast<Day>(*arguments_.asOf) : log.lastDate;
        const auto customers = customersAt(log, asOf, settings_.window);
        if (customers.who.empty())
            return Message{ "classify.nothingByThen",
                { { "date", DateArgument{ static_cast<double>(asOf) } },
                    { "first", DateArgument{ static_cast<double>(log.firstDate) } } } };
        const auto facts = factsOf(customers, log, conventions_);
        BOOST_OUTCOME_TRY(const auto classifier, Classifier::bind(model_->model, facts, asOf));
        const auto rules = classifier.classify().rule;
        if (!pulse("progress.stages", 30))
            return stoppedMessage();
        PanelOptions options;
        options.window = settings_.window;
        options.terms = settings_.terms;
        const DecisionsFacts found{ place_, model_->name, model_->model, log, customers, declining(log, customers, rules),
            stagePanel(log, model_->model, asOf, options), cost_ };
        if (!pulse("progress.stages", 80))
            return stoppedMessage();
        plan_ = planDecisions(found, wording_, conventions_.nullDate);
        return boost::outcome_v2::success();
    }

    std::vector<Declining> declining(const OrderLog& log, const Customers& customers, std::span<const std::int32_t> rules) const
    {
        const auto& stages = model_->model.stages();
        std::vector<bool> falls;
        for (const Stage& stage : stages)
            falls.push_back(
                expectedContributionOf(stage.expectedContribution).kind == ExpectedContribution::Kind::falling);
        std::vector<Declining> found;
        for (std::size_t index = 0; index < rules.size(); ++index) {
            if (rules[index] < 0)
                continue;
            const auto stage = model_->model.rules()[static_cast<std::size_t>(rules[index])].stage;
            if (!falls[stage])
                continue;
            if (const auto choice = declineChoice(log, customers.who[index], customers.asOf, customers.rhythm))
                found.push_back({ customers.who[index], stage, *choice });
        }
        std::ranges::stable_sort(found, std::greater{}, [](const Declining& one) { return one.choice.value; });
        return found;
    }

    Result<void> write() override
    {
        showAmounts(plan_, amounts_);
        if (auto room = checkBlocks(sheet_, plan_); !room)
            return room;
        const WriteGuard guard{ call_.context, call_.document, call_.frame, stop_ };
        calc::UndoStep step{ call_.document, wording_.text("undo.decisions") };
        if (!show("progress.writing", 90))
            return stoppedMessage();
        writeBlocks(call_.document, step, sheet_, plan_, current_.range, false, [&] { goOn("progress.writing", 95); });
        step.finish();
        return boost::outcome_v2::success();
    }

    Message finished() override
    {
        if (!sheet_.sheet.is())
            calc::showSheet(call_.controller, calc::sheetOwning(call_.document, calc::owned::decisions));
        return { "decisions.done", { { "sheet", sheet_.name } } };
    }

    std::optional<ChosenModel> model_;
    SheetPlace sheet_;
    std::optional<double> cost_;
    BlockPlan plan_;
};

} // namespace

void decisions(const CommandCall& call) { std::make_shared<DecisionsCommand>(call)->start(); }

} // namespace lifecycle::commands
