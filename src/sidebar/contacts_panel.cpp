#include "sidebar/contacts_panel.hpp"

#include "calc/conventions.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"
#include "commands/command_names.hpp"
#include "domain/calendar_month.hpp"
#include "domain/next_contacts.hpp"
#include "sidebar/special_day_words.hpp"

#include <com/sun/star/awt/Key.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XKeyListener.hpp>
#include <com/sun/star/awt/XRadioButton.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <cppuhelper/implbase1.hxx>

#include <algorithm>
#include <cmath>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

/// The arrow keys, which the office's own drawing does not take from one button of a group to the next within a sidebar.
class ArrowKeys final : public cppu::WeakImplHelper1<awt::XKeyListener> {
public:
    ArrowKeys(rtl::Reference<Listener> up, rtl::Reference<Listener> down) : up_{std::move(up)}, down_{std::move(down)} {}

    void SAL_CALL keyPressed(const awt::KeyEvent& event) override
    {
        if (event.KeyCode == awt::Key::UP || event.KeyCode == awt::Key::LEFT)
            up_->notify({});
        else if (event.KeyCode == awt::Key::DOWN || event.KeyCode == awt::Key::RIGHT)
            down_->notify({});
    }
    void SAL_CALL keyReleased(const awt::KeyEvent&) override {}
    void SAL_CALL disposing(const lang::EventObject&) override {}

private:
    rtl::Reference<Listener> up_, down_;
};

} // namespace

void ContactsPanel::opened()
{
    summary_ = control("summary");
    more_ = control("more");
    moreButton_ = control("moreButton");
    done_ = control("done");
    postpone_ = control("postpone");
    by_ = dropDown(control("by"), [] {});
    for (std::size_t line = 0; line < linesShown; ++line) {
        lines_[line] = {control("customer" + std::to_string(line)), control("what" + std::to_string(line))};
        lines_[line].customer.as<awt::XRadioButton>()->addItemListener(listener([this, line] {
            sal_Int16 state = 0;
            lines_[line].customer.get("State") >>= state;
            if (state == 1 && line != chosen_)
                soon([this, line] { choose(line); });
        }).get());
        // The whole line can be clicked, not the button and the name alone.
        const auto go = [this](std::size_t to) {
            if (to < linesShown && lines_[to].customer.isShown())
                lines_[to].customer.as<awt::XWindow>()->setFocus();
            choose(to);
        };
        // Where the office has taken the key itself, the line is chosen by then.
        const auto goingTo = [this, go](std::size_t to) {
            return listener([this, go, to] {
                soon([this, go, to] {
                    if (to != chosen_)
                        go(to);
                });
            });
        };
        const auto clicked = listener([this, go, line] { soon([go, line] { go(line); }); });
        lines_[line].customer.as<awt::XWindow>()->addMouseListener(clicked.get());
        lines_[line].what.as<awt::XWindow>()->addMouseListener(clicked.get());
        // The line before the first is none.
        lines_[line].customer.as<awt::XWindow>()->addKeyListener(new ArrowKeys{goingTo(line - 1), goingTo(line + 1)});
    }
    const auto text = [this](const char* key) { return wording().text(key); };
    done_.setText(text("panel.contacts.done"));
    postpone_.setText(text("panel.contacts.postpone"));
    moreButton_.setText(text("panel.contacts.goToList"));
    by_.setAccessibleName(text("panel.contacts.byHowMuch"));
    by_.setItems({std::string{text("panel.contacts.byWeek")}, std::string{text("panel.contacts.byMonth")},
                     std::string{text("panel.contacts.byQuarter")}},
        0);
    const auto pressed = [this](const Control& button, std::function<void()> act) {
        button.as<awt::XButton>()->addActionListener(listener(std::move(act)).get());
    };
    pressed(moreButton_, [this] { soon([this] { goToList(); }); });
    pressed(done_, [this] { mark(commands::doneCommand); });
    pressed(postpone_, [this] { mark(commands::postponeCommand); });
}

void ContactsPanel::fill()
{
    if (!document().is())
        return;
    if (!commands::stateOf(document()).running && takeModified())
        look();
    followCursor();
    showLines();
}

/// Reads the sheet. The customer who was chosen stays so, in whichever line it stands now; else it is the first.
void ContactsPanel::look()
{
    const auto before = contacts_ && chosen_ < contacts_->first.size() ? contacts_->first[chosen_].customer : std::string{};
    conventions_ = calc::conventionsOf(place().context, Reference<beans::XPropertySet>{document(), UNO_QUERY_THROW});
    contacts_ = commands::dueContacts(document(), conventions_, linesShown);
    chosen_ = 0;
    if (!contacts_)
        return;
    const auto still = std::ranges::find(contacts_->first, before, &commands::DueContact::customer);
    if (still != contacts_->first.end())
        chosen_ = static_cast<std::size_t>(still - contacts_->first.begin());
}

void ContactsPanel::followCursor()
{
    if (!contacts_)
        return;
    const Reference<view::XSelectionSupplier> supplier{place().frame->getController(), UNO_QUERY};
    const Reference<sheet::XCellRangeAddressable> cursor{supplier.is() ? supplier->getSelection() : uno::Any{}, UNO_QUERY};
    const Reference<sheet::XCellRangeAddressable> list{contacts_->sheet, UNO_QUERY_THROW};
    if (!cursor.is() || cursor->getRangeAddress().Sheet != list->getRangeAddress().Sheet)
        return;
    const auto row = cursor->getRangeAddress().StartRow;
    const auto here = std::ranges::find(contacts_->first, row, &commands::DueContact::row);
    if (here != contacts_->first.end())
        chosen_ = static_cast<std::size_t>(here - contacts_->first.begin());
}

