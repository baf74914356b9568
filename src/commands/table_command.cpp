#include "commands/table_command.hpp"
#include "commands/amounts_shown.hpp"

#include "calc/chosen_meanings.hpp"
#include "calc/range_checks.hpp"
#include "calc/read_table.hpp"
#include "calc/remembered_choices.hpp"
#include "commands/described_table.hpp"
#include "commands/document_state.hpp"
#include "domain/model_fit.hpp"

namespace lifecycle::commands
{

using namespace com::sun::star;

Result<void> TableCommand::readCurrentTable()
{
    auto current = arguments_.range ? calc::tableNamed(call_.document, *arguments_.range) : tableMeant(call_.controller);
    if (!current)
        return current.error();
    current_ = std::move(current.value());
    place_ = calc::placeOf(current_.range);
    if (current_.rows() == 0)
        return Message{ "error.classify.noRows", { { "place", place_ } } };
    if (const auto merged = calc::mergedCellsIn(current_.range))
        return Message{ "error.classify.merged", { { "place", *merged } } };
    settings_.asOf = arguments_.asOf ? std::optional{ static_cast<Day>(*arguments_.asOf) } : std::nullopt;
    settings_.amountIs = arguments_.amountIs;
    settings_.window = arguments_.window.value_or(options_.window.value_or(0));
    if (settings_.window == 0)
        settings_.window.reset();
    settings_.terms = { arguments_.horizon.value_or(options_.terms.horizon),
        arguments_.discount.value_or(options_.terms.yearlyDiscount) };
    settings_.today = calc::today(conventions_);
    settings_.language = wording_.language();
    settings_.place = place_;
    auto hidden = calc::hiddenRowsIn(current_.range);
    const bool onlyVisible = arguments_.onlyVisible.value_or(stateOf(call_.document).choice.onlyVisible);
    if (!hidden.empty())
        settings_.warnings.push_back({ onlyVisible ? "warning.onlyVisibleRows" : "warning.hiddenRows",
            { { "rows", static_cast<double>(hidden.size()) }, { "place", place_ } } });
    if (onlyVisible)
        said_ = settings_.warnings;
    const auto slices = readInSlices();
    slices.begins(current_.range);
    if (!show("progress.reading", 0))
        return interrupted();
    auto table = calc::readTable(current_.range, conventions_, slices.onBlock);
    if (!table)
        return interrupted();
    table_ = std::move(*table);
    if (onlyVisible)
        table_.hiddenRows = std::move(hidden);
    choices_ = calc::rememberedChoices(call_.document).of(table_);
    recognition_ = recogniseAs(table_, choices_);
    amounts_ = amountsShown(call_.document, current_.range, recognition_, options_.decimals);
    return boost::outcome_v2::success();
}

Result<void> TableCommand::fitModel(ChosenModel& model) const
{
    if (isModelNamed(call_.document, arguments_.model))
        return boost::outcome_v2::success();
    const auto fields = fieldsOf(table_, recognition_.shape == Shape::orderLog);
    if (fitOf(model.model, fields).usable())
        return boost::outcome_v2::success();
    const auto best = modelsByFit(fields).front();
    if (!best.usable())
        return boost::outcome_v2::success();
    auto fitting = chooseModel(call_.document, wording_.word(best.name), conventions_, wording_, options_);
    if (!fitting)
        return fitting.error();
    model = std::move(fitting.value());
    return boost::outcome_v2::success();
}

void TableCommand::readMeanings()
{
    const auto range = calc::meaningsRange(call_.document, calc::meaningsSheetFor(recognition_.shape));
    if (range.is())
        watch({ range });
    const auto written = calc::withRemembered(calc::meaningsIn(range, conventions_), choices_);
    if (recognition_.shape == Shape::orderLog)
        settings_.statuses = calc::statusesChosen(written);
    else
        settings_.outcomes = calc::outcomesChosen(written, table_);
}

} // namespace lifecycle::commands
