#include "commands/stage_log_plan.hpp"

#include "commands/stage_history.hpp"

#include "domain/movement.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

class StageLogPlanner
{
public:
    StageLogPlanner(const StageLogFacts& facts, const std::optional<Earlier>& earlier, const Wording& wording)
        : facts_{ facts }
        , wording_{ wording }
        , isFirst_{ !earlier }
    {
        if (earlier) {
            const auto& ours = earlier->ours;
            history_ = { earlier->table, ours.at("as of"), ours.at("customer"), ours.at("stage"), ours.at("model") };
        }
        modelName_ = text(facts.modelName);
        for (const auto& stage : facts.model.stages())
            stageNames_.push_back(text(stage.name));
        for (const auto& field : stageLogFields())
            plan_.entries.columns.push_back(
                { field, headerOf(field, wording_),
                    field == "as of" ? CellFormat::date : field == "at stake" ? CellFormat::money : CellFormat::text, {} });
    }

    StageLogPlan plan()
    {
        plan_.since.assign(facts_.stage.size(), facts_.asOf);
        for (std::size_t customer = 0; customer < facts_.stage.size(); ++customer) {
            if (facts_.stage[customer] < 0)
                continue;
            const auto stage = static_cast<std::size_t>(facts_.stage[customer]);
            if (const auto known = inStageSince(customer, stage))
                plan_.since[customer] = *known;
            else
                enter(customer, stage);
        }
        return std::move(plan_);
    }

private:
    struct Move {
        Value movement, from; ///< blank: nothing to come from
    };

    std::optional<Day> inStageSince(std::size_t customer, std::size_t stage) const
    {
        if (isFirst_)
            return {};
        return history_.inStageSince(facts_.keys[customer], facts_.modelName, facts_.model.stages()[stage].name, facts_.asOf);
    }

    void enter(std::size_t customer, std::size_t stage)
    {
        const auto moved = isFirst_ ? Move{} : moveOf(customer, stage);
        const auto stake = moved.from.isBlank() ? std::nan("") : facts_.atStake(customer);
        const std::array row{ Value::number(facts_.asOf), facts_.customer(customer, plan_.entries.texts), stageNames_[stage],
            modelName_, moved.movement, moved.from, std::isnan(stake) ? Value{} : Value::number(stake) };
        for (std::size_t column = 0; column < row.size(); ++column)
            plan_.entries.columns[column].values.push_back(row[column]);
    }

    /// How a customer came from the stage of the last classification into this one.
    Move moveOf(std::size_t customer, std::size_t stage)
    {
        const auto before = history_.stageBefore(facts_.keys[customer], facts_.modelName, facts_.asOf);
        const auto& stages = facts_.model.stages();
        std::optional<std::size_t> from;
        Move move;
        if (before) {
            move.from = text(*before);
            const auto found = std::ranges::find(stages, *before, &Stage::name);
            if (found == stages.end())
                return move; // The model has no such stage any more.
            from = static_cast<std::size_t>(found - stages.begin());
        }
        const auto moved = movement(facts_.model, from, stage);
        if (moved == Movement::skipped)
            plan_.skipped.push_back(customer);
        move.movement = text(wording_.text(keyOf(moved)));
        return move;
    }

    Value text(std::string_view written) { return Value::text(plan_.entries.texts.intern(written)); }

    const StageLogFacts& facts_;
    const Wording& wording_;
    bool isFirst_;
    StageHistory history_;
    StageLogPlan plan_;
    Value modelName_;
    std::vector<Value> stageNames_; ///< by stage
};

} // namespace

std::vector<std::string> stageLogFields() { return { "as of", "customer", "stage", "model", "movement", "stage before", "at stake" }; }

StageLogPlan planStageLog(const StageLogFacts& facts, const std::optional<Earlier>& earlier, const Wording& wording)
{
    return StageLogPlanner{ facts, earlier, wording }.plan();
}

} // namespace lifecycle::commands
