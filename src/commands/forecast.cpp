#include "commands/forecast.hpp"

#include "calc/undo_step.hpp"
#include "calc/view.hpp"
#include "commands/amounts_shown.hpp"
#include "commands/block_sheet.hpp"
#include "commands/forecast_check_plan.hpp"
#include "commands/forecast_plan.hpp"
#include "commands/renewals_plan.hpp"
#include "commands/table_command.hpp"
#include "domain/forecast_check.hpp"

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;

namespace
{

class ForecastCommand final : public TableCommand
{
public:
    explicit ForecastCommand(const CommandCall& call)
        : TableCommand{ call }
    {
    }

private:
    /// One sheet of ours that it writes.
    struct Target {
        SheetPlace place;
        BlockPlan plan;
    };

    Result<void> read() override
    {
        if (auto read = readCurrentTable(); !read)
            return read;
        survivors_ = survivorsIn(table_, recognition_);
        if (!survivors_ && recognition_.shape != Shape::orderLog)
            return Message{ "error.forecast.needsLog", { { "why", recognition_.why } } };
        for (const auto& [owned, nameKey] : survivors_
                 ? Sheets{ { calc::owned::renewals, "sheet.renewals" } }
                 : Sheets{ { calc::owned::forecastCheck, "sheet.forecastCheck" }, { calc::owned::forecast, "sheet.forecast" } }) {
            auto place = placeFor(call_.document, owned, nameKey, wording_);
            if (!place)
                return place.error();
            targets_.push_back({ std::move(place.value()), {} });
        }
        readMeanings();
        return boost::outcome_v2::success();
    }

    Result<void> compute(const Pulse& pulse) override
    {
        if (survivors_) {
            auto plan = planRenewals(*survivors_, table_.headers[survivors_->periodColumn], place_, settings_.terms.yearlyDiscount, wording_,
                conventions_.nullDate);
            if (!plan)
                return plan.error();
            targets_[0].plan = std::move(plan.value().sheet);
            said_ = std::move(plan.value().summary);
            return boost::outcome_v2::success();
        }
        return computeForecast(pulse);
    }

    Result<void> computeForecast(const Pulse& pulse)
    {
        const statistics::Work work{ 0, stopToken() };
        if (!pulse("progress.orders", 10))
            return stoppedMessage();
        const auto log = readOrderLog(table_, recognition_, { settings_.today, settings_.amountIs, settings_.statuses });
        if (!log)
            return log.error();
        const auto asOf = arguments_.asOf ? static_cast<Day>(*arguments_.asOf) : log.value().lastDate;
        const auto cut = arguments_.cutDate ? std::optional{ static_cast<Day>(*arguments_.cutDate) } : std::nullopt;
        if (!pulse("progress.outlook", 30))
            return stoppedMessage();
        const auto check = checkForecast(log.value(), asOf, cut, work);
        if (!check)
            return check.error();
        if (!pulse("progress.outlook", 60))
            return stoppedMessage();
        auto customers = customersAt(log.value(), asOf);
        const auto outlook = addOutlook(customers, settings_.terms, work);
        const auto totals = totalsOf(customers, outlook, work);
        if (work.stop.stop_requested())
            return stoppedMessage();
        if (!totals)
            return outlook.whyNot.front();
        targets_[0].plan = planForecastCheck(check.value(), place_, log.value().warnings, wording_, conventions_.nullDate);
        targets_[1].plan = planForecast(customers, outlook, *totals, log.value().firstDate, place_, wording_, conventions_.nullDate);
        said_ = verdictOf(check.value());
        table_ = {};
        return boost::outcome_v2::success();
    }

    Result<void> write() override
    {
        for (Target& target : targets_)
            showAmounts(target.plan, amounts_);
        for (const Target& target : targets_)
            if (auto room = checkBlocks(target.place, target.plan); !room)
                return room;
        const WriteGuard guard{ call_.context, call_.document, call_.frame, stop_ };
        calc::UndoStep step{ call_.document, wording_.text(survivors_ ? "undo.renewals" : "undo.forecast") };
        int written = 0;
        for (const Target& target : targets_) {
            const int percent = 80 + 10 * written++;
            if (!show("progress.writing", percent))
                return stoppedMessage();
            writeBlocks(call_.document, step, target.place, target.plan, current_.range, false,
                [&] { goOn("progress.writing", percent); });
        }
        step.finish();
        return boost::outcome_v2::success();
    }

    Message finished() override
    {
        if (!targets_[0].place.sheet.is())
            calc::showSheet(call_.controller, calc::sheetOwning(call_.document, targets_[0].plan.name));
        return said_;
    }

    using Sheets = std::vector<std::pair<std::string_view, std::string_view>>; ///< owned name, key of the sheet's name

    std::optional<SurvivorTable> survivors_;
    std::vector<Target> targets_;
    Message said_;
};

} // namespace

void forecast(const CommandCall& call) { std::make_shared<ForecastCommand>(call)->start(); }

} // namespace lifecycle::commands
