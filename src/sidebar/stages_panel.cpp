#include "sidebar/stages_panel.hpp"

#include "calc/conventions.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/stage_filter.hpp"
#include "calc/unicode.hpp"
#include "commands/command_names.hpp"

#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

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

std::vector<calc::ShownStage> inOrder(std::vector<calc::ShownStage> stages, StageOrder order)
{
    const auto key = [order](const calc::ShownStage& stage) {
        constexpr double notKnown = -std::numeric_limits<double>::infinity();
        return order == StageOrder::customers ? static_cast<double>(stage.customers)
                                              : (order == StageOrder::share ? stage.share : stage.contribution).value_or(notKnown);
    };
    if (order != StageOrder::model)
        std::ranges::stable_sort(stages, std::greater{}, key);
    return stages;
}

void StagesPanel::opened()
{
    summary_ = control("summary");
    orderLabel_ = control("orderLabel");
    order_ = dropDown(control("order"), [this] {
        commands::stateOf(document()).choice.stageOrder = order_.selectedItem();
        refreshSoon();
    });
    filter_ = control("filter");
    warnings_ = control("warnings");
    orderLabel_.setText(wording().text("panel.stages.order"));
    order_.setAccessibleName(wording().text("panel.stages.order"));
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
    const auto& state = commands::stateOf(model);
    const auto* shown = state.stages ? &*state.stages : nullptr;
    for (Control* part : std::initializer_list<Control*>{&orderLabel_, &order_, &filter_})
        part->show(shown != nullptr);
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
    fillOrder(*shown, state.choice.stageOrder);
    findShown(*shown);
    filter_.setText(shown_ ? say("panel.stages.filtered", {{"stage", *shown_}}) : std::string{wording().text("panel.stages.click")});
    fillStages(inOrder(shown->stages, static_cast<StageOrder>(order_.selectedItem())));
}

/// Without contributions there are two orders.
void StagesPanel::fillOrder(const calc::ShownStages& shown, std::size_t chosen)
{
    std::vector<std::string> orders;
    for (const char* key : {"panel.stages.orderOfTheModel", "panel.stages.byCustomers", "panel.stages.byContribution", "panel.stages.byShare"})
        orders.emplace_back(wording().text(key));
    if (std::ranges::none_of(shown.stages, [](const auto& stage) { return stage.contribution.has_value(); }))
        orders.resize(2);
    const auto selected = chosen < orders.size() ? chosen : 0;
    order_.setItems(std::move(orders), selected);
}

/// The filter of the sheet counts: it may have been undone, or changed by hand, since it was set.
void StagesPanel::findShown(const calc::ShownStages& shown)
{
    shown_.reset();
    const auto table = calc::stagedTable(document(), place().frame->getController(), shown.lastOrder.has_value());
    const auto stage = table ? calc::stageShown(document(), *table) : std::nullopt;
    if (stage)
        shown_ = stage->empty() ? std::string{wording().text("stages.noStage")} : *stage;
}

void StagesPanel::addStage()
{
    const auto row = stages_.size();
    const auto add = [this, row](const char* kind, const char* part) { return addControl(kind, part + std::to_string(row)); };
    stages_.push_back({add("Button", "name"), add("FixedText", "bar"), add("FixedText", "figures"), {}, {}});
    auto& added = stages_.back();
    added.name.set("Toggle", uno::Any{true});
    added.name.set("Align", uno::Any{sal_Int16{0}});
    const auto clicked = listener([this, row] { showRows(row); });
    added.name.as<awt::XButton>()->addActionListener(clicked.get());
    for (const Control* part : {&added.bar, &added.figures})
        part->as<awt::XWindow>()->addMouseListener(clicked.get());
}

void StagesPanel::showRows(std::size_t row)
{
    uno::Sequence<beans::PropertyValue> arguments{1};
    arguments.getArray()[0] = {rtl::OUString::createFromAscii(commands::argument::stage), -1,
        uno::Any{calc::unicode(stages_[row].stage)}, beans::PropertyState_DIRECT_VALUE};
    dispatch(commands::showStageCommand, arguments);
    // Whether it is pressed says the sheet, not the mouse: a stage without rows is not shown alone.
    soon([this] { refreshSoon(); });
}

void StagesPanel::fillStages(const std::vector<calc::ShownStage>& stages)
{
    while (stages_.size() < stages.size())
        addStage();
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
        row.stage = stages[i].name;
        const bool pressed = shown_ == row.stage;
        row.name.setText((pressed ? "▸ " : "") + row.stage);
        row.name.set("State", uno::Any{sal_Int16{pressed}});
        const auto inFigures = figures(stages[i], whole);
        row.name.setAccessibleName(inFigures + '\n'
            + wording().say({pressed ? "panel.stages.showAll" : "panel.stages.showOnly", {{"stage", row.stage}}}, {}));
        row.figures.setText(inFigures);
        // In its own colour the bar's text is not seen; a screen reader reads it.
        const uno::Any colour{static_cast<sal_Int32>(stages[i].colour)};
        row.bar.set("BackgroundColor", colour);
        row.bar.set("TextColor", colour);
        row.bar.setText(stages[i].name + ' ' + inFigures);
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
    column.gap();
    column.addFields({{&orderLabel_, &order_}});
    column.add(filter_);
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
