#include "sidebar/customer_panel.hpp"

#include "calc/conventions.hpp"
#include "calc/options.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"
#include "commands/command_names.hpp"
#include "commands/described_table.hpp"
#include "commands/model_choice.hpp"
#include "domain/calendar_month.hpp"
#include "domain/next_contacts.hpp"
#include "sidebar/life_picture.hpp"
#include "sidebar/special_day_words.hpp"

#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XStyleSettings.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/awt/XVclWindowPeer.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

// To read so many rows takes the office about a tenth of a second.
constexpr std::size_t rowsReadUnasked = 100'000;
constexpr std::size_t staysInWordsAtMost = 4;

enum PostponeTo : std::size_t { aWeek, aMonth, aDate };

/// For screen readers. An image's model has no text, and its tip is not read out; the way to the window's own text is called
/// deprecated, and there is no other.
void nameWindow(const Reference<awt::XVclWindowPeer>& window, const std::string& name)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    window->setProperty("Text", uno::Any{calc::unicode(name)});
#pragma GCC diagnostic pop
}

} // namespace

void CustomerPanel::opened()
{
    for (auto [part, id] : {std::pair{&name_, "name"}, {&leftOut_, "leftOut"}, {&stage_, "stage"}, {&reason_, "reason"}, {&next_, "next"},
             {&figures_, "figures"}, {&specialDays_, "specialDays"}, {&timeline_, "timeline"}, {&from_, "from"}, {&until_, "until"},
             {&stays_, "stays"}, {&note_, "note"}, {&read_, "read"}, {&done_, "done"}, {&postponeLabel_, "postponeLabel"},
             {&postponeDate_, "postponeDate"}, {&postpone_, "postpone"}})
        *part = control(id);
    postponeTo_ = dropDown(control("postponeTo"), [this] {
        if (postponeTo_.selectedItem() == aDate)
            offerDate();
        refreshSoon();
    });
    timeline_.set("Border", uno::Any{sal_Int16{0}});
    read_.setText(say("panel.customer.read"));
    done_.setText(say("panel.customer.done"));
    postpone_.setText(say("panel.customer.postpone"));
    postponeLabel_.setText(say("panel.customer.postponeBy"));
    postponeTo_.setAccessibleName(say("panel.customer.postponeBy"));
    postponeDate_.setAccessibleName(say("panel.customer.postponeDate"));
    postponeTo_.setItems(
        {say("panel.customer.aWeek"), say("panel.customer.aMonth"), say("panel.customer.untilDate")}, aWeek);
    read_.as<awt::XButton>()->addActionListener(listener([this] {
        readAsked_ = true;
        cursor_.reset(); // to be looked at anew
        refreshSoon();
    }).get());
    done_.as<awt::XButton>()->addActionListener(listener([this] { mark(commands::doneCommand, {}); }).get());
    postpone_.as<awt::XButton>()->addActionListener(listener([this] { postpone(); }).get());
}

void CustomerPanel::postpone()
{
    if (!view_)
        return;
    const auto choice = postponeTo_.selectedItem();
    const auto date = choice == aMonth ? uno::Any{static_cast<double>(monthsLater(postponedFrom(), 1, conventions_.nullDate))}
        : choice == aWeek              ? uno::Any{static_cast<double>(postponedFrom() + daysAhead)}
                                       : postponeDate_.argument(conventions_);
    date.hasValue() ? mark(commands::postponeCommand, date) : offerDate();
}

Day CustomerPanel::postponedFrom() const { return std::max(view_->asOf, view_->followUpBy.value_or(view_->asOf)); }

/// An empty field is no day.
void CustomerPanel::offerDate()
{
    if (view_ && !postponeDate_.argument(conventions_).hasValue())
        postponeDate_.setDay(postponedFrom() + daysAhead, conventions_);
}

void CustomerPanel::mark(const char* command, const uno::Any& date)
{
    if (!view_)
        return;
    uno::Sequence<beans::PropertyValue> arguments{date.hasValue() ? 2 : 1};
    const auto give = [&](int index, const char* name, const uno::Any& value) {
        arguments.getArray()[index]
            = {rtl::OUString::createFromAscii(name), -1, value, beans::PropertyState_DIRECT_VALUE};
    };
    give(0, commands::argument::customer, uno::Any{calc::unicode(view_->customer)});
    if (date.hasValue())
        give(1, commands::argument::date, date);
    dispatch(command, arguments);
}

void CustomerPanel::fill()
{
    const auto model = document();
    if (!model.is() || commands::stateOf(model).running)
        return;
    const auto conventions = calc::conventionsOf(place().context, Reference<beans::XPropertySet>{model, UNO_QUERY_THROW});
    conventions_ = conventions;
    look(conventions);
    fillView();
    fillLife();
}

