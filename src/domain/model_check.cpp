#include "domain/model_check.hpp"

#include "domain/built_in.hpp"
#include "domain/colour_distance.hpp"
#include "domain/derived_facts.hpp"
#include "domain/fields.hpp"
#include "domain/model_words.hpp"
#include "domain/reachable_rules.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace lifecycle {

namespace {

using Weight = ModelFinding::Weight;

class ModelChecker {
public:
    explicit ModelChecker(const Table& table) : table_{table} {}

    std::vector<ModelFinding> check()
    {
        for (ModelError& error : Model::errorsOf(table_))
            findings_.push_back({Weight::error, std::move(error.what), error.column, error.row});
        if (!findings_.empty())
            return std::move(findings_);
        const auto model = Model::read(table_);
        if (!model)
            return {{Weight::error, model.error(), 0, {}}};
        checkRules(model.value());
        checkPositions(model.value());
        checkColours(model.value());
        const auto inTable = [](const ModelFinding& a, const ModelFinding& b) {
            const auto place = [](const ModelFinding& finding) {
                return std::pair{finding.row ? *finding.row + 1 : 0, finding.column};
            };
            return place(a) < place(b);
        };
        std::stable_sort(findings_.begin(), findings_.end(), inTable);
        checkFields(model.value());
        return std::move(findings_);
    }

private:
    /// The place is always the first argument.
    void warn(std::string key, std::vector<Message::Argument> arguments, std::size_t column, std::optional<std::size_t> row)
    {
        arguments.insert(arguments.begin(), {"place", row ? table_.placeOf(column, *row) : table_.placeOfHeader(column)});
        findings_.push_back({Weight::warning, {std::move(key), std::move(arguments)}, column, row});
    }

    void checkRules(const Model& model)
    {
        const auto reach = reachOf(model);
        std::vector<bool> reachable(model.stages().size());
        std::vector<std::size_t> rulesOf(model.stages().size());
        for (std::size_t rule = 0; rule < reach.size(); ++rule) {
            const Rule& here = model.rules()[rule];
            ++rulesOf[here.stage];
            reachable[here.stage] = reachable[here.stage] || reach[rule].kind == Reach::Kind::reachable;
            const std::string& stage = model.stages()[here.stage].name;
            if (reach[rule].kind == Reach::Kind::contradicts) {
                const auto written = [&](std::size_t column) { return here.criteria[column]->written(); };
                warn("check.rule.contradicts",
                    {{"stage", stage}, {"first", written(reach[rule].firstColumn)},
                        {"second", written(reach[rule].secondColumn)}},
                    model.criterionColumns()[reach[rule].secondColumn].column, here.row);
            } else if (reach[rule].kind == Reach::Kind::covered && reach[rule].by) {
                warn("check.rule.covered",
                    {{"stage", stage}, {"row", static_cast<double>(model.rules()[*reach[rule].by].sheetRow)}}, 0, here.row);
            } else if (reach[rule].kind == Reach::Kind::covered) {
                warn("check.rule.coveredByAll", {{"stage", stage}}, 0, here.row);
            }
        }
        for (std::size_t stage = 0; stage < reachable.size(); ++stage)
            if (!reachable[stage] && rulesOf[stage] > 1) // of a single rule all is said
                warn("check.stage.unreachable", {{"stage", model.stages()[stage].name}}, 0, firstRowOf(model, stage));
    }

    static std::size_t firstRowOf(const Model& model, std::size_t stage)
    {
        return std::find_if(model.rules().begin(), model.rules().end(), [&](const Rule& rule) {
            return rule.stage == stage;
        })->row;
    }

    void checkPositions(const Model& model)
    {
        int expected = 1;
        for (std::size_t stage = 0; stage < model.stages().size(); ++stage) {
            const auto position = model.stages()[stage].position;
            if (!position)
                continue;
            if (*position > expected)
                warn("check.position.gap", {{"position", static_cast<double>(expected)}}, 1, firstRowOf(model, stage));
            expected = std::max(expected, *position + 1);
        }
    }

    void checkColours(const Model& model)
    {
        const auto header = std::find_if(
            table_.headers.begin(), table_.headers.end(), [](const std::string& h) { return modelWord(h) == word::colour; });
        const auto column = header == table_.headers.end() ? 0 : static_cast<std::size_t>(header - table_.headers.begin());
        const auto rowOfColour = [&](std::size_t stage) {
            return header == table_.headers.end() ? std::nullopt : writtenColourRow(model, stage, column);
        };
        const std::size_t colours = tableFromTabSeparated(builtInFile("models/palette.tsv")).rows();
        bool isRepeated = false;
        const auto& stages = model.stages();
        for (std::size_t stage = 0; stage < stages.size(); ++stage)
            for (std::size_t other = 0; other < stage; ++other) {
                if (colourDistance(stages[stage].colour, stages[other].colour) >= nearestColours)
                    continue;
                const auto row = rowOfColour(stage), otherRow = rowOfColour(other);
                if (!row && !otherRow) {
                    isRepeated = true;
                    continue;
                }
                const bool atOther = !row || (otherRow && *otherRow > *row);
                warn("check.colour.overlap",
                    {{"stage", stages[atOther ? other : stage].name}, {"other", stages[atOther ? stage : other].name}},
                    column, atOther ? otherRow : row);
                break; // one for each stage is enough
            }
        if (isRepeated)
            warn("check.colour.tooMany",
                {{"stages", static_cast<double>(stages.size())}, {"colours", static_cast<double>(colours)}}, column, {});
    }

    /// The row where the stage's colour is written; none: it is one of the palette's.
    std::optional<std::size_t> writtenColourRow(const Model& model, std::size_t stage, std::size_t column) const
    {
        for (const Rule& rule : model.rules())
            if (rule.stage == stage && !table_.display(table_.columns[column][rule.row]).empty())
                return rule.row;
        return {};
    }

    void checkFields(const Model& model)
    {
        std::set<std::string> said;
        for (const auto& column : model.criterionColumns()) {
            const auto days = daysHeader(column.header);
            const std::string& asked = days ? days->date : column.header;
            if (fieldNamed(asked) || fieldNamed(column.header) || !said.insert(asked).second)
                continue;
            findings_.push_back(
                {Weight::note, {"check.field.own", {{"place", table_.placeOfHeader(column.column)}, {"field", asked}}},
                    column.column, {}});
        }
    }

    const Table& table_;
    std::vector<ModelFinding> findings_;
};

} // namespace

std::vector<ModelFinding> checkModel(const Table& table) { return ModelChecker{table}.check(); }

} // namespace lifecycle
