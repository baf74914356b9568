#include "domain/model.hpp"

#include "domain/derived_facts.hpp"
#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/model_words.hpp"
#include "domain/reading.hpp"
#include "domain/stage_colours.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

namespace lifecycle {

namespace {

std::optional<int> wholeNumberFrom(std::string_view text)
{
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{number} : std::nullopt;
}

bool isInStageSince(std::string_view header)
{
    constexpr std::string_view name = "in stage since";
    const Field* const field = fieldNamed(header);
    return field ? field->name == name : foldedHeader(header) == foldedHeader(name);
}

} // namespace

/// Reads one model, and goes on where something is wrong: all of it is named.
class ModelReader {
public:
    explicit ModelReader(const Table& table) : table_{table} { readTable(); }

    Result<Model> takeModel()
    {
        if (!errors_.empty())
            return std::move(errors_.front().what);
        orderStages();
        for (std::size_t rule = 0; rule < model_.rules_.size(); ++rule) {
            const auto days = model_.information(rule, word::followUp);
            model_.followUpDays_.push_back(days ? wholeNumberFrom(*days) : std::nullopt);
        }
        return std::move(model_);
    }
    std::vector<ModelError> takeErrors() { return std::move(errors_); }

private:
    void readTable()
    {
        if (!readHeaders())
            return; // without them no cell's meaning is known
        for (std::size_t row = 0; row < table_.rows(); ++row)
            if (!isBlankRow(row))
                readRule(row);
        if (model_.rules_.empty() && errors_.empty())
            errors_.push_back({{"error.model.noRule", {{"place", table_.placeOfHeader(0)}}}, 0, {}});
    }

    /// Of one stage, as its rows say.
    struct Said {
        std::size_t firstRule;
        std::optional<std::uint32_t> colour;
        bool positionIsRead;
    };

    std::string textAt(std::size_t column, std::size_t row) const { return trimmed(table_.display(table_.columns[column][row])); }
    std::string headerAt(std::size_t column) const { return trimmed(table_.headers[column]); }

    static std::string trimmed(std::string_view text)
    {
        constexpr std::string_view blanks = " \t\r\n\v\f";
        const auto begin = text.find_first_not_of(blanks);
        return begin == std::string_view::npos ? std::string{}
                                               : std::string{text.substr(begin, text.find_last_not_of(blanks) - begin + 1)};
    }

    bool isBlankRow(std::size_t row) const
    {
        for (std::size_t column = 0; column < table_.columns.size(); ++column)
            if (!textAt(column, row).empty())
                return false;
        return true;
    }

    bool isBlankColumn(std::size_t column) const
    {
        for (std::size_t row = 0; row < table_.rows(); ++row)
            if (!textAt(column, row).empty())
                return false;
        return true;
    }

    void wrongCell(std::string key, std::size_t column, std::size_t row)
    {
        errors_.push_back(
            {{std::move(key), {{"place", table_.placeOf(column, row)}, {"found", textAt(column, row)}}}, column, row});
    }

    void wrongHeader(std::string key, std::size_t column)
    {
        errors_.push_back({{std::move(key),
                            {{"place", table_.placeOfHeader(column)},
                             {"found", column < table_.headers.size() ? headerAt(column) : std::string{}}}},
                           column,
                           {}});
    }

    bool readHeaders()
    {
        const auto named = [&](std::size_t column, std::string_view word) {
            return column < table_.headers.size() && modelWord(table_.headers[column]) == word;
        };
        if (!named(0, word::stage))
            wrongHeader("error.model.noStage", 0);
        else if (!named(1, word::position))
            wrongHeader("error.model.noPosition", 1);
        for (expected_ = 2; errors_.empty() && !named(expected_, word::expectedContribution); ++expected_)
            if (expected_ >= table_.headers.size())
                wrongHeader("error.model.noExpectedContribution", 0);
        if (!errors_.empty())
            return false;

        for (std::size_t column = 2; column < expected_; ++column)
            readCriterionHeader(column);
        for (std::size_t column = expected_ + 1; column < table_.headers.size(); ++column)
            if (const std::string header = headerAt(column); !header.empty()) {
                model_.informationHeaders_.push_back(header);
                informationColumns_.push_back(column);
            }
        return true;
    }

    void readCriterionHeader(std::size_t column)
    {
        std::string header = headerAt(column);
        bool mayBeMissing = false;
        for (const std::string_view mark : {"?", "？"})
            if (header.ends_with(mark)) {
                mayBeMissing = true;
                header = trimmed(std::string_view{header}.substr(0, header.size() - mark.size()));
            }
        if (header.empty() && !mayBeMissing && isBlankColumn(column))
            return;
        const auto days = daysHeader(header);
        if (header.empty())
            wrongHeader("error.model.criterionWithoutField", column);
        else if (isInStageSince(header) || (days && isInStageSince(days->date)))
            wrongHeader("error.model.circular", column);
        model_.criterionColumns_.push_back({std::move(header), mayBeMissing, column});
    }

    void readRule(std::size_t row)
    {
        const std::size_t before = errors_.size();
        for (std::size_t column = 0; column < table_.columns.size(); ++column)
            if (table_.columns[column][row].isError())
                wrongCell("error.model.errorCell", column, row);
        if (errors_.size() > before)
            return;
        const std::string name = textAt(0, row);
        if (modelWord(name) == word::stage && modelWord(textAt(1, row)) == word::position)
            return wrongCell("error.model.secondHeader", 0, row);

        Rule rule{0, {}, {}, row, table_.headerRow + 2 + static_cast<std::int32_t>(row)};
        std::optional<std::size_t> stage;
        if (name.empty())
            wrongCell("error.model.ruleWithoutStage", 0, row);
        else
            rule.stage = *(stage = stageOf(name, row));
        for (const auto& column : model_.criterionColumns_)
            rule.criteria.push_back(criterionAt(column.column, row));
        for (std::size_t i = 0; i < informationColumns_.size(); ++i) {
            std::string information = informationAt(informationColumns_[i], row, stage);
            if (stage && information.empty() && said_[*stage].firstRule < model_.rules_.size())
                information = model_.rules_[said_[*stage].firstRule].information[i];
            rule.information.push_back(std::move(information));
        }
        model_.rules_.push_back(std::move(rule));
    }

