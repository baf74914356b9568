#include "commands/customer_view.hpp"

#include "calc/conventions.hpp"
#include "calc/read_table.hpp"
#include "calc/view.hpp"
#include "commands/document_state.hpp"
#include "commands/verdicts.hpp"
#include "domain/customer_names.hpp"
#include "domain/facts.hpp"
#include "domain/fields.hpp"
#include "domain/special_days.hpp"
#include "domain/wording.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle::commands {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

/// A customer's row: our columns by their named ranges, the user's by their headers.
class Row {
public:
    Row(const calc::CustomerAt& customer, const Conventions& conventions)
        : customer_{customer}, conventions_{conventions}, cells_{calc::tableOf(customer, conventions)}
    {
    }

    std::string text(std::string_view field) const
    {
        const auto ours = calc::ourCell(customer_, field, conventions_);
        if (ours.rows() > 0)
            return ours.display(ours.columns.front().front());
        const auto column = columnOf(field);
        return column ? cells_.display(cells_.columns[*column].front()) : std::string{};
    }
    std::optional<double> number(std::string_view field) const
    {
        auto ours = calc::ourCell(customer_, field, conventions_);
        const auto column = ours.rows() == 0 ? columnOf(field) : std::nullopt;
        const auto value = ours.rows() > 0 ? ours.columns.front().front() : column ? cells_.columns[*column].front() : Value{};
        return value.isNumber() ? std::optional{value.number()} : std::nullopt;
    }
    std::optional<Day> day(std::string_view field) const
    {
        const auto serial = number(field);
        return serial ? std::optional{static_cast<Day>(std::floor(*serial))} : std::nullopt;
    }
    bool saysYesTo(std::string_view field) const
    {
        for (std::size_t column = 0; column < cells_.columns.size() && cells_.rows() > 0; ++column)
            if (isOf(column, field)) {
                Facts facts{1, cells_.conventions};
                facts.add(field, cells_.columns[column], cells_.texts);
                if (saysYes(facts.at(0, 0)))
                    return true;
            }
        return false;
    }
    std::vector<CustomerView::SpecialDay> specialDays(Day asOf) const
    {
        return cells_.rows() > 0 ? specialDaysIn(cells_, 0, asOf) : std::vector<CustomerView::SpecialDay>{};
    }

private:
    bool isOf(std::size_t column, std::string_view field) const
    {
        const auto* const known = fieldNamed(cells_.headers[column]);
        return known && known->name == field;
    }
    std::optional<std::size_t> columnOf(std::string_view field) const
    {
        for (std::size_t column = 0; column < cells_.columns.size() && cells_.rows() > 0; ++column)
            if (isOf(column, field))
                return column;
        return {};
    }

    const calc::CustomerAt& customer_;
    const Conventions& conventions_;
    Table cells_;
};

/// `Changes` is a sheet of blocks, its customers stand in the first column.
std::optional<calc::CustomerAt> inChanges(
    const Reference<frame::XModel>& document, const Reference<frame::XController>& controller, const Conventions& conventions)
{
    const auto cursor = calc::cursorIn(controller);
    const auto sheet = cursor ? calc::sheetOwning(document, calc::owned::changes) : calc::Sheet{};
    if (!sheet.is())
        return {};
    const auto changes = *calc::ownedRange(sheet, calc::owned::changes);
    if (changes.Sheet != cursor->Sheet)
        return {};
    const auto cell = calc::readCells(
        sheet->getCellRangeByPosition(changes.StartColumn, cursor->Row, changes.StartColumn, cursor->Row), conventions);
    const auto name = cell.rows() > 0 ? cell.display(cell.columns.front().front()) : std::string{};
    return name.empty() ? std::nullopt : calc::customerNamed(document, name, conventions);
}

