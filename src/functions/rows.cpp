#include "functions/rows.hpp"

#include "calc/read_table.hpp"
#include "domain/classification.hpp"
#include "domain/fields.hpp"
#include "domain/wording.hpp"
#include "functions/conversions.hpp"

namespace lifecycle::functions {

using namespace com::sun::star;
using uno::Any;

namespace {

bool isBlankRow(const Table& table, std::size_t row)
{
    for (const auto& column : table.columns)
        if (!column[row].isBlank())
            return false;
    return true;
}

constexpr std::int16_t rowPosition = 1, modelPosition = 2, whatPosition = 3;

/// One answer per row, in a column. `answer(facts, classifier, model)` gives what answers for (row, rule); `otherwise` answers
/// for all rows where the model could not be asked, or not even read.
template <class Answer, class Otherwise>
Any forEachRow(const Call& call, const Rows& asked, std::int16_t asOfPosition, Answer answer, Otherwise otherwise)
{
    const auto asOf = asOfFrom(asked.asOf, call.conventions, asOfPosition);
    const auto model = call.models(asked.model, call.conventions, modelPosition);
    const auto read = calc::readTable(asked.header, asked.rows, call.conventions);
    if (!read)
        wrongArgument(rowPosition);
    const Table& table = read.assume_value();
    Grid grid{table.rows(), 1};
    const auto fill = [&](const auto& cellFor) {
        for (std::size_t row = 0; row < table.rows(); ++row)
            grid.set(row, 0, isBlankRow(table, row) ? textCell("") : cellFor(row));
        return grid.result();
    };

    if (!model)
        return fill([cell = otherwise(model.assume_error(), false)](std::size_t) { return cell; });
    Facts facts{table.rows(), call.conventions};
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        facts.add(table.headers[column], table.columns[column], table.texts);
    const auto bound = Classifier::bind(*model.assume_value(), facts, asOf);
    if (!bound)
        return fill([cell = otherwise(bound.assume_error(), true)](std::size_t) { return cell; });
    const Classifier& classifier = bound.assume_value();
    const auto answerFor = answer(facts, classifier, *model.assume_value());
    if (table.rows() == 1)
        return fill([&](std::size_t row) { return answerFor(row, classifier.ruleFor(row)); });
    const auto classification = classifier.classify();
    return fill([&](std::size_t row) { return answerFor(row, classification.rule[row]); });
}

/// STAGE and ACTION: a field that is missing is not known; REASON says which. A model that cannot be read is a wrong argument.
Any withoutWords(const Message&, bool modelRead)
{
    if (!modelRead)
        wrongArgument(modelPosition);
    return errorCell(CellError::notKnown);
}

} // namespace

Any stage(const Call& call, const Rows& rows)
{
    const auto answer = [](const Facts&, const Classifier&, const Model& model) {
        std::vector<Any> names;
        for (const auto& each : model.stages())
            names.push_back(textCell(each.name));
        return [&model, names = std::move(names)](std::size_t, std::int32_t rule) {
            return rule < 0 ? errorCell(CellError::notKnown) : names[model.rules()[static_cast<std::size_t>(rule)].stage];
        };
    };
    return forEachRow(call, rows, 3, answer, withoutWords);
}

Any reason(const Call& call, const Rows& rows)
{
    const auto said = [&](const Message& message) { return textCell(call.wording.say(message, call.conventions.nullDate)); };
    const auto answer = [&](const Facts&, const Classifier& classifier, const Model&) {
        return [&](std::size_t row, std::int32_t rule) { return said(classifier.reason(row, rule)); };
    };
    return forEachRow(call, rows, 3, answer, [&](const Message& message, bool) { return said(message); });
}

Any action(const Call& call, const Rows& rows, const Any& what)
{
    const auto header = isLeftOut(what) ? std::optional<std::string>{"Action"} : textOf(what);
    if (!header)
        wrongArgument(whatPosition);
    const auto answer = [&](const Facts& facts, const Classifier&, const Model& model) {
        if (!model.rules().empty() && !model.information(0, *header))
            wrongArgument(whatPosition);
        // Whatever stands there but a no: an x, a date, a word of the user's own.
        const auto asked = facts.find(field::doNotContact);
        return [&, asked, notToBeContacted = Criterion::parse("<>no", {}).value()](std::size_t row, std::int32_t rule) {
            if (asked && notToBeContacted.holds(facts.at(*asked, row)))
                return textCell("");
            return rule < 0 ? errorCell(CellError::notKnown) : cellFromText(*model.information(static_cast<std::size_t>(rule), *header));
        };
    };
    return forEachRow(call, rows, 4, answer, withoutWords);
}

} // namespace lifecycle::functions
