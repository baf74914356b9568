#include "commands/history.hpp"

#include "calc/owned_ranges.hpp"
#include "calc/read_table.hpp"
#include "calc/undo_step.hpp"
#include "calc/view.hpp"
#include "commands/amounts_shown.hpp"
#include "commands/block_sheet.hpp"
#include "commands/changes_plan.hpp"
#include "commands/history_plan.hpp"
#include "commands/model_choice.hpp"
#include "commands/table_command.hpp"

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;

namespace
{

/// What both commands do: read the table and the model, write one sheet.
class MovementCommand : public TableCommand
{
protected:
    struct Kind {
        std::string_view owned, nameKey, undoKey;
    };

    MovementCommand(const CommandCall& call, const Kind& kind)
        : TableCommand{ call }
        , kind_{ kind }
    {
    }

    Result<void> read() override
    {
        auto model = chooseModel(call_.document, arguments_.model, conventions_, wording_, options_);
        if (!model)
            return model.error();
        model_ = std::move(model.value());
        if (auto table = readCurrentTable(); !table)
            return table;
        if (recognition_.shape == Shape::unknown)
            return recognition_.why;
        if (auto fitting = fitModel(*model_); !fitting)
            return fitting;
        settings_.modelName = model_->name;
        auto place = placeFor(call_.document, kind_.owned, kind_.nameKey, wording_);
        if (!place)
            return place.error();
        sheet_ = std::move(place.value());
        readMeanings();
        return readOwn();
    }

    /// The sheet that was planned, and what is said of it; the table is not needed any more.
    template <class Plan> Result<void> keep(Result<Plan> plan)
    {
        if (!plan)
            return plan.error();
        plan_ = std::move(plan.value().sheet);
        summary_ = std::move(plan.value().summary);
        table_ = {};
        return boost::outcome_v2::success();
    }

    /// What the command reads besides.
    virtual Result<void> readOwn() = 0;

    /// What the user chose in a cell of the sheet as it stands, as a table of one cell; empty where there is no such cell.
    Table chosenIn(std::string_view place) const
    {
        Table chosen;
        chosen.conventions = conventions_;
        if (!sheet_->sheet.is())
            return chosen;
        const auto cell = calc::ownedRange(sheet_->sheet, calc::owned::columnName(kind_.owned, place));
        if (!cell)
            return chosen;
        return calc::readCells(
            sheet_->sheet->getCellRangeByPosition(cell->StartColumn, cell->StartRow, cell->StartColumn, cell->StartRow), conventions_);
    }

    Result<void> write() override
    {
        showAmounts(plan_, amounts_);
        if (auto room = checkBlocks(*sheet_, plan_); !room)
            return room;
        if (!show("progress.writing", 90))
            return stoppedMessage();
        const WriteGuard guard{ call_.context, call_.document, call_.frame, stop_ };
        calc::UndoStep step{ call_.document, wording_.text(kind_.undoKey) };
        writeBlocks(call_.document, step, *sheet_, plan_, current_.range, false, [&] { goOn("progress.writing", 95); });
        step.finish();
        return boost::outcome_v2::success();
    }

    Message finished() override
    {
        if (!sheet_->sheet.is())
            calc::showSheet(call_.controller, calc::sheetOwning(call_.document, kind_.owned));
        return summary_;
    }

    const Kind kind_;
    std::optional<ChosenModel> model_;
    std::optional<SheetPlace> sheet_;
    BlockPlan plan_;
    Message summary_;
};

class HistoryCommand final : public MovementCommand
{
public:
    explicit HistoryCommand(const CommandCall& call)
        : MovementCommand{ call, { calc::owned::history, "sheet.history", "undo.history" } }
    {
    }

private:
    Result<void> readOwn() override
    {
        auto wanted = arguments_.period;
        if (const Table chosen = chosenIn("period"); !wanted && chosen.rows() > 0)
            wanted = chosen.display(chosen.columns[0][0]);
        if (!wanted || wanted->empty())
            return boost::outcome_v2::success();
        const auto period = periodNamed(*wanted);
        if (!period)
            return Message{ "error.history.period", { { "period", *wanted } } };
        period_ = *period;
        return boost::outcome_v2::success();
    }

    Result<void> compute(const Pulse& pulse) override
    {
        return keep(planHistory(table_, recognition_, model_->model, settings_, period_, pulse));
    }

    Period period_;
};

class ChangesCommand final : public MovementCommand
{
public:
    explicit ChangesCommand(const CommandCall& call)
        : MovementCommand{ call, { calc::owned::changes, "sheet.changes", "undo.changes" } }
    {
    }

private:
    Result<void> readOwn() override
    {
        if (recognition_.shape != Shape::orderLog)
            return Message{ "error.changes.needsLog", {} };
        if (arguments_.since) {
            earlier_ = static_cast<Day>(*arguments_.since);
            return boost::outcome_v2::success();
        }
        const Table chosen = chosenIn("since");
        if (chosen.rows() == 0 || chosen.columns[0][0].isBlank())
            return boost::outcome_v2::success();
        const auto earlier = earlierDayIn(chosen.columns[0][0], chosen.texts, conventions_, wording_);
        if (!earlier)
            return Message{ "error.changes.since", { { "written", chosen.display(chosen.columns[0][0]) } } };
        earlier_ = *earlier;
        return boost::outcome_v2::success();
    }

    Result<void> compute(const Pulse& pulse) override
    {
        return keep(planChanges(table_, recognition_, model_->model, settings_, earlier_, pulse));
    }

    EarlierDay earlier_ = Since::windowBefore;
};

} // namespace

void history(const CommandCall& call) { std::make_shared<HistoryCommand>(call)->start(); }
void changes(const CommandCall& call) { std::make_shared<ChangesCommand>(call)->start(); }

} // namespace lifecycle::commands
