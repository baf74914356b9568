#pragma once

// A table as the core sees it: headers, and columns of values, with the place on the sheet that messages speak of.

#include "domain/message.hpp"
#include "domain/texts.hpp"
#include "domain/value.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

enum class DateOrder : std::uint8_t { dayMonthYear, monthDayYear, yearMonthDay };

/// How the document writes what is text in its cells.
struct Conventions {
    char decimalMark = '.';
    DateOrder dateOrder = DateOrder::yearMonthDay;
    /// Day 0 of the document's date numbers.
    std::chrono::sys_days nullDate = std::chrono::year{1899} / 12 / 30;
};

/// A whole day, counted from the document's null date: what Calc shows as a date.
using Day = std::int32_t;

using Column = std::vector<Value>;

struct Table {
    std::string sheet;             ///< the sheet's name, for messages
    std::int32_t firstColumn = 0;  ///< of the header row's first cell on the sheet, from 0
    std::int32_t headerRow = 0;    ///< of the header row on the sheet, from 0; row r of the table is headerRow + 1 + r
    Conventions conventions;
    std::string provedDate;        ///< a text by which dates are not written in the document's order, but in `conventions`'; or empty
    Texts texts;
    std::vector<std::string> headers;
    std::vector<Column> columns;   ///< one per header, all of the same length
    /// What the user says that columns are (`table_choices.hpp`), by column: a field's name; empty: not the field that the header
    /// names.
    std::map<std::size_t, std::string> said;
    /// Rows that a filter hides and that the user wants left out, rising; all others count, hidden or not.
    std::vector<std::uint32_t> hiddenRows;

    std::size_t rows() const noexcept { return columns.empty() ? 0 : columns.front().size(); }
    /// The name by which fields and models know a column: what the user says, else its header.
    const std::string& nameOf(std::size_t column) const;
    bool isLeftOut(std::uint32_t row) const;
    /// Where a cell stands, as Calc writes it: `Orders.B17`.
    std::string placeOf(std::size_t column, std::size_t row) const;
    std::string placeOfHeader(std::size_t column) const;
    /// The whole header row: `Orders.A1:C1`.
    std::string placeOfHeaders() const;
    /// A text as it stands in the cell; a number as the shortest text that reads back the same; blank: empty; an error: '#'.
    std::string display(Value value) const;
};

/// `A`, `Z`, `AA` …, from 0.
std::string columnName(std::int32_t column);

/// A model or another table of ours from tab-separated text, first line headers, numbers stay texts.
Table tableFromTabSeparated(std::string_view utf8);

} // namespace lifecycle
