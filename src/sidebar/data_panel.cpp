#include "sidebar/data_panel.hpp"

#include "calc/conventions.hpp"
#include "calc/model_sheets.hpp"
#include "calc/options.hpp"
#include "calc/unicode.hpp"
#include "commands/command_names.hpp"
#include "domain/customers.hpp"
#include "domain/fields.hpp"

#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XCheckBox.hpp>
#include <com/sun/star/awt/XStyleSettings.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>

#include <algorithm>
#include <array>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using calc::unicode;
using rtl::OUString;
using uno::Reference;

namespace {

void addLine(std::string& lines, std::string_view line)
{
    if (!lines.empty())
        lines += '\n';
    lines += line;
}

} // namespace

void DataPanel::opened()
{
    for (auto [part, id] : {std::pair{&place_, "place"},
             {&rows_, "rows"}, {&why_, "why"}, {&leftOutTitle_, "leftOutTitle"}, {&leftOut_, "leftOut"}, {&doubts_, "doubts"},
             {&tableLabel_, "tableLabel"}, {&onlyVisible_, "onlyVisible"}, {&showLeftOut_, "showLeftOut"},
             {&modelLabel_, "modelLabel"}, {&asOfLabel_, "asOfLabel"}, {&asOf_, "asOf"}, {&asOfNote_, "asOfNote"},
             {&windowLabel_, "windowLabel"}, {&amountIsLabel_, "amountIsLabel"}, {&classify_, "classify"},
             {&charts_, "charts"}, {&history_, "history"}, {&changes_, "changes"}, {&forecast_, "forecast"},
             {&editModel_, "editModel"}, {&checkModel_, "checkModel"}, {&modelNote_, "modelNote"},
             {&progressText_, "progressText"}, {&progress_, "progress"}, {&stop_, "stop"}, {&message_, "message"},
             {&sample_, "sample"}})
        *part = control(id);
    chosenTable_ = dropDown(control("table"), [this] { chooseTable(); });
    model_ = dropDown(control("model"), [this] { choose(); });
    window_ = dropDown(control("window"), [this] { choose(); });
    amountIs_ = dropDown(control("amountIs"), [this] { choose(); });
    setTexts();
    listenToControls();
}

void DataPanel::setTexts()
{
    const auto text = [this](const char* key) { return wording().text(key); };
    for (auto [label, field, key] : {std::tuple<Control*, Control*, const char*>{&modelLabel_, &model_, "panel.data.model"}, {&asOfLabel_, &asOf_, "panel.data.asOf"},
             {&windowLabel_, &window_, "panel.data.window"}, {&amountIsLabel_, &amountIs_, "panel.data.amountIs"}}) {
        label->setText(text(key));
        field->setAccessibleName(text(key));
    }
    tableLabel_.setText(text("panel.data.tableLabel"));
    chosenTable_.setAccessibleName(text("panel.data.tableLabel"));
    showLeftOut_.setText(text("panel.data.showLeftOut"));
    progress_.setAccessibleName(text("panel.data.progress"));
    classify_.setText(text("panel.data.classify"));
    charts_.setText(text("panel.data.charts"));
    history_.setText(text("panel.data.history"));
    changes_.setText(text("panel.data.changes"));
    forecast_.setText(text("panel.data.forecast"));
    editModel_.setText(text("panel.data.editModel"));
    checkModel_.setText(text("panel.data.checkModel"));
    stop_.setText(text("panel.data.stop"));
    sample_.setText(text("panel.data.sample"));
}

void DataPanel::listenToControls()
{
    const auto pressed = [this](const Control& button, std::function<void()> act) {
        button.as<awt::XButton>()->addActionListener(listener(std::move(act)).get());
    };
    for (const auto& [button, name] : {std::pair{&classify_, commands::classifyCommand}, {&charts_, commands::chartsCommand},
             {&history_, commands::historyCommand}, {&changes_, commands::changesCommand},
             {&showLeftOut_, commands::showLeftOutCommand},
             {&forecast_, commands::forecastCommand}, {&editModel_, commands::editModelCommand}, {&checkModel_, commands::checkModelCommand}})
        pressed(*button, [this, name] { command(name); });
    pressed(stop_, [this] { commands::stopCommand(document()); });
    pressed(sample_, [this] { dispatch(commands::sampleCommand); });
    const auto chosen = listener([this] {
        if (!filling_)
            choose();
    });
    onlyVisible_.as<awt::XCheckBox>()->addItemListener(listener([this] {
        if (!filling_)
            chooseRows();
    }).get());
    asOf_.as<awt::XTextComponent>()->addTextListener(chosen.get());
}

/// Days, 0: from the log. That of the options until one is chosen for this document.
int DataPanel::windowInUse() const
{
    return state().choice.window.value_or(calc::options(place().context).window.value_or(0));
}