/// What the user marked in the customer's lines of `Next contacts`.
void addMarks(CustomerView& view, const Reference<frame::XModel>& document, const Conventions& conventions)
{
    const auto sheet = calc::sheetOwning(document, calc::owned::nextContacts);
    if (!sheet.is())
        return;
    const auto columnOf = [&](std::string_view field) {
        const auto place = calc::ownedRange(sheet, calc::owned::columnName(calc::owned::nextContacts, field));
        return place ? calc::readCells(sheet->getCellRangeByPosition(place->StartColumn, place->StartRow, place->EndColumn, place->EndRow), conventions)
                     : Table{};
    };
    const auto customers = columnOf("customer"), done = columnOf("done"), postponed = columnOf("postponed to"), from = columnOf("as of");
    const auto dayIn = [](const Table& column, std::size_t row) {
        const auto value = row < column.rows() ? column.columns.front()[row] : Value{};
        return value.isNumber() ? std::optional{static_cast<Day>(std::floor(value.number()))} : std::nullopt;
    };
    const auto key = customerKey(view.customer);
    for (std::size_t row = 1; row < customers.rows(); ++row) {
        if (customerKey(customers.display(customers.columns.front()[row])) != key)
            continue;
        const auto doneOn = dayIn(done, row);
        if (!doneOn)
            view.postponedTo = dayIn(postponed, row);
        else if (dayIn(from, row) == view.asOf)
            view.doneOn = doneOn;
    }
}

bool isClassified(const calc::CustomerAt& customer)
{
    return customer.list == calc::owned::customers || customer.list.starts_with(calc::owned::table);
}

} // namespace

std::vector<CustomerView::SpecialDay> specialDaysIn(const Table& table, std::size_t row, Day asOf)
{
    Facts facts{table.rows(), table.conventions};
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        facts.add(table.headers[column], table.columns[column], table.texts);
    std::vector<CustomerView::SpecialDay> days;
    for (const auto& special : SpecialDays{facts, asOf}.at(row))
        days.push_back({std::string{special.occasion}, special.day, special.day - asOf});
    return days;
}

bool isNotToBeContacted(const calc::CustomerAt& customer, const Conventions& conventions)
{
    const Row row{customer, conventions};
    if (row.saysYesTo(field::doNotContact))
        return true;
    const auto reason = calc::ourCell(customer, "reason", conventions);
    if (reason.rows() == 0)
        return false;
    const auto said = reason.display(reason.columns.front().front());
    return std::ranges::any_of(Wording::languages(), [&](auto language) {
        const Wording wording{language};
        return said.ends_with(wording.text("reason.doNotContact")) || said == wording.text("contacts.doNotContact");
    });
}

std::optional<CustomerView> customerUnderCursor(
    const Reference<frame::XModel>& document, const Reference<frame::XController>& controller, const Conventions& conventions)
{
    auto at = calc::customerAtCursor(controller, conventions);
    if (!at)
        at = inChanges(document, controller, conventions);
    if (at && !isClassified(*at))
        if (auto classified = calc::customerNamed(document, at->customer, conventions))
            at = std::move(classified);
    if (!at || !isClassified(*at))
        return {};
    const auto& stages = stateOf(document).stages;
    const Row row{*at, conventions};
    CustomerView view;
    view.asOf = stages && stages->asOf ? *stages->asOf : calc::today(conventions);
    view.customer = at->customer;
    view.stage = row.text("stage");
    view.reason = row.text("reason");
    view.doNotContact = isNotToBeContacted(*at, conventions);
    view.inStageSince = row.day("in stage since");
    if (!view.doNotContact) {
        view.action = row.text("action");
        view.followUpBy = row.day("follow up by");
    }
    view.pAlive = row.number("p alive");
    view.expectedOrders = row.number("expected orders");
    view.clv = row.number("clv");
    view.contribution = row.number("contribution");
    view.specialDays = row.specialDays(view.asOf);
    view.ofLog = at->list == calc::owned::customers;
    if (!view.doNotContact)
        addMarks(view, document, conventions);
    view.canBeMarked = !view.doNotContact && calc::sheetOwning(document, calc::owned::nextContacts).is();
    return view;
}

} // namespace lifecycle::commands
