#include "commands/contact_lines.hpp"

#include "domain/customer_names.hpp"
#include "domain/reading.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::commands
{

namespace
{

const Texts noTexts;

} // namespace

ContactLines::ContactLines(const std::optional<Earlier>& list, Day asOf)
    : list_{ list ? &*list : nullptr }
    , blanks_{ list ? list->table.texts : noTexts }
    , asOf_{ asOf }
{
}

std::vector<std::string> nextContactsFields()
{
    return { "customer", "action", "owner", "follow up by", "done", "postponed to", "at stake", "stage", "reason", "as of",
        "special day", "occasion" };
}

bool isOfSpecialDays(std::string_view contactsField) { return contactsField == "special day" || contactsField == "occasion"; }

bool isTheUsers(std::string_view contactsField) { return contactsField == "done" || contactsField == "postponed to"; }

std::string ContactLines::key(std::size_t row) const { return customerKey(customer(row)); }

std::optional<Day> ContactLines::done(std::size_t row) const
{
    const Value mark = at("done", row);
    if (const auto day = dateFrom(mark, list_->table.texts, list_->table.conventions))
        return day;
    Fact fact;
    if (mark.isNumber())
        fact = Fact::ofNumber(mark.number());
    else if (mark.isText() && !blanks_.contain(mark))
        fact = { Fact::Kind::text, std::nan(""), list_->table.texts[mark.text()] };
    return saysYes(fact) ? std::optional{ asOf(row) } : std::nullopt;
}

bool ContactLines::holdsNotes(std::size_t row) const
{
    return !at("done", row).isBlank() || !at("postponed to", row).isBlank()
        || std::ranges::any_of(list_->table.columns, [row](const Column& column) { return !column[row].isBlank(); });
}

Value ContactLines::at(std::string_view field, std::size_t row) const
{
    const auto column = list_->ours.find(field);
    return column == list_->ours.end() ? Value{} : column->second[row];
}

Value ContactLines::copied(std::string_view field, std::size_t row, Texts& into) const
{
    const Value was = at(field, row);
    return was.isText() ? Value::text(into.intern(list_->table.texts[was.text()])) : was;
}

std::optional<Day> ContactLines::day(std::string_view field, std::size_t row) const
{
    return dateFrom(at(field, row), list_->table.texts, list_->table.conventions);
}

MarksByCustomer marksOf(const std::optional<Earlier>& nextContacts, Day asOf)
{
    MarksByCustomer marks;
    const ContactLines lines{ nextContacts, asOf };
    for (std::size_t row = 0; row < lines.count(); ++row) {
        if (!lines.isNamed(row))
            continue;
        const auto done = lines.done(row), postponedTo = lines.postponedTo(row);
        if (!done && !postponedTo)
            continue;
        auto& ofCustomer = marks[lines.key(row)];
        if (!done) {
            if (!ofCustomer.postponedTo)
                ofCustomer.postponedTo = postponedTo;
        } else if (!ofCustomer.done || *ofCustomer.done < *done) {
            ofCustomer.done = done;
            ofCustomer.doneWasPostponedTo = postponedTo;
        }
    }
    return marks;
}

FollowUpsKept followUpsKept(const std::optional<Earlier>& nextContacts, Day asOf)
{
    FollowUpsKept kept;
    const ContactLines lines{ nextContacts, asOf };
    for (std::size_t row = 0; row < lines.count(); ++row) {
        const auto done = lines.done(row), due = lines.followUpBy(row);
        if (!done || !due)
            continue;
        ++kept.done;
        kept.onTime += *done <= *due;
    }
    return kept;
}

} // namespace lifecycle::commands
