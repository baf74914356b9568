#include "domain/contribution.hpp"

#include "calc/read_table.hpp"
#include "domain/folding.hpp"
#include "domain/reading.hpp"
#include "functions/conversions.hpp"
#include "functions/tables.hpp"

#include <array>
#include <cmath>
#include <map>

namespace lifecycle::functions {

namespace {

constexpr std::int32_t noStage = -1;

/// Which stage a text names: once per text, not once per row.
class StageNames {
public:
    StageNames(const Model& model, const Texts& texts) : stageOf_(texts.size(), noStage)
    {
        std::map<std::string, std::int32_t> byName;
        for (std::size_t stage = 0; stage < model.stages().size(); ++stage)
            byName.emplace(folded(model.stages()[stage].name), static_cast<std::int32_t>(stage));
        for (TextId text = 0; text < texts.size(); ++text)
            if (const auto found = byName.find(folded(texts[text])); found != byName.end())
                stageOf_[text] = found->second;
    }

    std::int32_t operator()(Value cell) const { return cell.isText() ? stageOf_[cell.text()] : noStage; }

private:
    std::vector<std::int32_t> stageOf_;
};

} // namespace

Any contribution(const Call& call, const Reference<XCellRange>& stages, const Reference<XCellRange>& values, const Any& model)
{
    constexpr std::int16_t stagesPosition = 0, valuesPosition = 1, modelPosition = 2;
    const auto known = call.models(model, call.conventions, modelPosition);
    if (!known)
        wrongArgument(modelPosition);
    const auto named = calc::readCells(stages, call.conventions), summed = calc::readCells(values, call.conventions);
    if (named.columns.size() != 1)
        wrongArgument(stagesPosition);
    if (summed.columns.size() != 1 || calc::sizeOf(stages).rows != calc::sizeOf(values).rows)
        wrongArgument(valuesPosition);

    const StageNames stageNamed{*known.assume_value(), named.texts};
    const char mark = decimalMarkOf(summed.columns[0], summed.texts, call.conventions.decimalMark);
    std::vector<std::int32_t> stageOf;
    std::vector<double> valueOf;
    for (std::size_t row = 0; row < std::max(named.rows(), summed.rows()); ++row) {
        const Value stage = row < named.rows() ? named.columns[0][row] : Value{};
        const Value value = row < summed.rows() ? summed.columns[0][row] : Value{};
        const auto number = numberFrom(value, summed.texts, mark);
        const auto found = stageNamed(stage);
        const bool blank = stage.isBlank() && value.isBlank();
        const bool headers = row == 0 && found == noStage && stage.isText() && value.isText() && !number;
        if (blank || headers)
            continue;
        stageOf.push_back(found);
        valueOf.push_back(number.value_or(std::nan("")));
    }

    const auto& names = known.assume_value()->stages();
    const auto sums = contributionByStage(stageOf, valueOf, names.size());
    const Wording english{"en"};
    constexpr std::array headers{"function.result.stage", "function.result.customers", "function.result.contribution",
        "function.result.share", "function.result.mean", "function.result.runningShare"};
    Grid grid{sums.size() + 1, headers.size()};
    for (std::size_t column = 0; column < headers.size(); ++column)
        grid.set(0, column, textCell(english.text(headers[column])));
    for (std::size_t row = 0; row < sums.size(); ++row) {
        const auto& sum = sums[row];
        const std::string_view name = row < names.size() ? names[row].name : english.text("function.result.noStage");
        grid.set(row + 1, 0, textCell(name));
        grid.set(row + 1, 1, Any{static_cast<double>(sum.customers)});
        grid.set(row + 1, 2, Any{sum.contribution});
        grid.set(row + 1, 3, numberCell(sum.share.value_or(std::nan(""))));
        grid.set(row + 1, 4, numberCell(sum.mean.value_or(std::nan(""))));
        grid.set(row + 1, 5, numberCell(sum.runningShare.value_or(std::nan(""))));
    }
    return grid.result();
}

} // namespace lifecycle::functions
