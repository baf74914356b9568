#include "sidebar/changes_panel.hpp"

#include "calc/conventions.hpp"
#include "calc/customer_at.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"
#include "commands/command_names.hpp"

#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XFixedHyperlink.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr Day year = 365;

} // namespace

void ChangesPanel::opened()
{
    summary_ = control("summary");
    counts_ = control("counts");
    movesTitle_ = control("movesTitle");
    dangerTitle_ = control("dangerTitle");
    sinceLabel_ = control("sinceLabel");
    since_ = dropDown(control("since"), [this] {
        chosen_ = offered_.at(since_.selectedItem());
        refreshSoon();
    });
    day_ = DateField{control("day")};
    list_ = control("list");
    openLines(moves_, "move");
    openLines(danger_, "danger");
    const auto text = [this](const char* key) { return wording().text(key); };
    movesTitle_.setText(text("panel.changes.who"));
    dangerTitle_.setText(text("panel.changes.danger"));
    sinceLabel_.setText(text("panel.changes.since"));
    since_.setAccessibleName(text("panel.changes.since"));
    day_.setAccessibleName(text("panel.changes.day"));
    list_.setText(text("panel.changes.list"));
    list_.as<awt::XButton>()->addActionListener(listener([this] { listOnSheet(); }).get());
}

void ChangesPanel::openLines(Lines& lines, const std::string& name)
{
    for (std::size_t index = 0; index < lines.size(); ++index) {
        auto& line = lines[index];
        line = {control(name + std::to_string(index)), control(name + "What" + std::to_string(index))};
        const auto clicked = listener([this, &line] {
            soon([this, customer = calc::utf8(line.customer.get("Label").get<rtl::OUString>())] { goTo(customer); });
        });
        line.customer.as<awt::XFixedHyperlink>()->addActionListener(clicked.get());
        // What is said of the customer can be clicked too, and the room behind its name.
        line.customer.as<awt::XWindow>()->addMouseListener(clicked.get());
        line.what.as<awt::XWindow>()->addMouseListener(clicked.get());
    }
}

void ChangesPanel::fill()
{
    if (!document().is())
        return;
    if (!commands::stateOf(document()).running && takeModified())
        look();
    showMoves();
    showDanger();
    showChoice();
}

void ChangesPanel::look()
{
    conventions_ = calc::conventionsOf(place().context, Reference<beans::XPropertySet>{document(), UNO_QUERY_THROW});
    const auto& stages = commands::stateOf(document()).stages;
    const bool ofLog = stages && stages->lastOrder;
    recent_ = commands::recentMoves(
        document(), ofLog ? stages->asOf : std::nullopt, conventions_, linesShown, std::move(recent_));
    inDanger_ = commands::inDanger(document(), conventions_, linesShown);
}

std::string ChangesPanel::say(const char* key, std::vector<Message::Argument> arguments) const
{
    return wording().say(Message{key, std::move(arguments)}, conventions_.nullDate);
}

std::string ChangesPanel::stakeOf(double atStake) const
{
    return say("panel.contacts.atStake", {{"value", numbers_.whole(std::round(atStake))}});
}

void ChangesPanel::showMoves()
{
    const auto date = [](Day day) { return DateArgument{static_cast<double>(day)}; };
    if (!recent_ || !recent_->before)
        summary_.setText(recent_ ? say("panel.changes.first", {{"date", date(recent_->asOf)}})
                                 : std::string{wording().text("panel.changes.none")});
    else
        summary_.setText(say(recent_->moved > 0 ? "panel.changes.moved" : "panel.changes.nobody",
            {{"date", date(recent_->asOf)}, {"before", date(*recent_->before)},
                {"moved", numbers_.whole(static_cast<double>(recent_->moved))},
                {"new", numbers_.whole(static_cast<double>(recent_->firstSeen))}}));
    const auto count = recent_ ? recent_->first.size() : 0;
    counts_.show(count > 0);
    movesTitle_.show(count > 0);
    if (count > 0)
        counts_.setText(countsText());
    for (std::size_t index = 0; index < linesShown; ++index) {
        auto& [customer, what] = moves_[index];
        customer.show(index < count);
        what.show(index < count);
        if (index >= count)
            continue;
        const auto& move = recent_->first[index];
        customer.setText(move.customer);
        auto said = say("panel.changes.move", {{"from", move.from}, {"to", move.to}});
        if (move.atStake)
            said += " · " + stakeOf(*move.atStake);
        what.setText(said);
    }
}