void DataPanel::choose()
{
    auto& choice = state().choice;
    // Another choice leaves open which model is taken for the next table.
    if (const auto& model = models_.at(model_.selectedItem()); model != modelShown_)
        choice.model = model;
    const auto window = window_.selectedItem();
    if (const int days = window == 0 ? 0 : windowLengths.at(window - 1); days != windowInUse())
        choice.window = days;
    choice.amountIsOfTheOrder = amountIs_.selectedItem() == 1;
    if (table_)
        choice.asOf = asOf_.day(table_->conventions);
    commands::tellListeners(document());
}

void DataPanel::chooseTable()
{
    const auto item = chosenTable_.selectedItem();
    state().choice.fixedTable = item == 0 || item > tables_.size() ? std::string{} : tables_[item - 1].key;
    commands::tellListeners(document());
}

void DataPanel::chooseRows()
{
    state().choice.onlyVisible = onlyVisible_.as<awt::XCheckBox>()->getState() == 1;
    commands::noteChange(document());
}

void DataPanel::command(std::string_view name)
{
    const auto& choice = state().choice;
    std::vector<beans::PropertyValue> given;
    const auto give = [&given](const char* argument, uno::Any value) {
        given.emplace_back(OUString::createFromAscii(argument), -1, std::move(value), beans::PropertyState_DIRECT_VALUE);
    };
    give(commands::argument::model, uno::Any{unicode(wording().word(modelShown_))});
    const auto noDate = table_ ? asOf_.noDate(table_->conventions) : std::nullopt;
    if (noDate)
        give(commands::argument::asOf, uno::Any{unicode(*noDate)});
    else if (choice.asOf)
        give(commands::argument::asOf, uno::Any{*choice.asOf});
    if (choice.window)
        give(commands::argument::window, uno::Any{static_cast<sal_Int32>(*choice.window)});
    if (choice.amountIsOfTheOrder)
        give(commands::argument::amountIs, uno::Any{OUString{"order"}});
    uno::Sequence<beans::PropertyValue> arguments{static_cast<sal_Int32>(given.size())};
    std::copy(given.begin(), given.end(), arguments.getArray());
    dispatch(name, std::move(arguments));
}

std::string DataPanel::say(const char* key, std::vector<Message::Argument> arguments) const
{
    return wording().say(Message{key, std::move(arguments)}, table_ ? table_->conventions.nullDate : Conventions{}.nullDate);
}

void DataPanel::fill()
{
    if (!document().is())
        return;
    filling_ = true;
    describe();
    fillTables();
    fillTable();
    fillChoices();
    fillProgress();
    filling_ = false;
}

void DataPanel::describe()
{
    described_ = commands::describedTable(place().context, place().frame->getController(), wording().language());
    table_ = *described_ ? &described_->value() : nullptr;
}

void DataPanel::fillTable()
{
    const bool found = table_ != nullptr;
    for (Control* control : {&rows_, &why_, &leftOutTitle_, &leftOut_, &doubts_})
        control->show(found);
    sample_.show(!found);
    if (!found) {
        showLeftOut_.show(false);
        return sayHowToStart();
    }
    const auto& table = *table_;
    const auto& wording = this->wording();
    const auto nullDate = table.conventions.nullDate;
    place_.setText(say(table.isOurs ? "panel.data.madeFrom" : "panel.data.table", {{"place", table.place}}));

    const char* const shape = table.isSurvivors ? "panel.data.survivors"
        : table.shape == Shape::orderLog        ? "panel.data.orderLog"
        : table.shape == Shape::customerTable   ? "panel.data.customerTable"
                                                : "panel.data.unknownTable";
    std::string rows = say(shape, {{"rows", static_cast<double>(table.rows)}});
    if (table.lastDate) {
        const auto age = calc::today(table.conventions) - *table.lastDate;
        addLine(rows, say("panel.data.age", {{"date", DateArgument{double(*table.lastDate)}}, {"days", double(age)}}));
    }
    rows_.setText(rows);
    why_.setText(wording.say(table.why, nullDate));

    std::string leftOut;
    if (table.refusal)
        addLine(leftOut, wording.say(*table.refusal, nullDate));
    for (const auto& by : table.leftOutBy)
        addLine(leftOut, say("panel.data.leftOutBy", {{"rows", static_cast<double>(by.rows)},
                                                         {"reason", Message{std::string{keyOf(by.reason)}, {}}}, {"place", by.first}}));
    std::string doubts;
    for (const auto& doubt : table.doubts)
        addLine(doubts, wording.say(doubt, nullDate));
    doubts_.setText(doubts);
    doubts_.show(!doubts.empty());
    leftOut_.setText(leftOut);
    leftOut_.show(!leftOut.empty());
    leftOutTitle_.show(table.shape == Shape::orderLog);
    showLeftOut_.show(table.shape == Shape::orderLog && table.leftOut.value_or(1) > 0);
    leftOutTitle_.setText(table.leftOut ? say("panel.data.leftOut", {{"rows", static_cast<double>(*table.leftOut)}})
                                        : say("panel.data.leftOutLater"));
}

