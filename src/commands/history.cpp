#include "commands/history.hpp"

#include "calc/chosen_meanings.hpp"
#include "calc/current_table.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/range_checks.hpp"
#include "calc/read_table.hpp"
#include "calc/undo_step.hpp"
#include "calc/view.hpp"
#include "commands/block_sheet.hpp"
#include "commands/changes_plan.hpp"
#include "commands/history_plan.hpp"
#include "commands/long_command.hpp"
#include "commands/model_choice.hpp"

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;

namespace
{

/// What both commands do: read the table and the model, write one sheet.
class MovementCommand : public LongCommand
{
protected:
    struct Kind {
        std::string_view owned, nameKey, undoKey;
    };

    MovementCommand(const CommandCall& call, const Kind& kind)
        : LongCommand{ call }
        , kind_{ kind }
    {
    }

    Result<void> read() override
    {
        auto current
            = arguments_.range ? calc::tableNamed(call_.document, *arguments_.range) : calc::tableAtCursor(call_.controller);
        if (!current)
            return current.error();
        current_ = std::move(current.value());
        place_ = calc::placeOf(current_.range);
        if (current_.rows() == 0)
            return Message{ "error.classify.noRows", { { "place", place_ } } };
        if (const auto merged = calc::mergedCellsIn(current_.range))
            return Message{ "error.classify.merged", { { "place", *merged } } };
        auto model = chooseModel(call_.document, arguments_.model, conventions_, wording_);
        if (!model)
            return model.error();
        model_ = std::move(model.value());
        if (!show("progress.reading", 0))
            return stoppedMessage();
        table_ = *calc::readTable(current_.range, conventions_);
        recognition_ = recognise(table_);
        if (recognition_.shape == Shape::unknown)
            return recognition_.why;
        settings_.asOf = arguments_.asOf ? std::optional{ static_cast<Day>(*arguments_.asOf) } : std::nullopt;
        settings_.amountIs = arguments_.amountIs;
        settings_.window = arguments_.window;
        settings_.today = calc::today(conventions_);
        settings_.language = wording_.language();
        settings_.modelName = model_->name;
        settings_.place = place_;
        if (const auto hidden = calc::hiddenRowsIn(current_.range); hidden > 0)
            settings_.warnings.push_back(
                { "warning.hiddenRows", { { "rows", static_cast<double>(hidden) }, { "place", place_ } } });
        auto place = placeFor(call_.document, kind_.owned, kind_.nameKey, wording_);
        if (!place)
            return place.error();
        sheet_ = std::move(place.value());
        std::vector<Reference<table::XCellRange>> watched{ current_.range };
        if (const auto meanings = calc::meaningsRange(call_.document, calc::owned::stages); meanings.is()) {
            settings_.statuses = calc::statusesChosen(calc::meaningsIn(meanings, conventions_)); // as Classify counts them
            watched.push_back(meanings);
        }
        watch(watched);
        return readOwn();
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
        if (auto room = checkBlocks(*sheet_, plan_); !room)
            return room;
        if (!show("progress.writing", 90))
            return stoppedMessage();
        const WriteGuard guard{ call_.context, call_.document, call_.frame, stop_ };
        calc::UndoStep step{ call_.document, wording_.text(kind_.undoKey) };
        writeBlocks(call_.document, step, *sheet_, plan_, current_.range, false);
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
    calc::CurrentTable current_;
    Table table_;
    Recognition recognition_;
    std::optional<ChosenModel> model_;
    Settings settings_;
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
        auto plan = planHistory(table_, recognition_, model_->model, settings_, period_, pulse);
        if (!plan)
            return plan.error();
        plan_ = std::move(plan.value().sheet);
        summary_ = std::move(plan.value().summary);
        table_ = {};
        return boost::outcome_v2::success();
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
        auto plan = planChanges(table_, recognition_, model_->model, settings_, earlier_, pulse);
        if (!plan)
            return plan.error();
        plan_ = std::move(plan.value().sheet);
        summary_ = std::move(plan.value().summary);
        table_ = {};
        return boost::outcome_v2::success();
    }

    EarlierDay earlier_ = Since::windowBefore;
};

} // namespace

void history(const CommandCall& call) { std::make_shared<HistoryCommand>(call)->start(); }
void changes(const CommandCall& call) { std::make_shared<ChangesCommand>(call)->start(); }

} // namespace lifecycle::commands
