#include "sidebar/stages_panel.hpp"

#include "calc/conventions.hpp"
#include "calc/owned_ranges.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using uno::UNO_QUERY_THROW;

std::vector<BarEnds> barsToScale(const std::vector<double>& values)
{
    double low = 0, high = 0;
    for (const double value : values) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    const double range = high > low ? high - low : 1;
    const double zero = -low / range;
    std::vector<BarEnds> bars;
    for (const double value : values) {
        const double end = (value - low) / range;
        bars.push_back({std::min(zero, end), std::max(zero, end)});
    }
    return bars;
}

void StagesPanel::opened()
{
    summary_ = control("summary");
    warnings_ = control("warnings");
}

/// What stands in the document counts: it may have been undone, or deleted, since the last command spoke. Of an order log the table
/// by stage stands on a sheet; of a customer table only the columns beside it do.
void StagesPanel::lookAtDocument()
{
    auto& state = commands::stateOf(document());
    if (state.running || !takeModified())
        return;
    const bool ofTable = state.stages && !state.stages->lastOrder;
    if (ofTable && calc::sheetOwning(document(), calc::owned::table).is())
        return;
    auto stages = calc::shownStages(document());
    const bool gone = state.stages && (ofTable || !stages);
    state.stages = std::move(stages);
    if (gone) {
        state.message.reset();
        commands::tellListeners(document());
    }
}

void StagesPanel::fill()
{
    const auto model = document();
    if (!model.is())
        return;
    lookAtDocument();
    const auto& known = commands::stateOf(model).stages;
    const auto* shown = known ? &*known : nullptr;
    if (!shown) {
        summary_.setText(wording().text("panel.stages.empty"));
        warnings_.show(false);
        fillStages({});
        return;
    }
    const uno::Reference<beans::XPropertySet> properties{model, UNO_QUERY_THROW};
    const auto nullDate = calc::conventionsOf(place().context, properties).nullDate;
    std::string summary, warnings;
    const auto addLine = [](std::string& lines, const std::string& line) { lines += (lines.empty() ? "" : "\n") + line; };
    const auto say = [&](const char* key, std::vector<Message::Argument> arguments) {
        return wording().say(Message{key, std::move(arguments)}, nullDate);
    };
    addLine(summary, say("panel.stages.model", {{"model", WordArgument{shown->model}}}));
    if (shown->window)
        summary += " · " + say("panel.stages.window", {{"days", double(*shown->window)}});
    if (shown->asOf && shown->lastOrder && *shown->asOf != *shown->lastOrder)
        addLine(summary, say("panel.stages.asOfBeside", {{"date", DateArgument{double(*shown->asOf)}},
                                                            {"last", DateArgument{double(*shown->lastOrder)}}}));
    else if (shown->asOf)
        addLine(summary, say(shown->lastOrder ? "panel.stages.asOfLast" : "panel.stages.asOf",
                             {{"date", DateArgument{double(*shown->asOf)}}}));
    if (!shown->contributionHeader.empty())
        addLine(summary, say("panel.stages.bars", {{"what", shown->contributionHeader}}));
    if (shown->rowsLeftOut)
        addLine(warnings, say("panel.stages.leftOut", {{"rows", double(shown->rowsLeftOut)}}));
    for (const auto& warning : shown->warnings)
        addLine(warnings, warning);
    summary_.setText(summary);
    warnings_.setText(warnings);
    warnings_.show(!warnings.empty());
    fillStages(shown->stages);
}

void StagesPanel::fillStages(const std::vector<calc::ShownStage>& stages)
{
    while (stages_.size() < stages.size()) {
        const auto add = [this, next = std::to_string(stages_.size())](const char* part) { return addControl("FixedText", part + next); };
        stages_.push_back({add("name"), add("bar"), add("figures"), {}});
    }
    std::vector<double> lengths;
    const bool money = std::any_of(stages.begin(), stages.end(), [](const auto& stage) { return stage.contribution.has_value(); });
    for (const auto& stage : stages)
        lengths.push_back(money ? stage.contribution.value_or(0) : static_cast<double>(stage.customers));
    const bool whole = std::any_of(lengths.begin(), lengths.end(), [](double length) { return std::abs(length) >= 1000; });
    const auto bars = barsToScale(lengths);
    for (std::size_t i = 0; i < stages_.size(); ++i) {
        auto& row = stages_[i];
        for (Control* part : {&row.name, &row.bar, &row.figures})
            part->show(i < stages.size());
        if (i >= stages.size())
            continue;
        row.ends = bars[i];
        row.name.setText(stages[i].name);
        row.figures.setText(figures(stages[i], whole));
        // In its own colour the bar's text is not seen; a screen reader reads it.
        const uno::Any colour{static_cast<sal_Int32>(stages[i].colour)};
        row.bar.set("BackgroundColor", colour);
        row.bar.set("TextColor", colour);
        row.bar.setText(stages[i].name + ' ' + figures(stages[i], whole));
    }
}

std::string StagesPanel::figures(const calc::ShownStage& stage, bool whole) const
{
    Message message{"panel.stages.customers", {{"customers", numbers_.whole(static_cast<double>(stage.customers))}}};
    if (stage.contribution) {
        message.key = stage.share ? "panel.stages.figures" : "panel.stages.figuresWithoutShare";
        message.arguments.push_back({"contribution", whole ? numbers_.whole(*stage.contribution) : numbers_.decimal(*stage.contribution)});
        if (stage.share)
            message.arguments.push_back({"share", numbers_.percent(*stage.share)});
    }
    return wording().say(message, {});
}

void StagesPanel::arrange(Column& column)
{
    column.add(summary_);
    for (auto& row : stages_) {
        if (!row.name.isShown())
            continue;
        column.gap();
        column.add(row.name);
        column.addBar(row.bar, row.ends.left, row.ends.right);
        column.add(row.figures);
    }
    column.gap();
    column.add(warnings_);
}

} // namespace lifecycle::sidebar
