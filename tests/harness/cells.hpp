#pragma once

// Cells and ranges by their address: `B2`, `A1:C9` (on the first sheet) or `Customers.B2`.

#include "harness/document.hpp"

#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include <string>
#include <variant>
#include <vector>

namespace lifecycle::harness {

/// Nothing, a number (a date is one), or a text that stays a text.
using CellValue = std::variant<std::monostate, double, std::string>;
using Rows = std::vector<std::vector<CellValue>>;

css::uno::Reference<css::table::XCellRange> rangeOf(const Document& document, const std::string& address);
css::uno::Reference<css::table::XCell> cell(const Document& document, const std::string& address);

/// Writes values from the cell at `topLeft` on, in one go.
void put(const Document& document, const std::string& topLeft, const Rows& rows);
/// The values of a range, in one go; an error is nothing.
Rows valuesOf(const Document& document, const std::string& range);

/// As typed into the cell in English: `=SUM(A1;B1)`.
void type(const Document& document, const std::string& address, const std::string& formula);
/// One formula over the whole range, as with Ctrl+Shift+Enter.
void typeArray(const Document& document, const std::string& range, const std::string& formula);

std::string textOf(const Document& document, const std::string& address); ///< as shown
double valueOf(const Document& document, const std::string& address);
std::string formulaOf(const Document& document, const std::string& address);
/// 0 where the cell shows a result; Calc's number of its error: 502, 504, 508, 519 (#VALUE!), 525 (#NAME?), 32767 (#N/A).
int errorOf(const Document& document, const std::string& address);

} // namespace lifecycle::harness
