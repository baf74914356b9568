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

constexpr std::int16_t rowPosition = 1, modelPosition = 2, whatPosition = 3;

/// One answer per row, in a column. `answer(rows)` gives what answers for (row, rule).
template <class Answer, class Otherwise>
Any answers(const BoundRows& rows, Answer answer, Otherwise otherwise)
{
    const auto count = rows.table().rows();
    Grid grid{count, 1};
    const auto fill = [&](const auto& cellFor) {
        for (std::size_t row = 0; row < count; ++row)
            grid.set(row, 0, rows.isBlank(row) ? textCell({}) : cellFor(row));
        return grid.result();
    };
    if (!rows.classifier())
        return fill([cell = otherwise(rows.classifier().assume_error(), true)](std::size_t) { return cell; });
    const Classifier& classifier = rows.classifier().assume_value();
    const auto answerFor = answer(rows);
    if (count == 1)
        return fill([&](std::size_t row) { return answerFor(row, classifier.ruleFor(row)); });
    const auto classification = classifier.classify();
    return fill([&](std::size_t row) { return answerFor(row, classification.rule[row]); });
}

/// `otherwise(message, modelRead)` answers for all rows where the model could not be asked, or not even read.
template <class Answer, class Otherwise>
Any forEachRow(const Call& call, const Rows& asked, std::int16_t asOfPosition, Answer answer, Otherwise otherwise)
{
    const auto asOf = asOfFrom(asked.asOf, call.conventions, asOfPosition);
    const auto model = call.models(asked.model, call.conventions, modelPosition);
    if (!model)
        return otherwise(model.assume_error(), false);

    // Not whole rows of the sheet: of these only the used part is read, below.
    constexpr std::int32_t columnsAtMost = 256;
    const auto headerSize = calc::sizeOf(asked.header), rowSize = calc::sizeOf(asked.rows);
    if (headerSize.rows == 1 && rowSize.rows == 1 && headerSize.columns <= columnsAtMost && rowSize.columns <= columnsAtMost) {
        const auto headers = calc::readRow(asked.header), row = calc::readRow(asked.rows);
        if (headers.getLength() != row.getLength())
            wrongArgument(rowPosition);
        return answers(call.singleRows.bind(headers, row, model.assume_value(), asOf, call.conventions), answer, otherwise);
    }
    auto table = calc::readTable(asked.header, asked.rows, call.conventions);
    if (!table)
        wrongArgument(rowPosition);
    return answers(BoundRows{std::move(table.assume_value()), model.assume_value(), asOf}, answer, otherwise);
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
    const auto answer = [](const BoundRows& bound) {
        return [&model = bound.model()](std::size_t, std::int32_t rule) {
            if (rule < 0)
                return errorCell(CellError::notKnown);
            return textCell(model.stages()[model.rules()[static_cast<std::size_t>(rule)].stage].name);
        };
    };
    return forEachRow(call, rows, 3, answer, withoutWords);
}

Any reason(const Call& call, const Rows& rows)
{
    const auto said = [&](const Message& message) { return textCell(call.wording.say(message, call.conventions.nullDate)); };
    const auto answer = [&](const BoundRows& bound) {
        return [&](std::size_t row, std::int32_t rule) { return said(bound.classifier().assume_value().reason(row, rule)); };
    };
    return forEachRow(call, rows, 3, answer, [&](const Message& message, bool) { return said(message); });
}

Any action(const Call& call, const Rows& rows, const Any& what)
{
    const auto header = isLeftOut(what) ? std::optional<std::string>{"Action"} : textOf(what);
    if (!header)
        wrongArgument(whatPosition);
    const auto answer = [&](const BoundRows& bound) {
        const Facts& facts = bound.facts();
        const Model& model = bound.model();
        if (!model.rules().empty() && !model.information(0, *header))
            wrongArgument(whatPosition);
        // Whatever stands there but a no: an x, a date, a word of the user's own.
        const auto asked = facts.find(field::doNotContact);
        const auto notToBeContacted = Criterion::parse("<>no", {}).value();
        return [&facts, &model, &header, asked, notToBeContacted](std::size_t row, std::int32_t rule) {
            if (asked && notToBeContacted.holds(facts.at(*asked, row)))
                return textCell({});
            if (rule < 0)
                return errorCell(CellError::notKnown);
            return cellFromText(*model.information(static_cast<std::size_t>(rule), *header));
        };
    };
    return forEachRow(call, rows, 4, answer, withoutWords);
}

} // namespace lifecycle::functions
