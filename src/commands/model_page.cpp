#include "commands/model_page.hpp"

#include "calc/conventions.hpp"
#include "calc/undo_step.hpp"
#include "calc/view.hpp"
#include "commands/block_sheet.hpp"
#include "commands/document_state.hpp"
#include "commands/guarded.hpp"
#include "commands/model_choice.hpp"
#include "commands/running_command.hpp"
#include "domain/model_words.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <boost/outcome/try.hpp>

#include <algorithm>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::CellFormat;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

/// What the stage's rules say under a header: each once, in the order of the rules.
std::string saidOf(const Model& model, std::size_t stage, const std::string& header)
{
    std::vector<std::string_view> said;
    for (std::size_t rule = 0; rule < model.rules().size(); ++rule)
        if (model.rules()[rule].stage == stage)
            if (const auto words = model.information(rule, header); words && !words->empty() && !std::ranges::count(said, *words))
                said.push_back(*words);
    if (said.size() == 1)
        return std::string{ said.front() };
    std::string text;
    for (const auto words : said)
        text += (text.empty() ? "• " : "\n• ") + std::string{ words };
    return text;
}

/// In 1/100 mm. A word or two, or sentences.
std::int32_t widthUnder(std::string_view header)
{
    const auto known = modelWord(header);
    return known == word::owner || known == word::supporting || known == word::expectedContribution
        ? 3'200
        : 6'800;
}

/// The name of its sheet.
Result<std::string> makePage(const CommandCall& call, const Wording& wording)
{
    if (!Reference<sheet::XSpreadsheetDocument>{ call.document, UNO_QUERY }.is())
        return Message{ "error.command.noSpreadsheet", {} };
    if (stateOf(call.document).running)
        return Message{ "error.command.running", {} };
    if (Reference<frame::XStorable> { call.document, UNO_QUERY_THROW } -> isReadonly())
        return Message{ "error.classify.readOnly", {} };
    const auto conventions
        = calc::conventionsOf(call.context, Reference<beans::XPropertySet>{ call.document, UNO_QUERY_THROW });
    BOOST_OUTCOME_TRY(const auto arguments, readArguments(call.arguments, conventions));
    BOOST_OUTCOME_TRY(const auto chosen, chooseModel(call.document, arguments.model, conventions, wording));
    const auto plan = planModelPage(chosen.model, chosen.name, wording);
    BOOST_OUTCOME_TRY(const auto place, placeFor(call.document, calc::owned::modelPage, "sheet.modelPage", wording));
    BOOST_OUTCOME_TRY(checkBlocks(place, plan));
    calc::UndoStep step{ call.document, wording.text("undo.modelPage") };
    const auto sheet = writeBlocks(call.document, step, place, plan, {}, false);
    step.finish();
    calc::showSheet(call.controller, sheet);
    return place.name;
}

} // namespace

BlockPlan planModelPage(const Model& model, const std::string& name, const Wording& wording)
{
    std::vector<BlockWriter::TableColumn> columns{ { wording.word(word::stage), CellFormat::paragraph },
        { wording.word(word::expectedContribution), CellFormat::paragraph } };
    std::vector<std::int32_t> widths{ 4'200, 3'200 };
    std::vector<BlockWriter::TableRow> rows;
    for (const Stage& stage : model.stages())
        rows.push_back({ { stage.name, stage.expectedContribution }, stage.colour });
    for (const std::string& header : model.informationHeaders()) {
        // The days belong to single rules.
        if (modelWord(header) == word::colour || modelWord(header) == word::followUp)
            continue;
        columns.push_back({ header, CellFormat::paragraph });
        widths.push_back(widthUnder(header));
        for (std::size_t stage = 0; stage < rows.size(); ++stage)
            rows[stage].values.emplace_back(saidOf(model, stage, header));
    }
    BlockWriter sheet{ calc::owned::modelPage, wording, Conventions{}.nullDate };
    sheet.widths(std::move(widths));
    sheet.block([&] { sheet.line(Message{ "model.pageTitle", { { "model", name } } }, true); });
    sheet.block([&] { sheet.table("", columns, rows); });
    return std::move(sheet).plan();
}

void modelPage(const CommandCall& call)
{
    const Wording wording{ Wording::languageFor(calc::officeLanguage(call.context)) };
    Outcome outcome;
    const auto done = guarded([&]() -> Result<void> {
        BOOST_OUTCOME_TRY(const auto sheet, makePage(call, wording));
        outcome = { true, wording.say({ "model.pageMade", { { "sheet", sheet } } }, Conventions{}.nullDate) };
        return boost::outcome_v2::success();
    });
    if (!done)
        outcome = { false, wording.say(done.error(), Conventions{}.nullDate) };
    // The command that runs goes on telling the panel what it does.
    const bool isSilent = !done && (done.error().key == "error.command.running" || done.error().key == "error.command.noSpreadsheet");
    if (!isSilent)
        setEnded(call.document, outcome.sentence, !outcome.done, {});
    call.finished(outcome);
}

} // namespace lifecycle::commands
