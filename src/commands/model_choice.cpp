#include "commands/model_choice.hpp"

#include "calc/cell_areas.hpp"
#include "calc/current_table.hpp"
#include "calc/model_sheets.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/read_table.hpp"
#include "calc/shown_stages.hpp"
#include "commands/document_state.hpp"
#include "domain/folding.hpp"

#include <com/sun/star/sheet/XSheetCellRange.hpp>

#include <boost/outcome/try.hpp>

#include <set>

namespace lifecycle::commands {

using namespace com::sun::star;
using calc::addressOf;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

using Range = Reference<table::XCellRange>;

/// What is chosen in the panels; the default where that sheet has gone meanwhile.
std::string leftOut(const Reference<frame::XModel>& document, const Wording& wording, const calc::Options& options)
{
    const auto chosen = wording.word(stateOf(document).choice.model);
    const bool isThere = !chosen.empty() && (Model::builtInTable(chosen, "en") || calc::rangeNamed(document, chosen).is());
    return isThere ? chosen : wording.word(options.model);
}

/// The stages that stand in the document from an earlier classification: on `Stages`, else beside the table.
std::set<std::string> stagesStanding(const Reference<frame::XModel>& document, const Conventions& conventions)
{
    std::set<std::string> found;
    if (const auto shown = calc::shownStages(document))
        for (const auto& stage : shown->stages)
            found.insert(folded(stage.name));
    if (const auto sheet = calc::sheetOwning(document, calc::owned::table); found.empty() && sheet.is())
        if (const auto place = calc::ownedRange(sheet, calc::owned::columnName(calc::owned::table, "stage"))) {
            const auto table = calc::readTable(
                sheet->getCellRangeByPosition(place->StartColumn, place->StartRow, place->EndColumn, place->EndRow), conventions);
            if (table && table->headers.size() == 1)
                for (const Value& value : table->columns.front())
                    if (value.isText())
                        found.insert(folded(table->texts[value.text()]));
        }
    return found;
}

/// The language in which a built-in model is to speak: where the document was classified with it, the one in which its stages
/// stand there, for they keep their names; else the one in which the model has this name.
std::string_view languageOf(std::string_view name, const std::set<std::string>& standing)
{
    std::string_view named = "en";
    std::string_view model;
    for (const auto language : Wording::languages())
        for (const auto known : Model::builtInNames())
            if (model.empty() && folded(Wording{language}.word(known)) == folded(name)) {
                named = language;
                model = known;
            }
    const auto standingIn = [&](std::string_view language) {
        const auto table = Model::builtInTable(model, language);
        std::set<std::string> stages;
        if (table)
            for (const Value& value : table.value().columns.front())
                if (value.isText() && standing.contains(folded(table.value().texts[value.text()])))
                    stages.insert(folded(table.value().texts[value.text()]));
        return stages.size();
    };
    std::string_view spoken = named;
    if (!model.empty() && !standing.empty())
        for (const auto language : Wording::languages())
            if (standingIn(language) > standingIn(spoken))
                spoken = language;
    return spoken;
}

Range modelWithin(const Range& range)
{
    const auto model = calc::modelOn(Reference<sheet::XSheetCellRange>{range, UNO_QUERY_THROW}->getSpreadsheet());
    if (!model)
        return range;
    const auto given = addressOf(range), whole = addressOf(model->table);
    const bool isOneCell = given.StartRow == given.EndRow && given.StartColumn == given.EndColumn;
    return isOneCell || given.StartRow < whole.StartRow ? model->table : range;
}

} // namespace

bool isModelNamed(const Reference<frame::XModel>& document, const std::optional<std::string>& wanted)
{
    return wanted || !stateOf(document).choice.model.empty();
}

Result<ModelSource> modelSource(const Reference<frame::XModel>& document, const std::optional<std::string>& wanted,
    const Conventions& conventions, const Wording& wording, const calc::Options& options)
{
    const auto name = wanted ? *wanted : leftOut(document, wording, options);
    auto builtIn = Model::builtInTable(name, languageOf(name, stagesStanding(document, conventions)));
    if (builtIn)
        return ModelSource{std::move(builtIn.value()), name, {}};
    const auto range = calc::rangeNamed(document, name);
    if (!range.is())
        return builtIn.error();
    const auto model = modelWithin(range);
    return ModelSource{*calc::readTable(model, conventions), calc::placeOf(model), model};
}

Result<ChosenModel> chooseModel(const Reference<frame::XModel>& document, const std::optional<std::string>& wanted,
    const Conventions& conventions, const Wording& wording, const calc::Options& options)
{
    BOOST_OUTCOME_TRY(const auto source, modelSource(document, wanted, conventions, wording, options));
    BOOST_OUTCOME_TRY(auto model, Model::read(source.table));
    model.setColours(coloursFor(options.colours, model.stages().size()));
    return ChosenModel{std::move(model), source.name};
}

} // namespace lifecycle::commands
