#pragma once

// An order log and a model that a reader can work out by heart, for the tests of the commands.

#include "harness/calls.hpp"
#include "harness/cells.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

/// A cell in the words of a failed test.
template <> struct Catch::StringMaker<lifecycle::harness::CellValue> {
    static std::string convert(const lifecycle::harness::CellValue& value)
    {
        if (const auto* const number = std::get_if<double>(&value))
            return std::to_string(*number);
        const auto* const text = std::get_if<std::string>(&value);
        return text ? '"' + *text + '"' : "-";
    }
};

namespace lifecycle::tests
{

using namespace harness;

/// 2024-01-01, as Calc counts days.
inline constexpr double newYear = 45'292;
inline const CellValue nothing{};
inline const std::string classifyUrl = "vnd.org.customerlifecycle:classify", chartsUrl = "vnd.org.customerlifecycle:charts";

inline css::uno::Any text(const std::string& utf8Text) { return css::uno::Any{ officeText(utf8Text) }; }

inline void addSheet(const Document& document, const std::string& name)
{
    document.spreadsheets()->getSheets()->insertNewByName(officeText(name), 32'000);
}

/// Ann has ordered three times (60), Bob once (40), Cid four times (20, 2 returned); three rows cannot be counted (7, 3, a text).
/// The last order is Cid's, on 2024-03-11. The sheet is `Orders`.
inline Rows smallLog()
{
    return { { "customer", "order date", "amount" }, { "Ann", newYear, 10.0 }, { "Ann", newYear + 4, 20.0 },
        { "Bob", newYear + 14, 40.0 }, { "Cid", newYear + 20, 5.0 }, { "Ann", newYear + 31, 30.0 },
        { nothing, newYear + 32, 7.0 }, { "Cid", newYear + 40, 5.0 }, { "Cid", nothing, 3.0 }, { "Cid", newYear + 60, 5.0 },
        { "Cid", newYear + 65, -2.0 }, { "Bob", newYear + 66, "many" }, { "Cid", newYear + 70, 5.0 } };
}

/// `Once` up to one order, `Some` up to three, `Many` beyond; on a sheet `Model`.
inline Rows modelByOrders()
{
    return { { "Stage", "Position", "orders", "Expected contribution", "Owner", "Action", "Follow up within (days)", "Colour" },
        { "Once", 1.0, "<=1", "low", "sales", "Ask for a second order", 14.0, "#112233" },
        { "Some", 2.0, "<=3", "middle", "sales", "Widen the range", 30.0, "#445566" },
        { "Many", 3.0, ">3", "high", "service", "Say thank you", nothing, "#778899" } };
}

inline void fillSmallLog(const Document& document)
{
    const css::uno::Reference<css::container::XNamed> first{ document.sheet("Sheet1"), css::uno::UNO_QUERY_THROW };
    first->setName("Orders");
    addSheet(document, "Model");
    put(document, "Orders.A1", smallLog());
    put(document, "Model.A1", modelByOrders());
}

inline Outcome classify(const Document& document, Office& office, NamedValues values = {})
{
    values.emplace_back("Model", text("Model"));
    if (values.size() == 1)
        values.emplace_back("Range", text("Orders.A1"));
    return dispatch(office, document, classifyUrl, values);
}

/// The column of `Customers` under this header, from 'A'; the sheet has fewer than 52 columns.
inline std::string columnUnder(const Document& document, const std::string& sheet, const std::string& header)
{
    for (int column = 0; column < 52; ++column) {
        const std::string name = column < 26 ? std::string(1, static_cast<char>('A' + column))
                                             : std::string("A") + static_cast<char>('A' + column - 26);
        if (textOf(document, sheet + '.' + name + '1') == header)
            return name;
    }
    throw std::runtime_error("no column " + header + " on " + sheet);
}

/// What stands on `Customers` for a customer under a header, as shown.
inline std::string shown(const Document& document, const std::string& customer, const std::string& header, int rows = 50)
{
    const auto column = columnUnder(document, "Customers", header);
    for (int row = 2; row < rows; ++row)
        if (textOf(document, "Customers.A" + std::to_string(row)) == customer)
            return textOf(document, "Customers." + column + std::to_string(row));
    throw std::runtime_error("no customer " + customer);
}

} // namespace lifecycle::tests
