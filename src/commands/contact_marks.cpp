#include "commands/contact_marks.hpp"

#include "calc/conventions.hpp"
#include "calc/customer_at.hpp"
#include "calc/shown_stages.hpp"
#include "calc/undo_step.hpp"
#include "commands/at_once.hpp"
#include "commands/contact_lines.hpp"
#include "commands/customer_view.hpp"
#include "commands/owned_list.hpp"
#include "domain/customer_names.hpp"

#include <boost/outcome/try.hpp>

#include <algorithm>
#include <array>

namespace lifecycle::commands
{

using calc::CellFormat;
using calc::GridColumn;

namespace
{

enum class Mark { done, postponed };

constexpr Day week = 7;

/// Of whom the call speaks, and where.
Result<calc::CustomerAt> customerOf(const CommandCall& call, const Asked& asked)
{
    if (!asked.arguments.customer) {
        if (auto customer = calc::customerAtCursor(call.controller, asked.conventions))
            return std::move(*customer);
        return Message{ "error.contacts.noCustomer", {} };
    }
    if (auto customer = calc::customerNamed(call.document, *asked.arguments.customer, asked.conventions))
        return std::move(*customer);
    return Message{ "error.contacts.unknownCustomer", { { "customer", *asked.arguments.customer } } };
}

class Marking
{
public:
    Marking(const CommandCall& call, const Asked& asked, const OwnedList& list, const calc::CustomerAt& customer)
        : call_{ call }
        , asked_{ asked }
        , list_{ list }
        , customer_{ customer }
        , asOf_{ lastClassified() }
        , lines_{ list.earlier(), asOf_ }
    {
    }

    Result<Said> make(Mark mark)
    {
        BOOST_OUTCOME_TRY(const auto line, openLine());
        const auto from = line ? lines_.asOf(*line) : asOf_;
        const auto due = line ? lines_.followUpBy(*line) : dueByRow();
        const auto day = asked_.arguments.date ? static_cast<Day>(*asked_.arguments.date)
            : mark == Mark::done               ? from
                                               : std::max(from, due.value_or(from)) + week;
        if (!line) {
            BOOST_OUTCOME_TRY(checkNotDone(mark, day));
            BOOST_OUTCOME_TRY(list_.checkRoom(lines_.count() + 1));
        }
        const Message::Argument who{ "customer", customer_.customer };
        const Message title{ mark == Mark::done ? "undo.done" : "undo.postpone", { who } };
        calc::UndoStep step{ call_.document, asked_.say(title) };
        line ? set(*line, mark, day) : add(mark, day, due);
        step.finish();
        return Said{ asked_.say({ mark == Mark::done ? "contacts.done" : "contacts.postponed",
            { who, { "date", DateArgument{ static_cast<double>(day) } } } }) };
    }

private:
    Day lastClassified() const
    {
        const auto stages = calc::shownStages(call_.document);
        return stages && stages->asOf ? *stages->asOf : calc::today(asked_.conventions);
    }

    /// The line under the cursor, or the customer's first one that is not done. Error: the one under the cursor is done.
    Result<std::optional<std::size_t>> openLine() const
    {
        if (customer_.list == calc::owned::nextContacts && !asked_.arguments.customer) {
            const auto here = list_.rowAt(customer_.row);
            if (const auto day = here ? lines_.done(*here) : std::nullopt)
                return alreadyDone(*day);
            return here;
        }
        const auto key = customerKey(customer_.customer);
        for (std::size_t row = 0; row < lines_.count(); ++row)
            if (lines_.isNamed(row) && !lines_.done(row) && lines_.key(row) == key)
                return std::optional{ row };
        return std::optional<std::size_t>{};
    }

    Message alreadyDone(Day day) const
    {
        return { "error.contacts.alreadyDone",
            { { "customer", customer_.customer }, { "date", DateArgument{ static_cast<double>(day) } } } };
    }

    /// Whoever marks it a second time on the same day has done so by mistake.
    Result<void> checkNotDone(Mark mark, Day day) const
    {
        const auto key = customerKey(customer_.customer);
        for (std::size_t row = 0; mark == Mark::done && row < lines_.count(); ++row)
            if (lines_.isNamed(row) && lines_.done(row) == day && lines_.key(row) == key)
                return alreadyDone(day);
        return boost::outcome_v2::success();
    }

