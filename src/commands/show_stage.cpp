#include "commands/show_stage.hpp"

#include "calc/stage_filter.hpp"
#include "calc/undo_step.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"
#include "commands/at_once.hpp"
#include "commands/document_state.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <boost/outcome/try.hpp>

#include <algorithm>

namespace lifecycle::commands {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

Result<calc::StagedTable> findTable(const CommandCall& call)
{
    const auto& state = stateOf(call.document);
    const auto table = calc::stagedTable(call.document, call.controller, !state.stages || state.stages->lastOrder.has_value());
    if (!table)
        return Message{"error.showStage.noTable", {}};
    BOOST_OUTCOME_TRY(checkWritable(call));
    if (Reference<util::XProtectable>{table->sheet, UNO_QUERY_THROW}->isProtected())
        return Message{"error.classify.protected",
            {{"sheet", calc::utf8(Reference<container::XNamed>{table->sheet, UNO_QUERY_THROW}->getName())}}};
    return *table;
}

/// As it stands in the cells: who is in no stage has an empty one.
std::string stageInCells(const std::string& name)
{
    const bool none = std::ranges::any_of(Wording::languages(),
        [&](std::string_view language) { return Wording{language}.text("stages.noStage") == name; });
    return none ? std::string{} : name;
}

Result<Said> show(const CommandCall& call, const Asked& asked)
{
    BOOST_OUTCOME_TRY(const auto table, findTable(call));
    const auto shown = calc::stageShown(call.document, table);
    const auto& name = asked.arguments.stage;
    const auto stage = name ? std::optional{stageInCells(*name)} : std::nullopt;
    if (!stage || stage == shown) {
        if (shown) {
            calc::UndoStep step{call.document, asked.say({"undo.showAllStages", {}})};
            calc::showAllStages(call.document, table);
            step.finish();
        }
        calc::showSheet(call.controller, table.sheet);
        return Said{asked.say({"command.allStagesShown", {}})};
    }
    if (calc::rowsInStage(table, *stage) == 0)
        return Message{"error.showStage.nobody", {{"stage", *name}}};
    if (!calc::canShowStages(call.document, table))
        return Message{"error.showStage.filter", {}};
    calc::UndoStep step{call.document, asked.say({"undo.showStage", {{"stage", *name}}})};
    calc::showStage(call.document, table, *stage);
    step.finish();
    calc::showSheet(call.controller, table.sheet);
    return Said{asked.say({"command.stageShown", {{"stage", *name}}})};
}

} // namespace

void showStage(const CommandCall& call)
{
    doAtOnce(call, [&](const Asked& asked) { return show(call, asked); });
}

} // namespace lifecycle::commands