/// Where there is no table yet, the way to one; else why there is none at the cursor.
void DataPanel::sayHowToStart()
{
    if (!tables_.empty())
        return place_.setText(wording().say(described_->error(), Conventions{}.nullDate));
    place_.setText(wording().text("panel.data.start"));
    std::string steps;
    for (const char* key : {"panel.data.startOpen", "panel.data.startClick", "panel.data.startClassify", "panel.data.startSample"})
        addLine(steps, wording().text(key));
    rows_.setText(steps);
    rows_.show(true);
}

/// Where there is more than the table at the cursor to choose from.
void DataPanel::fillTables()
{
    if (tables_.empty() || tablesAfter_ != state().changes) {
        tables_ = calc::listedTables(document());
        tablesAfter_ = state().changes;
    }
    const auto& fixed = state().choice.fixedTable;
    const bool isOnlyOne = tables_.size() == 1 && tables_.front().name.empty() && table_ && table_->place == tables_.front().place;
    for (Control* control : std::initializer_list<Control*>{&tableLabel_, &chosenTable_})
        control->show(!fixed.empty() || (!tables_.empty() && !isOnlyOne));
    std::vector<std::string> items{say("panel.data.atCursor")};
    std::size_t selected = 0;
    for (const auto& table : tables_) {
        items.push_back(table.name.empty() ? table.place : say("panel.data.namedTable", {{"name", table.name}, {"place", table.place}}));
        if (table.key == fixed)
            selected = items.size() - 1;
    }
    if (!fixed.empty() && selected == 0) { // it has gone
        items.push_back(fixed);
        selected = items.size() - 1;
    }
    chosenTable_.setItems(std::move(items), selected);
    const auto hidden = table_ ? table_->hiddenRows : 0;
    onlyVisible_.show(hidden > 0);
    if (hidden > 0)
        onlyVisible_.setText(say("panel.data.onlyVisible",
            {{"visible", static_cast<double>(table_->rows - hidden)}, {"rows", static_cast<double>(table_->rows)}}));
    if (const uno::Any checked{static_cast<sal_Int16>(state().choice.onlyVisible ? 1 : 0)}; onlyVisible_.get("State") != checked)
        onlyVisible_.set("State", checked);
}

void DataPanel::fillChoices()
{
    const auto& choice = state().choice;
    const bool log = table_ && table_->shape == Shape::orderLog;
    const bool choices = table_ && !table_->isSurvivors;
    for (Control* control : std::initializer_list<Control*>{&modelLabel_, &model_, &modelNote_, &asOfLabel_, &asOf_, &asOfNote_, &classify_,
             &charts_, &history_,
             &editModel_, &checkModel_})
        control->show(choices);
    changes_.show(log);
    forecast_.show(log || (table_ && table_->isSurvivors));
    for (Control* control : std::initializer_list<Control*>{&windowLabel_, &window_})
        control->show(log);
    const bool numbered = log && table_->columnOf.contains(field::orderNumber);
    for (Control* control : std::initializer_list<Control*>{&amountIsLabel_, &amountIs_})
        control->show(numbered);
    if (!choices)
        return;

    fillModels();
    std::vector<std::string> spans;
    const auto& stages = state().stages;
    const int fixed = windowInUse();
    spans.push_back(stages && stages->window && fixed == 0
            ? say("panel.data.windowOfTheLogIs", {{"days", static_cast<double>(*stages->window)}})
            : say("panel.data.windowOfTheLog"));
    for (const int days : windowLengths)
        spans.push_back(say("panel.data.days", {{"days", static_cast<double>(days)}}));
    const auto place = std::ranges::find(windowLengths, fixed);
    window_.setItems(spans, place == windowLengths.end() ? 0 : static_cast<std::size_t>(place - windowLengths.begin()) + 1);
    amountIs_.setItems({say("panel.data.amountIsOfTheLine"), say("panel.data.amountIsOfTheOrder")}, choice.amountIsOfTheOrder ? 1 : 0);

    asOf_.setDay(choice.asOf ? std::optional{static_cast<Day>(*choice.asOf)} : std::nullopt, table_->conventions);
    if (const auto noDate = asOf_.noDate(table_->conventions))
        asOfNote_.setText(say("error.command.date", {{"text", *noDate}}));
    else if (choice.asOf)
        asOfNote_.setText(say("panel.data.asOfChosen", {{"date", DateArgument{*choice.asOf}}}));
    else if (!log)
        asOfNote_.setText(say("panel.data.asOfToday", {{"date", DateArgument{double(calc::today(table_->conventions))}}}));
    else if (table_->lastDate)
        asOfNote_.setText(say("panel.data.asOfLast", {{"date", DateArgument{double(*table_->lastDate)}}}));
    else
        asOfNote_.setText(say("panel.data.asOfLastUnknown"));
}