    /// The stage that a row speaks of; its first row makes it.
    std::size_t stageOf(const std::string& name, std::size_t row)
    {
        const std::string positionCell = textAt(1, row);
        std::optional<int> position;
        bool isRead = true;
        if (!positionCell.empty() && modelWord(positionCell) != word::exit) {
            position = wholeNumberFrom(positionCell);
            isRead = position && *position >= 1;
            if (!isRead)
                wrongCell("error.model.position", 1, row);
        }

        const auto [known, isNew] = stageNamed_.try_emplace(foldedName(name), model_.stages_.size());
        const std::size_t stage = known->second;
        if (isNew && positionCell.empty())
            wrongCell("error.model.noPositionOfStage", 1, row);
        if (isNew) {
            model_.stages_.push_back({name, position, textAt(expected_, row), 0});
            said_.push_back({model_.rules_.size(), {}, !positionCell.empty() && isRead});
        }
        if (!positionCell.empty() && isRead && said_[stage].positionIsRead && position != model_.stages_[stage].position)
            wrongCell("error.model.twoPositions", 1, row);
        if (model_.stages_[stage].expectedContribution.empty())
            model_.stages_[stage].expectedContribution = textAt(expected_, row);
        return stage;
    }

    std::optional<Criterion> criterionAt(std::size_t column, std::size_t row)
    {
        const Value value = table_.columns[column][row];
        const std::string text = textAt(column, row);
        if (text.empty())
            return {};
        if (value.isNumber())
            return Criterion::equalTo(value.number(), text);
        auto criterion = Criterion::parse(text, table_.conventions);
        if (criterion)
            return std::move(criterion).value();
        errors_.push_back(
            {{"error.model.criterion", {{"place", table_.placeOf(column, row)}, {"problem", criterion.error()}}}, column,
                row});
        return {};
    }

    std::string informationAt(std::size_t column, std::size_t row, std::optional<std::size_t> stage)
    {
        std::string text = textAt(column, row);
        const std::string_view word = modelWord(table_.headers[column]);
        if (text.empty())
            return text;
        if (word == word::followUp && modelWord(text) != word::none && wholeNumberFrom(text).value_or(-1) < 0)
            wrongCell("error.model.days", column, row);
        if (word == word::colour) {
            const auto colour = colourFrom(text);
            if (!colour)
                wrongCell("error.model.colour", column, row);
            else if (stage && !said_[*stage].colour)
                said_[*stage].colour = colour;
        }
        return text;
    }

    /// Colours for all, then the order of the life.
    void orderStages()
    {
        const auto colours = palette();
        std::size_t next = 0;
        const auto isTaken = [&](std::uint32_t colour) {
            return std::any_of(said_.begin(), said_.end(), [&](const Said& said) { return said.colour == colour; });
        };
        for (std::size_t stage = 0; stage < said_.size(); ++stage) {
            if (!said_[stage].colour)
                for (std::size_t tried = 0; tried < colours.size() && isTaken(colours[next % colours.size()]); ++tried)
                    ++next;
            model_.stages_[stage].colour = said_[stage].colour ? *said_[stage].colour : colours[next++ % colours.size()];
        }

        std::vector<std::size_t> order(model_.stages_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const auto first = model_.stages_[a].position, second = model_.stages_[b].position;
            if (!first && !second)
                return a > b;
            return first && (!second || *first < *second);
        });
        std::vector<Stage> stages;
        std::vector<std::size_t> placeOf(order.size());
        for (const std::size_t stage : order) {
            placeOf[stage] = stages.size();
            stages.push_back(std::move(model_.stages_[stage]));
        }
        model_.stages_ = std::move(stages);
        for (auto& rule : model_.rules_)
            rule.stage = placeOf[rule.stage];
    }

    const Table& table_;
    Model model_;
    std::vector<ModelError> errors_;
    std::size_t expected_ = 0; ///< the column `Expected contribution`
    std::vector<std::size_t> informationColumns_;
    boost::unordered_flat_map<std::string, std::size_t> stageNamed_; ///< by folded name
    std::vector<Said> said_;                                         ///< per stage, in the order of first appearance
};

Result<Model> Model::read(const Table& table) { return ModelReader{table}.takeModel(); }

std::vector<ModelError> Model::errorsOf(const Table& table) { return ModelReader{table}.takeErrors(); }

void Model::setColours(std::span<const std::uint32_t> colours)
{
    for (std::size_t stage = 0; stage < std::min(colours.size(), stages_.size()); ++stage)
        stages_[stage].colour = colours[stage];
}

std::optional<std::string_view> Model::information(std::size_t rule, std::string_view header) const
{
    const auto sameWord
        = [word = modelWord(header)](std::string_view other) { return !word.empty() && modelWord(other) == word; };
    const auto found = std::find_if(informationHeaders_.begin(), informationHeaders_.end(),
                                    [&](const std::string& known) { return folded(known) == folded(header) || sameWord(known); });
    if (found == informationHeaders_.end())
        return {};
    return rules_[rule].information[static_cast<std::size_t>(found - informationHeaders_.begin())];
}

} // namespace lifecycle
