#include "commands/model_page.hpp"

#include "calc/options.hpp"
#include "calc/undo_step.hpp"
#include "calc/view.hpp"
#include "commands/at_once.hpp"
#include "commands/block_sheet.hpp"
#include "commands/model_choice.hpp"
#include "domain/model_words.hpp"


#include <boost/outcome/try.hpp>

#include <algorithm>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::CellFormat;

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

Result<Said> makePage(const CommandCall& call, const Asked& asked)
{
    BOOST_OUTCOME_TRY(checkWritable(call));
    const auto& wording = asked.wording;
    BOOST_OUTCOME_TRY(const auto chosen, chooseModel(call.document, asked.arguments.model, asked.conventions, wording, calc::options(call.context)));
    const auto plan = planModelPage(chosen.model, chosen.name, wording);
    BOOST_OUTCOME_TRY(const auto place, placeFor(call.document, calc::owned::modelPage, "sheet.modelPage", wording));
    BOOST_OUTCOME_TRY(checkBlocks(place, plan));
    calc::UndoStep step{ call.document, wording.text("undo.modelPage") };
    const auto sheet = writeBlocks(call.document, step, place, plan, {}, false);
    step.finish();
    calc::showSheet(call.controller, sheet);
    return Said{ asked.say({ "model.pageMade", { { "sheet", place.name } } }) };
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
    doAtOnce(call, [&](const Asked& asked) { return makePage(call, asked); });
}

} // namespace lifecycle::commands
