#include "commands/edit_model.hpp"

#include "calc/model_sheets.hpp"
#include "calc/options.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"
#include "commands/at_once.hpp"
#include "commands/document_state.hpp"
#include "commands/model_choice.hpp"
#include "commands/model_sheet.hpp"
#include "domain/model_check.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <boost/outcome/try.hpp>

#include <algorithm>
#include <span>

namespace lifecycle::commands {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

Result<calc::Sheet> makeSheet(const CommandCall& call, const Table& model, const Wording& wording)
{
    BOOST_OUTCOME_TRY(checkWritable(call));
    if (Reference<util::XProtectable>{call.document, UNO_QUERY_THROW}->isProtected())
        return Message{"error.classify.structureProtected", {{"sheet", model.sheet}}};
    calc::UndoStep step{call.document, wording.text("undo.editModel")};
    const auto sheet = writeModelSheet(call.document, step, model.sheet, model, wording);
    step.finish();
    return sheet;
}

/// Chosen and shown: what is typed there is what Classify uses next.
Said choose(const CommandCall& call, const Asked& asked, const calc::Sheet& sheet, const std::string& place, const char* key)
{
    stateOf(call.document).choice.model = place;
    calc::showSheet(call.controller, sheet);
    const auto name = calc::utf8(Reference<container::XNamed>{sheet, UNO_QUERY_THROW}->getName());
    return {asked.say({key, {{"sheet", name}}})};
}

Result<Said> edit(const CommandCall& call, const Asked& asked)
{
    const auto& wording = asked.wording;
    BOOST_OUTCOME_TRY(const auto source, modelSource(call.document, asked.arguments.model, asked.conventions, wording,
        calc::options(call.context)));
    if (source.range.is()) {
        const auto sheet = Reference<sheet::XSheetCellRange>{source.range, UNO_QUERY_THROW}->getSpreadsheet();
        const auto model = calc::modelOn(sheet);
        return choose(call, asked, sheet, model ? model->place : asked.arguments.model.value_or(source.name), "model.onSheet");
    }
    const auto table = Model::builtInTable(source.name, wording.language()).value();
    const auto sheets = Reference<sheet::XSpreadsheetDocument>{call.document, UNO_QUERY_THROW}->getSheets();
    if (const auto name = calc::unicode(table.sheet); sheets->hasByName(name)) {
        const calc::Sheet there{sheets->getByName(name), UNO_QUERY_THROW};
        const auto model = calc::modelOn(there);
        if (!model)
            return Message{"error.classify.sheetIsYours", {{"sheet", table.sheet}}};
        return choose(call, asked, there, model->place, "model.onSheet");
    }
    BOOST_OUTCOME_TRY(const auto sheet, makeSheet(call, table, wording));
    auto said = choose(call, asked, sheet, calc::modelOn(sheet)->place, "model.sheetMade");
    calc::freezeHeader(call.controller, sheet, modelRowsInSight);
    return said;
}

/// What is found: the first line says how much.
std::vector<std::string> report(const ModelSource& source, const Asked& asked)
{
    const auto findings = lifecycle::checkModel(source.table);
    const auto say = [&](const Message& message) { return asked.say(message); };
    const auto count = [&](ModelFinding::Weight weight) {
        return static_cast<double>(std::ranges::count(findings, weight, &ModelFinding::weight));
    };
    if (findings.empty())
        return {say({"check.nothing", {{"model", source.name}}})};
    std::vector<std::string> lines{say({"check.found", {{"model", source.name}, {"errors", count(ModelFinding::Weight::error)},
        {"warnings", count(ModelFinding::Weight::warning)}, {"notes", count(ModelFinding::Weight::note)}}})};
    for (const auto& finding : findings)
        lines.push_back(say(finding.what));
    return lines;
}

std::string joined(std::span<const std::string> lines)
{
    std::string text;
    for (const auto& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

/// The panel has room for the first ones.
std::string beginning(const std::vector<std::string>& lines, const Asked& asked)
{
    constexpr std::size_t shown = 6;
    if (lines.size() <= shown + 1)
        return joined(lines);
    const auto left = static_cast<double>(lines.size() - shown);
    return joined(std::span{lines}.first(shown)) + '\n'
        + asked.say({"check.more", {{"count", left}}});
}

} // namespace

void editModel(const CommandCall& call)
{
    doAtOnce(call, [&](const Asked& asked) { return edit(call, asked); });
}

void checkModel(const CommandCall& call)
{
    doAtOnce(call, [&](const Asked& asked) -> Result<Said> {
        const auto inFront = calc::modelInFront(call.controller);
        const auto wanted = !asked.arguments.model && inFront ? std::optional{inFront->place} : asked.arguments.model;
        BOOST_OUTCOME_TRY(const auto source, modelSource(call.document, wanted, asked.conventions, asked.wording,
            calc::options(call.context)));
        const auto lines = report(source, asked);
        return Said{joined(lines), true, beginning(lines, asked)};
    });
}

} // namespace lifecycle::commands
