#pragma once

// The history of a customer table whose columns bear dates. A date is not known before its day, so the table tells what was known
// at the end of every period: who was signed but not yet in use, whose deal was open.
//
// What a value without a date of its own says is known from a day that another column holds: a deal's outcome from the day on
// which the deal was closed (models/known_from.tsv; of several dates the first that the row has, not later than today). In a row
// that has none of them it is known on the last day alone: the table says it, but not since when.
//
// A model that reads a column of the table which bears no date in either way is refused: whatever was said of an earlier day would
// be what is true today.
//
// A row is known from the earliest of its dates on; one without any, on the last day.

#include "domain/contacts.hpp"
#include "domain/history.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace lifecycle {

struct DatedTable {
    History history;                 ///< its customers are the entries of `rows`
    std::vector<std::uint32_t> rows; ///< of the table, those that count
};

struct DatedTableOptions {
    Period period = {};
    std::optional<Day> asOf = {};  ///< else the latest date of an event up to today
    Day today = 0;
    ChosenOutcomes outcomes = {};  ///< what the user says that the words of the table mean
    std::function<bool(int percent)> pulse = {}; ///< as in HistoryOptions
};

/// Errors: columns that the model reads and that bear no date, all of them named; fields that the model needs and the table lacks;
/// a table without any date; stopped.
Result<DatedTable> datedTable(const Table& table, const Recognition& recognition, const Model& model, const DatedTableOptions& options);

/// What each row brought and when: its contribution, deal value or amount, on the day from which that is known. Rows without such
/// a day count on the last. Errors: no column of money, or one that bears no date.
Result<std::vector<DatedAmount>> datedAmounts(const Table& table, const Recognition& recognition, const DatedTable& dated);

} // namespace lifecycle