void CustomerPanel::look(const Conventions& conventions)
{
    const auto controller = place().frame->getController();
    auto cursor = calc::cursorIn(controller);
    const bool stays = !takeModified() && cursor == cursor_;
    cursor_ = std::move(cursor);
    if (!stays) {
        view_ = commands::customerUnderCursor(document(), controller, conventions);
        const auto table = commands::describedTable(place().context, controller, wording().language());
        const auto why = *table ? commands::leftOutAtCursor(controller, table->value()) : std::nullopt;
        whyLeftOut_ = why ? wording().say(*why, conventions_.nullDate) : std::string{};
    }
    if (!stays || (orders_ && orders_->isRead() && !life_))
        fillOrders(conventions);
}

void CustomerPanel::readOrders()
{
    const auto read = listener([this] { refreshSoon(); });
    orders_ = commands::CustomerOrders::read(place().context, document(), [read] { read->notify({}); });
}

void CustomerPanel::fillOrders(const Conventions& conventions)
{
    life_.reset();
    lifeIsNew_ = true;
    note_.setText("");
    read_.show(false);
    if (!view_ || !view_->ofLog)
        return;
    const auto rows = commands::CustomerOrders::rows(document());
    if (orders_ && orders_->isStale())
        orders_.reset();
    if (!orders_ && rows && (*rows <= rowsReadUnasked || readAsked_))
        readOrders();
    if (!orders_) {
        read_.show(rows.has_value());
        note_.setText(rows ? say("panel.customer.large", {{"rows", numbers_.count(static_cast<double>(*rows))}}) : say("panel.customer.noLog"));
        return;
    }
    if (!orders_->isRead())
        return note_.setText(say("panel.customer.reading"));
    const auto& state = commands::stateOf(document());
    const auto& options = calc::options(place().context);
    const auto wanted = state.stages && !state.stages->model.empty() ? std::optional{state.stages->model} : std::nullopt;
    auto chosen = commands::chooseModel(document(), wanted, conventions, wording(), options);
    if (!chosen)
        return note_.setText(wording().say(chosen.error(), conventions_.nullDate));
    model_ = std::move(chosen.value().model);
    const auto days = state.choice.window.value_or(options.window.value_or(0)); // 0: from the log
    auto life = orders_->lifeOf(view_->customer, *model_, view_->asOf, days > 0 ? std::optional{days} : std::nullopt);
    if (!life)
        return note_.setText(wording().say(life.error(), conventions_.nullDate));
    life_ = std::move(life.value());
}

void CustomerPanel::fillView()
{
    const auto show = [](Control& part, const std::string& text) {
        part.setText(text);
        part.show(!text.empty());
    };
    for (Control* part : std::initializer_list<Control*>{
             &stage_, &reason_, &next_, &figures_, &specialDays_, &done_, &postponeLabel_, &postponeTo_, &postpone_})
        part->show(view_.has_value());
    show(leftOut_, whyLeftOut_);
    show(name_, view_ ? view_->customer : whyLeftOut_.empty() ? say("panel.customer.empty") : std::string{});
    const bool bold = view_.has_value();
    if (const uno::Any weight{bold ? 150.f : 100.f}; name_.get("FontWeight") != weight)
        name_.set("FontWeight", weight);
    postponeDate_.show(false);
    if (!view_)
        return;
    show(stage_, stageInWords());
    show(reason_, view_->reason);
    show(next_, nextInWords());
    show(figures_, figures());
    show(specialDays_, specialDays());
    for (Control* part : std::initializer_list<Control*>{&done_, &postponeLabel_, &postponeTo_, &postpone_})
        part->show(view_->canBeMarked);
    postponeDate_.show(view_->canBeMarked && postponeTo_.selectedItem() == aDate);
}

std::string CustomerPanel::stageInWords() const
{
    if (view_->stage.empty())
        return say("panel.customer.noStage");
    if (!view_->inStageSince)
        return view_->stage;
    return say("panel.customer.stageSince", {{"stage", view_->stage}, {"date", DateArgument{double(*view_->inStageSince)}}});
}

std::string CustomerPanel::nextInWords() const
{
    if (view_->doNotContact)
        return say("panel.customer.doNotContact");
    if (view_->doneOn)
        return say("panel.customer.doneOn", {{"date", DateArgument{double(*view_->doneOn)}}});
    if (view_->action.empty())
        return say("panel.customer.nothingNext");
    if (view_->postponedTo)
        return say("panel.customer.postponedTo", {{"action", view_->action}, {"date", DateArgument{double(*view_->postponedTo)}}});
    if (!view_->followUpBy)
        return say("panel.customer.next", {{"action", view_->action}});
    return say("panel.customer.nextBy", {{"action", view_->action}, {"date", DateArgument{double(*view_->followUpBy)}}});
}

std::string CustomerPanel::figures() const
{
    std::string line;
    const auto add = [&](const char* key, const std::string& value) {
        line += (line.empty() ? "" : " · ") + say(key, {{"value", value}});
    };
    if (view_->contribution)
        add("panel.customer.contribution", money(*view_->contribution));
    if (view_->pAlive)
        add("panel.customer.pAlive", numbers_.percent(*view_->pAlive));
    if (view_->expectedOrders)
        add("panel.customer.expectedOrders", numbers_.decimal(*view_->expectedOrders));
    if (view_->clv)
        add("panel.customer.clv", money(*view_->clv));
    return line;
}