    std::optional<Day> dueByRow() const
    {
        const auto cell = calc::ourCell(customer_, "follow up by", asked_.conventions);
        return cell.rows() > 0 && cell.columns.front().front().isNumber()
            ? std::optional{ static_cast<Day>(cell.columns.front().front().number()) }
            : std::nullopt;
    }

    GridColumn column(std::string_view field, CellFormat format, Value value) const
    {
        return { std::string{ field }, headerOf(field, asked_.wording), format, { value } };
    }

    void set(std::size_t line, Mark mark, Day day) const
    {
        std::vector<GridColumn> columns{ column(fieldOf(mark), CellFormat::date, Value::number(day)) };
        if (mark == Mark::postponed)
            columns.push_back(column("follow up by", CellFormat::date, Value::number(day)));
        list_.set(line, columns);
    }

    /// A line with what the last classification said of the customer.
    void add(Mark mark, Day day, std::optional<Day> due) const
    {
        calc::Grid grid;
        if (mark == Mark::postponed)
            due = day;
        for (const auto& field : nextContactsFields()) {
            if (lines_.hadDeleted(field) || (isOfSpecialDays(field) && !lines_.has(field)))
                continue;
            if (field == fieldOf(mark))
                grid.columns.push_back(column(field, CellFormat::date, Value::number(day)));
            else if (field == "follow up by")
                grid.columns.push_back(column(field, CellFormat::date, due ? Value::number(*due) : Value{}));
            else if (field == "as of")
                grid.columns.push_back(column(field, CellFormat::date, Value::number(asOf_)));
            else if (isTheUsers(field) || isOfSpecialDays(field) || field == "at stake")
                grid.columns.push_back(column(field,
                    field == "at stake"       ? CellFormat::money
                        : field == "occasion" ? CellFormat::text
                                              : CellFormat::date,
                    Value{}));
            else
                grid.columns.push_back(column(field, CellFormat::text, said(field, grid.texts)));
        }
        list_.append(grid, {});
    }

    Value said(std::string_view field, Texts& texts) const
    {
        if (field == "customer")
            return Value::text(texts.intern(customer_.customer));
        const auto cell = calc::ourCell(customer_, field, asked_.conventions);
        if (cell.rows() == 0 || cell.columns.front().front().isBlank())
            return {};
        return Value::text(texts.intern(cell.display(cell.columns.front().front())));
    }

    static std::string_view fieldOf(Mark mark) { return mark == Mark::done ? "done" : "postponed to"; }

    const CommandCall& call_;
    const Asked& asked_;
    const OwnedList& list_;
    const calc::CustomerAt& customer_;
    const Day asOf_;
    const ContactLines lines_;
};

Result<Said> makeMark(const CommandCall& call, const Asked& asked, Mark mark)
{
    BOOST_OUTCOME_TRY(checkWritable(call));
    BOOST_OUTCOME_TRY(const auto customer, customerOf(call, asked));
    BOOST_OUTCOME_TRY(const auto list,
        OwnedList::find(call.document, calc::owned::nextContacts, "sheet.nextContacts", nextContactsFields(), {}, asked.conventions,
            asked.wording));
    if (!list.exists())
        return Message{ "error.contacts.noList", { { "sheet", list.sheetName() } } };
    if (isNotToBeContacted(customer, asked.conventions))
        return Message{ "error.contacts.doNotContact", { { "customer", customer.customer } } };
    const std::string field = mark == Mark::done ? "done" : "postponed to";
    if (list.earlier()->deleted.contains(field))
        return Message{ "error.contacts.columnGone",
            { { "column", headerOf(field, asked.wording) }, { "sheet", list.sheetName() } } };
    return Marking{ call, asked, list, customer }.make(mark);
}

} // namespace

void markDone(const CommandCall& call)
{
    doAtOnce(call, [&](const Asked& asked) { return makeMark(call, asked, Mark::done); });
}

void postpone(const CommandCall& call)
{
    doAtOnce(call, [&](const Asked& asked) { return makeMark(call, asked, Mark::postponed); });
}

} // namespace lifecycle::commands
