#include "commands/edit_model.hpp"

#include "calc/conventions.hpp"
#include "calc/model_sheets.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"
#include "commands/document_state.hpp"
#include "commands/guarded.hpp"
#include "commands/model_choice.hpp"
#include "commands/model_sheet.hpp"
#include "commands/running_command.hpp"
#include "domain/model_check.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/XStorable.hpp>
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

/// What both commands begin with.
struct Asked {
    Wording wording;
    Conventions conventions;
    Arguments arguments;
};

Result<Asked> readCall(const CommandCall& call)
{
    if (!Reference<sheet::XSpreadsheetDocument>{call.document, UNO_QUERY}.is())
        return Message{"error.command.noSpreadsheet", {}};
    if (stateOf(call.document).running)
        return Message{"error.command.running", {}};
    Asked asked{Wording{Wording::languageFor(calc::officeLanguage(call.context))},
        calc::conventionsOf(call.context, Reference<beans::XPropertySet>{call.document, UNO_QUERY_THROW}), {}};
    BOOST_OUTCOME_TRY(asked.arguments, readArguments(call.arguments, asked.conventions));
    return asked;
}

Result<calc::Sheet> makeSheet(const CommandCall& call, const Table& model, const Wording& wording)
{
    if (Reference<frame::XStorable>{call.document, UNO_QUERY_THROW}->isReadonly())
        return Message{"error.classify.readOnly", {}};
    if (Reference<util::XProtectable>{call.document, UNO_QUERY_THROW}->isProtected())
        return Message{"error.classify.structureProtected", {{"sheet", model.sheet}}};
    calc::UndoStep step{call.document, wording.text("undo.editModel")};
    const auto sheet = writeModelSheet(call.document, step, model.sheet, model, wording);
    step.finish();
    return sheet;
}

/// What is said when it went well.
struct Said {
    Message message;
};

/// Chosen and shown: what is typed there is what Classify uses next.
Said choose(const CommandCall& call, const calc::Sheet& sheet, const std::string& place, const char* key)
{
    stateOf(call.document).choice.model = place;
    calc::showSheet(call.controller, sheet);
    return {{key, {{"sheet", calc::utf8(Reference<container::XNamed>{sheet, UNO_QUERY_THROW}->getName())}}}};
}

Result<Said> edit(const CommandCall& call, const Asked& asked)
{
    const auto& wording = asked.wording;
    BOOST_OUTCOME_TRY(const auto source, modelSource(call.document, asked.arguments.model, asked.conventions, wording));
    if (source.range.is()) {
        const auto sheet = Reference<sheet::XSheetCellRange>{source.range, UNO_QUERY_THROW}->getSpreadsheet();
        const auto model = calc::modelOn(sheet);
        return choose(call, sheet, model ? model->place : asked.arguments.model.value_or(source.name), "model.onSheet");
    }
    const auto table = Model::builtInTable(source.name, wording.language()).value();
    const auto sheets = Reference<sheet::XSpreadsheetDocument>{call.document, UNO_QUERY_THROW}->getSheets();
    if (const auto name = calc::unicode(table.sheet); sheets->hasByName(name)) {
        const calc::Sheet there{sheets->getByName(name), UNO_QUERY_THROW};
        const auto model = calc::modelOn(there);
        if (!model)
            return Message{"error.classify.sheetIsYours", {{"sheet", table.sheet}}};
        return choose(call, there, model->place, "model.onSheet");
    }
    BOOST_OUTCOME_TRY(const auto sheet, makeSheet(call, table, wording));
    auto said = choose(call, sheet, calc::modelOn(sheet)->place, "model.sheetMade");
    calc::freezeHeader(call.controller, sheet, modelRowsInSight);
    return said;
}

/// What is found: the first line says how much.
std::vector<std::string> report(const ModelSource& source, const Asked& asked)
{
    const auto findings = lifecycle::checkModel(source.table);
    const auto say = [&](const Message& message) { return asked.wording.say(message, asked.conventions.nullDate); };
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
        + asked.wording.say({"check.more", {{"count", left}}}, asked.conventions.nullDate);
}

/// `panel`: where it is to say less than the outcome.
void end(const CommandCall& call, const Outcome& outcome, const std::optional<std::string>& panel = {})
{
    if (call.document.is())
        setEnded(call.document, panel.value_or(outcome.sentence), !outcome.done, {});
    call.finished(outcome);
}

void refuse(const CommandCall& call, const Message& why)
{
    const Wording wording{Wording::languageFor(calc::officeLanguage(call.context))};
    const Outcome outcome{false, wording.say(why, Conventions{}.nullDate)};
    // The command that runs goes on telling the panel what it does.
    if (why.key == "error.command.running" || why.key == "error.command.noSpreadsheet")
        return call.finished(outcome);
    end(call, outcome);
}

} // namespace

void editModel(const CommandCall& call)
{
    Outcome outcome;
    const auto done = guarded([&]() -> Result<void> {
        BOOST_OUTCOME_TRY(const auto asked, readCall(call));
        BOOST_OUTCOME_TRY(const auto said, edit(call, asked));
        outcome.done = true;
        outcome.sentence = asked.wording.say(said.message, asked.conventions.nullDate);
        return boost::outcome_v2::success();
    });
    done ? end(call, outcome) : refuse(call, done.error());
}

void checkModel(const CommandCall& call)
{
    Outcome outcome;
    std::string shown;
    const auto done = guarded([&]() -> Result<void> {
        BOOST_OUTCOME_TRY(const auto asked, readCall(call));
        const auto inFront = calc::modelInFront(call.controller);
        const auto wanted = !asked.arguments.model && inFront ? std::optional{inFront->place} : asked.arguments.model;
        BOOST_OUTCOME_TRY(const auto source, modelSource(call.document, wanted, asked.conventions, asked.wording));
        const auto lines = report(source, asked);
        outcome.done = outcome.isAnswer = true;
        outcome.sentence = joined(lines);
        shown = beginning(lines, asked);
        return boost::outcome_v2::success();
    });
    done ? end(call, outcome, shown) : refuse(call, done.error());
}

} // namespace lifecycle::commands