std::string CustomerPanel::specialDays() const
{
    auto days = view_->specialDays;
    // What the user noted beside the customer comes before what the log says.
    if (view_->ofLog && orders_ && orders_->isRead())
        for (auto& ofLog : orders_->specialDaysOf(view_->customer, view_->asOf))
            if (std::ranges::find(days, ofLog.header, &commands::CustomerView::SpecialDay::header) == days.end())
                days.push_back(std::move(ofLog));
    std::ranges::stable_sort(days, {}, &commands::CustomerView::SpecialDay::next);
    std::string lines;
    for (const auto& special : days)
        lines += (lines.empty() ? "" : "\n")
            + specialDayInWords(wording(), special.header, special.next, special.days, conventions_.nullDate);
    return lines;
}

void CustomerPanel::fillLife()
{
    const bool shown = view_ && life_;
    for (Control* part : {&timeline_, &from_, &until_, &stays_})
        part->show(shown);
    std::string note;
    if (const auto text = note_.get("Label"); text.hasValue())
        note = calc::utf8(text.get<rtl::OUString>());
    note_.show(view_ && !note.empty());
    if (!view_)
        read_.show(false);
    if (!shown)
        return;
    from_.setText(day(life_->periods.front().first));
    until_.setText(day(life_->periods.back().last));
    stays_.setText(staysInWords());
    if (const Reference<awt::XVclWindowPeer> window{timeline_.as<awt::XControl>()->getPeer(), UNO_QUERY}; window.is())
        nameWindow(window, lifeInWords());
}

std::string CustomerPanel::stageName(std::int16_t stage) const
{
    return stage < 0 ? std::string{wording().text("stages.noStage")} : model_->stages()[static_cast<std::size_t>(stage)].name;
}

std::string CustomerPanel::staysInWords() const
{
    std::string lines;
    const auto& stays = life_->stays;
    const auto first = stays.size() > staysInWordsAtMost ? stays.size() - staysInWordsAtMost : 0;
    for (auto index = first; index < stays.size(); ++index)
        lines += (lines.empty() ? "" : "\n")
            + say("panel.customer.stay", {{"stage", stageName(stays[index].stage)}, {"from", DateArgument{double(stays[index].first)}},
                                             {"until", DateArgument{double(stays[index].last)}}});
    return lines;
}

std::string CustomerPanel::lifeInWords() const
{
    static constexpr std::array keys{"panel.customer.byDays", "panel.customer.byWeek", "panel.customer.byMonth",
        "panel.customer.byQuarter", "panel.customer.byYear"};
    auto words = say(keys[static_cast<std::size_t>(life_->period.unit)]);
    for (const auto& period : life_->periods)
        if (period.orders > 0 || period.contribution != 0)
            words += "\n"
                + say("panel.customer.ofPeriod", {{"from", DateArgument{double(period.first)}}, {"orders", double(period.orders)},
                                                     {"contribution", money(period.contribution)}});
    return words;
}

std::string CustomerPanel::day(Day day) const { return say("panel.customer.day", {{"date", DateArgument{double(day)}}}); }

std::string CustomerPanel::money(double amount) const
{
    return std::abs(amount) >= 1000 ? numbers_.whole(amount) : numbers_.decimal(amount);
}

std::string CustomerPanel::say(const char* key, std::vector<Message::Argument> arguments) const
{
    return wording().say({key, std::move(arguments)}, conventions_.nullDate);
}

void CustomerPanel::draw(int width, int height)
{
    const Reference<awt::XStyleSettingsSupplier> supplier{timeline_.as<awt::XControl>()->getPeer(), UNO_QUERY_THROW};
    const auto style = supplier->getStyleSettings();
    const auto background = static_cast<std::uint32_t>(style->getDialogColor()) & 0xffffffU;
    const auto text = static_cast<std::uint32_t>(style->getDialogTextColor()) & 0xffffffU;
    const std::tuple wanted{width, height, background, text};
    if (wanted == drawn_ && !lifeIsNew_)
        return;
    drawn_ = wanted;
    lifeIsNew_ = false;
    timeline_.set("Graphic", uno::Any{pictureOf(*life_, *model_, {width, height, background, text}).graphic(place().context)});
}

void CustomerPanel::arrange(Column& column)
{
    column.add(name_);
    column.add(leftOut_);
    column.add(stage_);
    column.add(reason_);
    column.gap();
    column.add(next_);
    column.addButtons({&done_, &postpone_});
    column.addFields({{&postponeLabel_, &postponeTo_}});
    column.add(postponeDate_);
    column.gap();
    column.add(figures_);
    column.add(specialDays_);
    column.gap();
    if (timeline_.isShown()) {
        const int height = 4 * column.lineHeight();
        draw(column.innerWidth(), height);
        column.addPicture(timeline_, height);
        column.addEnds(from_, until_);
    }
    column.add(stays_);
    column.add(note_);
    column.add(read_);
}

} // namespace lifecycle::sidebar