std::string ChangesPanel::countsText() const
{
    std::string text;
    for (std::size_t index = 0; index < std::min(recent_->counts.size(), countsShown); ++index) {
        const auto& count = recent_->counts[index];
        text += (text.empty() ? "" : "\n")
            + say("panel.changes.count",
                {{"move", say("panel.changes.move", {{"from", count.from}, {"to", count.to}})},
                    {"customers", numbers_.whole(static_cast<double>(count.customers))}})
            + " · " + stakeOf(count.atStake);
    }
    return recent_->counts.size() > countsShown ? text + "\n…" : text;
}

void ChangesPanel::showDanger()
{
    dangerTitle_.show(!inDanger_.empty());
    for (std::size_t index = 0; index < linesShown; ++index) {
        auto& [customer, what] = danger_[index];
        customer.show(index < inDanger_.size());
        what.show(index < inDanger_.size());
        if (index >= inDanger_.size())
            continue;
        const auto& one = inDanger_[index];
        customer.setText(one.customer);
        what.setText(say("panel.changes.inDanger", {{"stage", one.stage}, {"alive", numbers_.percent(one.pAlive)}}) + " · "
            + stakeOf(one.atStake));
    }
}

/// What is known decides what can be chosen.
void ChangesPanel::showChoice()
{
    const bool known = recent_.has_value();
    for (Control* const control : std::initializer_list<Control*>{&sinceLabel_, &since_, &list_})
        control->show(known);
    day_.show(known && chosen_ == Since::ownDay);
    if (!known)
        return;
    offered_.clear();
    std::vector<std::string> items;
    const auto offer = [&](Since since, std::string text) {
        offered_.push_back(since);
        items.push_back(std::move(text));
    };
    if (recent_->before)
        offer(Since::lastTime, std::string{wording().text("panel.changes.lastTime")});
    offer(Since::windowBefore, std::string{wording().text("changes.since.window")});
    offer(Since::yearBefore, std::string{wording().text("changes.since.year")});
    offer(Since::ownDay, std::string{wording().text("panel.changes.ownDay")});
    const auto still = chosen_ ? std::ranges::find(offered_, *chosen_) : offered_.begin();
    since_.setItems(items, still == offered_.end() ? 0 : static_cast<std::size_t>(still - offered_.begin()));
}

/// Void where the command's own is meant.
uno::Any ChangesPanel::since() const
{
    const auto given = [](std::optional<Day> day) { return day ? uno::Any{static_cast<double>(*day)} : uno::Any{}; };
    const auto& stages = commands::stateOf(document()).stages;
    switch (offered_.at(since_.selectedItem())) {
    case Since::lastTime:
        return given(recent_->before);
    case Since::windowBefore:
        return stages && stages->window ? given(recent_->asOf - *stages->window) : uno::Any{};
    case Since::yearBefore:
        return given(recent_->asOf - year);
    case Since::ownDay:
        break;
    }
    return day_.argument(conventions_);
}

void ChangesPanel::listOnSheet()
{
    if (!recent_ || offered_.empty())
        return;
    std::vector<beans::PropertyValue> arguments;
    const auto give = [&](const char* name, const uno::Any& value) {
        arguments.push_back({rtl::OUString::createFromAscii(name), -1, value, beans::PropertyState_DIRECT_VALUE});
    };
    give(commands::argument::asOf, uno::Any{static_cast<double>(recent_->asOf)});
    if (const auto& stages = commands::stateOf(document()).stages; stages && !stages->model.empty())
        give(commands::argument::model, uno::Any{calc::unicode(stages->model)});
    if (const auto day = since(); day.hasValue())
        give(commands::argument::since, day);
    if (commands::stateOf(document()).choice.amountIsOfTheOrder)
        give(commands::argument::amountIs, uno::Any{rtl::OUString{"order"}});
    dispatch(commands::changesCommand, {arguments.data(), static_cast<sal_Int32>(arguments.size())});
}

void ChangesPanel::goTo(const std::string& customer) const
{
    if (const auto found = calc::customerNamed(document(), customer, conventions_))
        calc::showCell(place().frame->getController(), found->sheet, found->table.StartColumn, found->row);
}

void ChangesPanel::arrange(Column& column)
{
    const auto addLines = [&](Lines& lines) {
        for (auto& [customer, what] : lines) {
            column.add(customer);
            column.add(what);
        }
    };
    column.add(summary_);
    column.add(counts_);
    column.gap();
    column.add(movesTitle_);
    addLines(moves_);
    column.gap();
    column.add(dangerTitle_);
    addLines(danger_);
    column.gap();
    column.add(sinceLabel_);
    column.add(since_);
    column.add(day_);
    column.add(list_);
}

} // namespace lifecycle::sidebar
