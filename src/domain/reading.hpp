#pragma once

// What a cell says when a date, an amount or a name is expected. Users' exports hold dates and numbers as text.

#include "domain/table.hpp"

#include <optional>
#include <string_view>

namespace lifecycle {

/// A date from text, from 1900 to 2199 and in the calendar:
/// - the year first: ISO 8601, `2024/5/1`, `20240501`, `2024年5月1日`;
/// - day, month and year in the document's order with `/`, `.`, `-` or blanks, two-digit years from 1930 to 2029;
/// - with the month's name and a year of four digits: `1 May 2024`, `May 1, 2024`, `1 de mayo de 2024`, `1 мая 2024 г.`
///   (models/months.tsv: no name there means two months in two languages).
/// A time of day and a time zone may follow; both are cut off: the day is the one that is written. Nothing else is a date:
/// `25/12/2023` is unreadable in a document that writes the month first, unless the table's texts prove that they do not
/// (`datesWritten`): half of a column would be read one way and half the other.
std::optional<Day> dateFromText(std::string_view text, const Conventions& conventions);

/// A date from a cell: Calc's own date number (from 1900 to 2199; a time of day is cut off), the number YYYYMMDD, or text as above.
std::optional<Day> dateFrom(Value value, const Texts& texts, const Conventions& conventions);

/// In which order a table's texts write dates, by those that can be read in one order alone: `25/12/2023` proves that the day stands
/// first. The document's order where none proves another, or they contradict each other.
struct DatesWritten {
    DateOrder order;
    std::string_view proof; ///< a text that can be nothing else; empty where the order is the document's
};
DatesWritten datesWritten(const Texts& texts, const Conventions& document);
/// What is said of that beside every result, where a table's dates are not in the document's order.
std::optional<Message> datesWarning(const Table& table);

/// What a text says where a number is expected.
struct NumberText {
    double number;
    char provedMark;           ///< the decimal mark that the text alone proves (`12,50`, `1,234,567`); 0 where it proves none
    std::string_view currency; ///< its code in models/currencies.tsv, where a sign or code stands before or behind; else empty
};

/// A number from text: `1234.5`, `1.234,50`, `1,234.50`, `1 234,50`, `1'234.50`, `1,23,456`, `(12.00)`, `-12`, `12-`, `12 %`,
/// `1.5e3`, a currency's sign or code before or behind. `decimalMark` decides where the text alone does not (`1,234`).
std::optional<NumberText> readNumberText(std::string_view text, char decimalMark);
std::optional<double> numberFromText(std::string_view text, char decimalMark);

/// The code of a currency from its sign or its code (`€`, `eur`, `руб.`); empty where the text is neither.
std::string_view currencyOf(std::string_view text);

/// The decimal mark that the texts of a column prove (`12,50` proves a comma); the document's where none does, or they differ.
char decimalMarkOf(const Column& column, const Texts& texts, char documentMark);

std::optional<double> numberFrom(Value value, const Texts& texts, char decimalMark);

} // namespace lifecycle