void ContactsPanel::showLines()
{
    const auto count = contacts_ ? contacts_->first.size() : 0;
    summary_.setText(summaryOf());
    for (std::size_t line = 0; line < linesShown; ++line) {
        auto& [customer, what] = lines_[line];
        customer.show(line < count);
        what.show(line < count);
        if (line >= count)
            continue;
        customer.setText(contacts_->first[line].customer);
        what.setText(told(contacts_->first[line]));
        if (const uno::Any state{static_cast<sal_Int16>(line == chosen_ ? 1 : 0)}; customer.get("State") != state)
            customer.set("State", state);
    }
    const auto left = contacts_ ? contacts_->listed - count : 0;
    more_.show(left > 0);
    if (left > 0)
        more_.setText(wording().say({"panel.contacts.more", {{"count", numbers_.whole(static_cast<double>(left))}}}, {}));
    moreButton_.show(contacts_.has_value());
    for (Control* const control : std::initializer_list<Control*>{&done_, &postpone_, &by_})
        control->show(count > 0);
    if (count > 0) {
        // Which line they speak of, for those who do not see it.
        const Message::Argument who{"customer", contacts_->first[chosen_].customer};
        done_.setAccessibleName(wording().say({"undo.done", {who}}, {}));
        postpone_.setAccessibleName(wording().say({"undo.postpone", {who}}, {}));
    }
}

std::string ContactsPanel::summaryOf() const
{
    if (!contacts_)
        return std::string{wording().text("panel.contacts.none")};
    const Message::Argument date{"date", DateArgument{static_cast<double>(contacts_->asOf)}};
    auto summary = contacts_->due == 0
        ? wording().say({"panel.contacts.nobody", {date}}, conventions_.nullDate)
        : wording().say({"panel.contacts.due",
                            {date, {"due", numbers_.whole(static_cast<double>(contacts_->due))},
                                {"late", numbers_.whole(static_cast<double>(contacts_->late))}}},
              conventions_.nullDate);
    if (contacts_->special > 0)
        summary += '\n' + wording().say({"panel.contacts.specialDays", {{"count", numbers_.whole(static_cast<double>(contacts_->special))}}}, {});
    return summary;
}

std::string ContactsPanel::told(const commands::DueContact& contact) const
{
    const auto say = [&](const char* key, std::vector<Message::Argument> arguments) {
        return wording().say(Message{key, std::move(arguments)}, conventions_.nullDate);
    };
    auto text = contact.action;
    const auto addLine = [&](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
    if (const auto& special = contact.special)
        addLine(specialDayInWords(wording(), special->occasion, special->day, special->day - contacts_->asOf, conventions_.nullDate));
    // A special day alone has been said by then.
    if (!contact.special || contact.due != contact.special->day)
        addLine(say("panel.contacts.by", {{"date", DateArgument{static_cast<double>(contact.due)}}}));
    if (contact.daysLate > 0)
        text += " · " + say("panel.contacts.late", {{"days", numbers_.count(contact.daysLate)}});
    if (contact.atStake)
        text += " · " + say("panel.contacts.atStake", {{"value", numbers_.whole(std::round(*contact.atStake))}});
    return text;
}

void ContactsPanel::choose(std::size_t line)
{
    if (!contacts_ || line >= contacts_->first.size())
        return;
    chosen_ = line;
    showLines();
    calc::showCell(place().frame->getController(), contacts_->sheet, contacts_->column, contacts_->first[line].row);
}

void ContactsPanel::goToList() const
{
    if (!contacts_)
        return;
    const auto row = contacts_->first.empty() ? 0 : contacts_->first.front().row;
    calc::showCell(place().frame->getController(), contacts_->sheet, contacts_->column, row);
}

Day ContactsPanel::dayToWhichPostponed(const commands::DueContact& contact) const
{
    const auto from = std::max(contact.due, contacts_->asOf);
    const auto by = by_.selectedItem();
    return by == 0 ? from + daysAhead : monthsLater(from, by == 1 ? 1 : 3, conventions_.nullDate);
}

void ContactsPanel::mark(const char* command)
{
    if (!contacts_ || chosen_ >= contacts_->first.size())
        return;
    const auto& contact = contacts_->first[chosen_];
    std::vector<beans::PropertyValue> arguments;
    const auto give = [&](const char* name, const uno::Any& value) {
        arguments.push_back({rtl::OUString::createFromAscii(name), -1, value, beans::PropertyState_DIRECT_VALUE});
    };
    give(commands::argument::customer, uno::Any{calc::unicode(contact.customer)});
    if (command == commands::postponeCommand)
        give(commands::argument::date, uno::Any{static_cast<double>(dayToWhichPostponed(contact))});
    dispatch(command, {arguments.data(), static_cast<sal_Int32>(arguments.size())});
}

void ContactsPanel::arrange(Column& column)
{
    column.add(summary_);
    for (auto& [customer, what] : lines_) {
        if (!customer.isShown())
            continue;
        column.gap();
        column.add(customer);
        column.add(what);
    }
    column.gap();
    column.add(more_);
    column.add(done_);
    column.addButtons({&postpone_, &by_});
    column.gap();
    column.add(moreButton_);
}

} // namespace lifecycle::sidebar
