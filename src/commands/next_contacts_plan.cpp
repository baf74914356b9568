#include "commands/next_contacts_plan.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lifecycle::commands
{

using calc::CellFormat;

namespace
{

CellFormat formatOf(std::string_view field)
{
    if (field == "at stake")
        return CellFormat::money;
    return field == "follow up by" || field == "as of" || field == "special day" || isTheUsers(field) ? CellFormat::date : CellFormat::text;
}

class Planner
{
public:
    Planner(const LinesOf& customers, const std::optional<Earlier>& earlier, const Wording& wording)
        : customers_{ customers }
        , earlier_{ earlier, customers.asOf }
        , wording_{ wording }
    {
    }

    NextContactsPlan plan()
    {
        findSilenced();
        orderRows();
        for (const auto& field : nextContactsFields())
            // What the user marked is never written over.
            if (!earlier_.hadDeleted(field) && !(isTheUsers(field) && earlier_.has(field))
                && (!isOfSpecialDays(field) || specialDays_ || earlier_.has(field)))
                plan_.list.columns.push_back({ field, headerOf(field, wording_), formatOf(field), {} });
        for (const auto& row : plan_.rows)
            write(row);
        return std::move(plan_);
    }

private:
    /// One row of a customer that says 'do not contact' speaks for all of its rows.
    void findSilenced()
    {
        for (std::size_t index = 0; index < customers_.candidates.size(); ++index)
            if (customers_.candidates[index].doNotContact)
                silenced_.insert(customers_.key(index));
    }

    /// What the user has put off, the nearest day first.
    std::vector<std::pair<Day, std::size_t>> putOff() const
    {
        std::vector<std::pair<Day, std::size_t>> later;
        for (std::size_t index = 0; index < customers_.candidates.size(); ++index)
            if (const auto& candidate = customers_.candidates[index]; candidate.postponedTo)
                if (const auto due = dueOn(customers_.model, candidate))
                    later.emplace_back(*due, index);
        std::ranges::sort(later);
        return later;
    }

    bool isSpecialDayTold(std::size_t candidate) const
    {
        return specialDayIsNear(customers_.candidates[candidate], customers_.asOf);
    }

    void orderRows()
    {
        boost::unordered_flat_map<std::string, std::int64_t> open; ///< by customer: the line to go on with
        for (std::size_t row = 0; row < earlier_.count(); ++row)
            if (earlier_.isNamed(row) && !earlier_.done(row))
                open.try_emplace(earlier_.key(row), static_cast<std::int64_t>(row));

        auto& rows = plan_.rows;
        std::vector<bool> placed(earlier_.count());
        boost::unordered_flat_set<std::string> listed;
        const auto list = [&](std::size_t candidate, Day due, bool forSpecialDay) {
            const auto key = customers_.key(candidate);
            if (silenced_.contains(key) || !listed.insert(key).second)
                return;
            const auto line = open.find(key);
            rows.push_back({ line == open.end() ? -1 : line->second, static_cast<std::int64_t>(candidate) });
            due_.push_back({ due, forSpecialDay });
            specialDays_ |= isSpecialDayTold(candidate);
            if (line != open.end())
                placed[static_cast<std::size_t>(line->second)] = true;
        };
        for (const auto& contact : nextContacts(customers_.model, customers_.candidates, customers_.asOf))
            list(contact.candidate, contact.due, contact.forSpecialDay);
        for (const auto& [due, candidate] : putOff())
            list(candidate, due, false);
        std::vector<CustomerRow> leaving;
        for (std::size_t row = 0; row < placed.size(); ++row)
            if (!placed[row])
                (earlier_.holdsNotes(row) ? rows : leaving).push_back({ static_cast<std::int64_t>(row), -1 });
        plan_.emptied = leaving.size();
        rows.insert(rows.end(), leaving.begin(), leaving.end());
        for (std::size_t row = 0; row < rows.size(); ++row)
            plan_.rowsMove |= rows[row].earlier >= 0 && rows[row].earlier != static_cast<std::int64_t>(row);
    }

    void write(const CustomerRow& row)
    {
        const auto place = static_cast<std::size_t>(&row - plan_.rows.data());
        const bool leaves = place >= plan_.rows.size() - plan_.emptied;
        if (row.customer >= 0) {
            const auto line = customers_.line(static_cast<std::size_t>(row.customer));
            for (auto& column : plan_.list.columns)
                column.values.push_back(valueOf(column.field, place, static_cast<std::size_t>(row.customer), line));
            return;
        }
        const auto earlier = static_cast<std::size_t>(row.earlier);
        const bool named = !leaves && earlier_.isNamed(earlier);
        const bool silenced = named && silenced_.contains(earlier_.key(earlier));
        const bool asItStands = named && !silenced && earlier_.done(earlier);
        for (auto& column : plan_.list.columns) {
            Value value;
            if (asItStands || (named && column.field == "customer"))
                value = earlier_.copied(column.field, earlier, plan_.list.texts);
            else if (named && column.field == "reason")
                value = text(wording_.say({ silenced ? "contacts.doNotContact" : "contacts.notDue",
                                              { { "date", DateArgument{ static_cast<double>(customers_.asOf) } } } },
                    customers_.nullDate));
            column.values.push_back(value);
        }
    }

    Value valueOf(std::string_view field, std::size_t place, std::size_t index, const ContactLine& line)
    {
        const auto said = [&](Value value) { return value.isText() ? text(customers_.texts[value.text()]) : value; };
        if (field == "customer")
            return said(line.customer);
        const auto& candidate = customers_.candidates[index];
        if (isOfSpecialDays(field)) {
            if (!isSpecialDayTold(index))
                return {};
            return field == "occasion" ? text(candidate.special->occasion) : Value::number(candidate.special->day);
        }
        if (field == "action" && due_[place].forSpecialDay)
            return text(wording_.text(candidate.special->everyYear ? "contacts.greet" : "contacts.renewal"));
        if (field == "action")
            return said(line.action);
        if (field == "owner")
            return said(line.owner);
        if (field == "stage")
            return said(line.stage);
        if (field == "reason")
            return said(line.reason);
        if (field == "follow up by")
            return Value::number(due_[place].on);
        if (field == "as of")
            return Value::number(customers_.asOf);
        return field == "at stake" && !std::isnan(candidate.atStake) ? Value::number(candidate.atStake) : Value{};
    }

    Value text(std::string_view words) { return Value::text(plan_.list.texts.intern(words)); }

    const LinesOf& customers_;
    ContactLines earlier_;
    const Wording& wording_;
    boost::unordered_flat_set<std::string> silenced_;
    struct Due {
        Day on;
        bool forSpecialDay;
    };
    std::vector<Due> due_; ///< of the first rows
    bool specialDays_ = false; ///< somebody on the list has one
    NextContactsPlan plan_;
};

} // namespace

std::optional<Day> DaysIn::at(std::size_t row) const
{
    constexpr double firstDay = 367, lastDay = 200'000; // 1901 to 2447: other numbers are no dates
    const double day = column_ ? facts_.at(*column_, row).number : std::nan("");
    return day >= firstDay && day < lastDay ? std::optional{ static_cast<Day>(std::floor(day)) } : std::nullopt;
}

NextContactsPlan planNextContacts(const LinesOf& customers, const std::optional<Earlier>& earlier, const Wording& wording)
{
    return Planner{ customers, earlier, wording }.plan();
}

} // namespace lifecycle::commands
