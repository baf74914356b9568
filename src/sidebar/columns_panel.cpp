#include "sidebar/columns_panel.hpp"

#include "calc/chosen_meanings.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/unicode.hpp"
#include "commands/command_names.hpp"
#include "domain/offered_fields.hpp"

#include <com/sun/star/container/XNamed.hpp>

#include <algorithm>

namespace lifecycle::sidebar {

using namespace com::sun::star;

namespace {

/// So many values of a column, the most frequent first; the others stand on the sheet.
constexpr std::size_t shownValues = 12;
/// First in a list of columns: found by itself, none.
constexpr std::size_t byItself = 0, noColumn = 1, firstColumn = 2;

beans::PropertyValue argument(const char* name, std::string_view value)
{
    return {rtl::OUString::createFromAscii(name), -1, uno::Any{calc::unicode(value)}, beans::PropertyState_DIRECT_VALUE};
}

uno::Sequence<beans::PropertyValue> sequence(const std::vector<beans::PropertyValue>& values)
{
    uno::Sequence<beans::PropertyValue> arguments{static_cast<sal_Int32>(values.size())};
    std::copy(values.begin(), values.end(), arguments.getArray());
    return arguments;
}

/// By the header where it is the only one, else by the letters.
std::string nameFor(const calc::TableDescription& table, std::size_t column)
{
    const auto& header = table.columns[column].header;
    return header.empty() || std::ranges::count(table.columns, header, &calc::DescribedColumn::header) > 1
        ? table.columns[column].letter
        : header;
}

} // namespace

void ColumnsPanel::opened() { note_ = control("note"); }

std::string ColumnsPanel::say(const char* key, std::vector<Message::Argument> arguments) const
{
    return wording().say(Message{key, std::move(arguments)}, Conventions{}.nullDate);
}

void ColumnsPanel::fill()
{
    if (!document().is())
        return;
    described_ = commands::describedTable(place().context, place().frame->getController(), wording().language());
    table_ = *described_ ? &described_->value() : nullptr;
    note_.setText(table_ ? say("panel.columns.note", {{"place", table_->place}}) : std::string{wording().text("panel.columns.empty")});
    fillFields();
    fillValues();
}

ColumnsPanel::Row ColumnsPanel::addRow(const std::string& name, std::function<void()> chosen)
{
    auto label = addControl("FixedText", name + "Label"); // before its list: the order of the tab key, and of who reads aloud
    return {label, dropDown(addControl("Button", name), std::move(chosen))};
}

void ColumnsPanel::showRow(Row& row, const std::string& label, const std::vector<std::string>& items, std::size_t selected)
{
    row.label.setText(label);
    row.list.setAccessibleName(label);
    row.list.setItems(items, selected);
}

void ColumnsPanel::fillFields()
{
    fields_.clear();
    if (table_ && !table_->isSurvivors) {
        Recognition found;
        found.shape = table_->shape;
        found.columnOf = table_->columnOf;
        ChosenColumns chosen;
        for (const auto& [field, column] : table_->choices.columns)
            chosen[field];
        fields_ = offeredFields(found, chosen,
            calc::modelMeant(*table_, commands::stateOf(document()).choice.model).fit);
    }
    while (fieldRows_.size() < fields_.size()) {
        const auto row = fieldRows_.size();
        fieldRows_.push_back(addRow("field" + std::to_string(row), [this, row] { columnChosen(row); }));
    }
    const auto columnNamed = [&](std::size_t column) {
        return say("panel.columns.column", {{"header", table_->columns[column].header}, {"column", table_->columns[column].letter}});
    };
    std::vector<std::string> items{{}, say("panel.columns.none")};
    offered_.clear();
    for (std::size_t column = 0; table_ && column < table_->columns.size(); ++column)
        if (!table_->columns[column].isOurs) {
            offered_.push_back(column);
            items.push_back(columnNamed(column));
        }
    for (std::size_t row = 0; row < fieldRows_.size(); ++row) {
        const bool shown = row < fields_.size();
        fieldRows_[row].label.show(shown);
        fieldRows_[row].list.show(shown);
        if (!shown)
            continue;
        const auto& field = fields_[row];
        const auto taken = table_->columnOf.find(field);
        const bool isTaken = taken != table_->columnOf.end();
        const bool isChosen = table_->choices.columns.contains(field);
        items[byItself] = isChosen ? say("panel.columns.byItself")
            : isTaken              ? say("panel.columns.found", {{"column", columnNamed(taken->second)}})
                                   : say("panel.columns.notFound");
        showRow(fieldRows_[row], wording().word(field), items,
            !isChosen     ? byItself
                : isTaken ? firstColumn + static_cast<std::size_t>(std::ranges::find(offered_, taken->second) - offered_.begin())
                          : noColumn);
    }
}

void ColumnsPanel::fillValues()
{
    const auto count = table_ ? table_->values.size() : 0;
    while (values_.size() < count) {
        const auto number = std::to_string(values_.size());
        auto& values = values_.emplace_back();
        values.title = addControl("FixedText", "values" + number);
        values.title.set("FontWeight", uno::Any{150.0F});
        values.more = addControl("FixedText", "more" + number);
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
        auto& values = values_[i];
        values.title.show(i < count);
        values.shown = i < count ? std::min(table_->values[i].values.size(), shownValues) : 0;
        while (values.rows.size() < values.shown) {
            const auto row = values.rows.size();
            values.rows.push_back(addRow(
                "value" + std::to_string(i) + '_' + std::to_string(row), [this, i, row] { meaningChosen(i, row); }));
        }
        for (std::size_t row = 0; row < values.rows.size(); ++row) {
            values.rows[row].label.show(row < values.shown);
            values.rows[row].list.show(row < values.shown);
        }
        values.more.show(i < count && table_->values[i].values.size() > values.shown);
        if (i < count)
            fillValues(values, table_->values[i]);
    }
}

void ColumnsPanel::fillValues(Values& values, const calc::DescribedValues& described)
{
    const auto& column = table_->columns[described.column];
    values.title.setText(say("panel.columns.column", {{"header", column.header}, {"column", column.letter}}));
    std::vector<std::string> items(1);
    for (const auto& meaning : described.meanings)
        items.push_back(wording().word(meaning));
    for (std::size_t row = 0; row < values.shown; ++row) {
        const auto& value = described.values[row];
        const auto rows = numbers_.whole(static_cast<double>(value.rows));
        const auto meaning = std::ranges::find(described.meanings, value.meaning);
        items[0] = value.chosen ? say("panel.columns.byItself") : say("panel.columns.noMeaning");
        showRow(values.rows[row],
            value.written.empty() ? say("panel.columns.blank", {{"rows", rows}})
                                  : say("panel.columns.value", {{"value", value.written}, {"rows", rows}}),
            items, meaning == described.meanings.end() ? 0 : static_cast<std::size_t>(meaning - described.meanings.begin()) + 1);
        // A blank cell says nothing: it is not known, and counts.
        values.rows[row].list.setEnabled(!value.written.empty());
    }
    if (described.values.size() > values.shown) {
        const auto more = numbers_.whole(static_cast<double>(described.values.size() - values.shown));
        const auto sheet = calc::sheetOwning(document(), calc::meaningsSheetFor(table_->shape));
        if (sheet.is())
            values.more.setText(say("panel.columns.moreOnSheet", {{"values", more},
                {"sheet", calc::utf8(uno::Reference<container::XNamed>{sheet, uno::UNO_QUERY_THROW}->getName())}}));
        else
            values.more.setText(say("panel.columns.more", {{"values", more}}));
    }
}

void ColumnsPanel::columnChosen(std::size_t row)
{
    if (!table_ || row >= fields_.size())
        return;
    std::vector<beans::PropertyValue> arguments{
        argument(commands::argument::range, table_->range), argument(commands::argument::field, fields_[row])};
    const auto item = fieldRows_[row].list.selectedItem();
    if (item == noColumn)
        arguments.push_back(argument(commands::argument::column, {}));
    else if (item != byItself)
        arguments.push_back(argument(commands::argument::column, nameFor(*table_, offered_[item - firstColumn])));
    dispatch(commands::chooseColumnCommand, sequence(arguments), Focus::stays);
}

void ColumnsPanel::meaningChosen(std::size_t values, std::size_t row)
{
    if (!table_ || values >= table_->values.size() || row >= values_[values].shown)
        return;
    const auto& described = table_->values[values];
    const auto item = values_[values].rows[row].list.selectedItem();
    dispatch(commands::chooseMeaningCommand,
        sequence({argument(commands::argument::range, table_->range),
            argument(commands::argument::column, nameFor(*table_, described.column)),
            argument(commands::argument::value, described.values[row].written),
            argument(commands::argument::meaning, item == 0 ? std::string_view{} : std::string_view{described.meanings[item - 1]})}),
        Focus::stays);
}

void ColumnsPanel::arrange(Column& column)
{
    const auto addRows = [&](std::vector<Row>& rows, std::size_t shown) {
        std::vector<Column::Field> fields;
        for (std::size_t row = 0; row < shown; ++row)
            fields.push_back({&rows[row].label, &rows[row].list});
        column.addFields(fields);
    };
    column.add(note_);
    column.gap();
    addRows(fieldRows_, fields_.size());
    for (auto& values : values_) {
        column.gap();
        column.add(values.title);
        addRows(values.rows, values.shown);
        column.add(values.more);
    }
}

} // namespace lifecycle::sidebar
