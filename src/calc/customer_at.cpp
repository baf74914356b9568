#include "calc/customer_at.hpp"

#include "calc/cell_areas.hpp"
#include "calc/current_table.hpp"
#include "calc/owned_columns.hpp"
#include "calc/read_table.hpp"

#include "domain/blanks.hpp"
#include "domain/customer_names.hpp"
#include "domain/fields.hpp"
#include "domain/recognition.hpp"
#include "domain/row_customer.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <algorithm>
#include <array>

namespace lifecycle::calc
{

using namespace com::sun::star;
using table::CellRangeAddress;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

// Enough to see which column is which.
constexpr sal_Int32 rowsToRecognise = 200;

Table rowsOf(const Sheet& sheet, const CellRangeAddress& table, sal_Int32 first, sal_Int32 last, const Conventions& conventions)
{
    auto header = table, rows = table;
    header.EndRow = table.StartRow;
    rows.StartRow = first;
    rows.EndRow = last;
    return readTable(cellsOf(sheet, header), cellsOf(sheet, rows), conventions).value();
}

bool hasRow(const CellRangeAddress& table, sal_Int32 row) { return table.StartRow < row && row <= table.EndRow; }

std::optional<CustomerAt> inListOfOurs(const Sheet& sheet, sal_Int32 row, const Conventions& conventions)
{
    for (const auto list : { owned::customers, owned::nextContacts, owned::stageLog }) {
        const auto column = ownedRange(sheet, owned::columnName(list, "customer"));
        if (!column || !hasRow(*column, row))
            continue;
        auto cell = *column;
        cell.StartRow = cell.EndRow = row;
        const auto name = readCells(cellsOf(sheet, cell), conventions);
        if (name.rows() == 0 || Blanks{ name.texts }.contain(name.columns.front().front()))
            return {};
        auto table = *column;
        if (const auto whole = ownedRange(sheet, list)) {
            table.StartColumn = whole->StartColumn;
            table.EndColumn = whole->EndColumn;
        }
        return CustomerAt{ sheet, row, name.display(name.columns.front().front()), std::string{ list },
            withColumnsBeside(sheet, table) };
    }
    return {};
}

/// The table's columns by what its first rows say; our own columns in it are none of the user's.
Recognition recognised(
    const Sheet& sheet, const CellRangeAddress& table, std::string_view ownedName, const Conventions& conventions)
{
    auto first = rowsOf(
        sheet, table, table.StartRow + 1, std::min(table.EndRow, table.StartRow + rowsToRecognise), conventions);
    takeOwnedColumns(sheet, ownedName, fieldsBesideTable(), first);
    return recognise(first);
}

std::optional<CustomerAt> inTable(const Sheet& sheet, sal_Int32 row, const CellRangeAddress& table, const Conventions& conventions)
{
    if (!hasRow(table, row))
        return {};
    const auto name = tableNameFor(sheet, table);
    const auto recognition = recognised(sheet, table, name, conventions);
    if (recognition.shape == Shape::unknown)
        return {};
    const auto here = rowsOf(sheet, table, row, row, conventions);
    const Blanks blanks{ here.texts };
    if (here.rows() == 0 || std::ranges::all_of(here.columns, [&](const Column& column) { return blanks.contain(column.front()); }))
        return {};
    if (recognition.shape == Shape::orderLog) {
        const auto value = here.columns[recognition.column(field::customer).value()].front();
        if (value.isError() || blanks.contain(value))
            return {};
        return CustomerAt{ sheet, row, here.display(value), {}, table };
    }
    return CustomerAt{ sheet, row, RowCustomer{ here, recognition }.at(0),
        ownership(sheet, name) == Ownership::present ? name : std::string{}, table };
}

std::optional<CustomerAt> onList(const Reference<frame::XModel>& document, std::string_view list, std::string_view key,
    const Conventions& conventions)
{
    const auto sheet = sheetOwning(document, list);
    const auto column = sheet.is() ? ownedRange(sheet, owned::columnName(list, "customer")) : std::nullopt;
    if (!column || column->StartRow == column->EndRow)
        return {};
    const auto names = readCells(cellsOf(sheet, *column), conventions);
    for (std::size_t index = 1; index < names.rows(); ++index)
        if (customerKey(names.display(names.columns.front()[index])) == key)
            return inListOfOurs(sheet, column->StartRow + static_cast<sal_Int32>(index), conventions);
    return {};
}

std::optional<CustomerAt> inClassifiedTable(
    const Reference<frame::XModel>& document, std::string_view key, const Conventions& conventions)
{
    const Reference<container::XIndexAccess> sheets{
        Reference<sheet::XSpreadsheetDocument>{ document, UNO_QUERY_THROW } -> getSheets(), UNO_QUERY_THROW
    };
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index) {
        const Sheet sheet{ sheets->getByIndex(index), UNO_QUERY_THROW };
        for (const auto& name : tablesOn(sheet)) {
            const auto table = *ownedRange(sheet, name);
            const auto recognition = recognised(sheet, table, name, conventions);
            const auto rows = rowsOf(sheet, table, table.StartRow + 1, table.EndRow, conventions);
            const RowCustomer customers{ rows, recognition };
            for (std::size_t row = 0; row < rows.rows(); ++row)
                if (auto customer = customers.at(row); customerKey(customer) == key)
                    return CustomerAt{ sheet, table.StartRow + 1 + static_cast<sal_Int32>(row), std::move(customer), name, table };
        }
    }
    return {};
}

} // namespace

std::optional<CustomerAt> customerAtCursor(const Reference<frame::XController>& controller, const Conventions& conventions)
{
    const Reference<view::XSelectionSupplier> supplier{ controller, UNO_QUERY };
    const Reference<sheet::XCellRangeAddressable> cursor{ supplier.is() ? supplier->getSelection() : uno::Any{}, UNO_QUERY };
    if (!cursor.is())
        return {};
    const auto sheet = Reference<sheet::XSheetCellRange> { cursor, UNO_QUERY_THROW } -> getSpreadsheet();
    const auto row = cursor->getRangeAddress().StartRow;
    if (auto customer = inListOfOurs(sheet, row, conventions))
        return customer;
    if (isOurs(sheet))
        return {};
    // Several rows may be selected: the first one is meant, of the table around it.
    const auto column = cursor->getRangeAddress().StartColumn;
    const auto table = tableAround(controller->getModel(), sheet->getCellRangeByPosition(column, row, column, row));
    return table ? inTable(sheet, row, table.value().address, conventions) : std::nullopt;
}

std::optional<CustomerAt> customerNamed(
    const Reference<frame::XModel>& document, std::string_view name, const Conventions& conventions)
{
    const auto key = customerKey(name);
    if (auto customer = onList(document, owned::customers, key, conventions))
        return customer;
    if (auto customer = inClassifiedTable(document, key, conventions))
        return customer;
    return onList(document, owned::nextContacts, key, conventions);
}

Table tableOf(const CustomerAt& customer, const Conventions& conventions)
{
    return rowsOf(customer.sheet, customer.table, customer.row, customer.row, conventions);
}

Table ourCell(const CustomerAt& customer, std::string_view field, const Conventions& conventions)
{
    const auto column
        = customer.list.empty() ? std::nullopt : ownedRange(customer.sheet, owned::columnName(customer.list, field));
    if (!column || customer.row > column->EndRow)
        return {};
    return readCells(
        customer.sheet->getCellRangeByPosition(column->StartColumn, customer.row, column->StartColumn, customer.row), conventions);
}

} // namespace lifecycle::calc
