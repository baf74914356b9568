#pragma once

// What a cell says when a date, an amount or a name is expected. Users' exports hold dates and numbers as text.

#include "domain/table.hpp"

#include <optional>
#include <string_view>

namespace lifecycle {

/// A date from text: ISO 8601 (with or without a time), or day, month and year in the document's order with `/`, `.`, `-` or
/// blanks, two-digit years from 1930 to 2029; or eight digits YYYYMMDD. Nothing else, and no date that is not in the calendar.
std::optional<Day> dateFromText(std::string_view text, const Conventions& conventions);

/// A date from a cell: Calc's own date number (from 1900 to 2199; a time of day is cut off), the number YYYYMMDD, or text as above.
std::optional<Day> dateFrom(Value value, const Texts& texts, const Conventions& conventions);

/// A number from text: `1234.5`, `1.234,50`, `1,234.50`, `1 234,50`, `(12.00)`, `-12`, `12-`, `12 %`, a currency sign or code
/// before or behind. `decimalMark` decides where the text alone does not (`1,234`).
std::optional<double> numberFromText(std::string_view text, char decimalMark);

/// The decimal mark that the texts of a column prove (`12,50` proves a comma); the document's where none does.
char decimalMarkOf(const Column& column, const Texts& texts, char documentMark);

std::optional<double> numberFrom(Value value, const Texts& texts, char decimalMark);

} // namespace lifecycle