/// The models, best fit first, and of the chosen one what the table lacks.
void DataPanel::fillModels()
{
    auto& choice = state().choice;
    const auto& offered = table_->models;
    const bool isOffered = std::ranges::count(offered, choice.model, &calc::OfferedModel::model) > 0;
    const bool isElsewhere = !isOffered && !choice.model.empty() && calc::rangeNamed(document(), choice.model).is();
    if (!isOffered && !isElsewhere)
        choice.model.clear(); // its sheet has gone
    const auto& meant = calc::modelMeant(*table_, choice.model);
    modelShown_ = isElsewhere ? choice.model : meant.model;
    models_.clear();
    std::vector<std::string> names;
    for (const auto& model : offered) {
        models_.push_back(model.model);
        names.push_back(model.sheet.empty() ? wording().word(model.model) : say("panel.data.modelSheet", {{"model", model.sheet}}));
    }
    if (isElsewhere) {
        models_.push_back(choice.model);
        names.push_back(choice.model);
    }
    model_.setItems(names, static_cast<std::size_t>(std::ranges::find(models_, modelShown_) - models_.begin()));
    checkModel_.show(isElsewhere || !meant.sheet.empty());

    std::string note;
    const auto list = [&](const char* key, const std::vector<std::string>& fields) {
        std::string all;
        for (const auto& field : fields)
            all += (all.empty() ? "" : ", ") + field;
        if (!all.empty())
            addLine(note, say(key, {{"fields", all}}));
    };
    if (!isElsewhere) {
        if (meant.unreadable)
            addLine(note, say("panel.data.modelUnreadable", {{"problem", *meant.unreadable}}));
        list("panel.data.modelLacks", meant.fit.missing);
        list("panel.data.modelDoesWithout", meant.fit.missingOptional);
    }
    modelNote_.setText(note);
    modelNote_.show(!note.empty());
}

void DataPanel::fillProgress()
{
    const auto& now = state();
    for (Control* button : {&classify_, &charts_, &history_, &changes_, &forecast_, &showLeftOut_, &editModel_, &checkModel_})
        button->setEnabled(!now.running);
    for (Control* control : {&progressText_, &progress_, &stop_})
        control->show(now.running);
    if (now.running) {
        const auto percent = std::to_string(now.progress) + " %";
        progressText_.setText(now.progressText + ' ' + percent);
        // No progress bar of the office's: each of its steps turns the main loop from within, until nothing is left to do. Documents
        // were closed and opened below the panel that was being filled, and it, and the next one, waited there for ever.
        const Reference<awt::XStyleSettingsSupplier> supplier{progress_.as<awt::XControl>()->getPeer(), uno::UNO_QUERY_THROW};
        const uno::Any colour{supplier->getStyleSettings()->getHighlightColor()};
        // In its own colour the bar's text is not seen; a screen reader reads it.
        progress_.set("BackgroundColor", colour);
        progress_.set("TextColor", colour);
        progress_.setText(percent);
    }
    message_.show(!now.running && now.message && !now.message->empty());
    if (now.message)
        message_.setText(*now.message);
}

void DataPanel::arrange(Column& column)
{
    const auto size = column.sizeOf({{&tableLabel_, &chosenTable_}, {&modelLabel_, &model_}, {&asOfLabel_, &asOf_}, {&windowLabel_, &window_},
        {&amountIsLabel_, &amountIs_}});
    column.add(place_);
    column.add(rows_);
    column.add(why_);
    column.gap();
    column.add(tableLabel_, chosenTable_, size);
    column.add(onlyVisible_);
    column.add(modelLabel_, model_, size);
    column.add(modelNote_);
    column.add(asOfLabel_, asOf_, size);
    column.add(asOfNote_);
    column.add(windowLabel_, window_, size);
    column.add(amountIsLabel_, amountIs_, size);
    column.gap();
    column.addButtons({&classify_, &charts_, &sample_});
    column.addButtons({&history_, &changes_});
    column.addButtons({&forecast_, &editModel_});
    column.addButtons({&checkModel_});
    column.add(progressText_);
    if (progress_.isShown())
        column.addBar(progress_, 0, state().progress / 100.);
    column.addButtons({&stop_});
    column.add(message_);
    // Long lists come last: the buttons stay in sight.
    column.gap();
    column.add(leftOutTitle_);
    column.add(leftOut_);
    column.addButtons({&showLeftOut_});
    column.add(doubts_);
}

} // namespace lifecycle::sidebar
