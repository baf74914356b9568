#include "commands/due_contacts.hpp"

#include "calc/read_table.hpp"
#include "commands/contact_lines.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace lifecycle::commands
{

using namespace com::sun::star;

namespace
{

/// The list's columns of these fields, without what the user wrote beside them.
Earlier columnsOf(const calc::Sheet& sheet, const table::CellRangeAddress& rows, std::span<const std::string_view> fields,
    const Conventions& conventions)
{
    Earlier list;
    list.table.conventions = conventions;
    for (const auto field : fields) {
        const auto place = calc::ownedRange(sheet, calc::owned::columnName(calc::owned::nextContacts, field));
        if (!place)
            continue;
        const auto cells = calc::readCells(
            sheet->getCellRangeByPosition(place->StartColumn, rows.StartRow, place->StartColumn, rows.EndRow), conventions);
        auto& column = list.ours[std::string{ field }];
        column.resize(static_cast<std::size_t>(rows.EndRow - rows.StartRow + 1));
        for (std::size_t row = 0; row < std::min(cells.rows(), column.size()); ++row) {
            const Value value = cells.columns.front()[row];
            column[row] = value.isText() ? Value::text(list.table.texts.intern(cells.texts[value.text()])) : value;
        }
    }
    return list;
}

} // namespace

std::optional<DueContacts> dueContacts(
    const uno::Reference<frame::XModel>& document, const Conventions& conventions, std::size_t atMost)
{
    using namespace std::string_view_literals;
    const auto sheet = calc::sheetOwning(document, calc::owned::nextContacts);
    const auto customers = sheet.is()
        ? calc::ownedRange(sheet, calc::owned::columnName(calc::owned::nextContacts, "customer"))
        : std::nullopt;
    if (!customers)
        return {};
    DueContacts contacts;
    contacts.sheet = sheet;
    contacts.column = customers->StartColumn;
    auto rows = *customers;
    if (rows.StartRow++ == rows.EndRow)
        return contacts;

    static constexpr std::array deciding{ "customer"sv, "follow up by"sv, "done"sv, "postponed to"sv, "as of"sv,
        "special day"sv };
    const std::optional list{ columnsOf(sheet, rows, deciding, conventions) };
    const ContactLines lines{ list, 0 };
    for (std::size_t row = 0; row < lines.count(); ++row)
        contacts.asOf = std::max(contacts.asOf, lines.asOf(row));
    for (std::size_t row = 0; row < lines.count(); ++row) {
        if (!lines.isNamed(row) || lines.done(row))
            continue;
        const auto postponedTo = lines.postponedTo(row);
        const auto due = postponedTo ? postponedTo : lines.followUpBy(row);
        if (!due)
            continue;
        const bool isDue = *due <= contacts.asOf + daysAhead;
        Candidate candidate{ .postponedTo = postponedTo };
        if (const auto day = lines.specialDay(row))
            candidate.special = { {}, *day, {} };
        const bool isNear = specialDayIsNear(candidate, contacts.asOf);
        if (!isDue && !isNear)
            continue;
        ++contacts.listed;
        contacts.due += isDue;
        contacts.late += *due < contacts.asOf;
        contacts.special += isNear;
        if (contacts.first.size() == atMost)
            continue;
        auto here = rows;
        here.StartRow = here.EndRow = rows.StartRow + static_cast<sal_Int32>(row);
        static constexpr std::array telling{ "customer"sv, "action"sv, "at stake"sv, "occasion"sv };
        const std::optional line{ columnsOf(sheet, here, telling, conventions) };
        const ContactLines said{ line, contacts.asOf };
        const Value atStake = said.at("at stake", 0);
        auto& contact = contacts.first.emplace_back(
            DueContact{ here.StartRow, lines.customer(row), line->table.display(said.at("action", 0)), *due, contacts.asOf - *due,
                atStake.isNumber() ? std::optional{ atStake.number() } : std::nullopt, {} });
        if (isNear)
            contact.special = { line->table.display(said.at("occasion", 0)), candidate.special->day };
    }
    return contacts;
}

} // namespace lifecycle::commands
