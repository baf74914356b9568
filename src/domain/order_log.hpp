#pragma once

// An order log, read once from a table: every customer's purchase days in order, and the books: what was counted and what was
// left out add up to the sheet's own total. Metrics at any day are read from here (`customers.hpp`).

#include "domain/message.hpp"
#include "domain/outcome.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifecycle {

/// Why a row was not counted. Of several reasons the first one here is given. A status that says cancelled, pending, test or
/// failed in one of five languages (models/statuses.tsv) leaves a row out; one that says refunded leaves out what was sold, not
/// the row that pays it back. What is far past the rest: `far_dates.hpp`; with less than a hundred rows only `today` tells.
enum class LeftOutReason : std::uint8_t {
    hidden, ///< by a filter: only visible rows shall count
    errorCell, noCustomer, noDate, unreadableDate, dateAfterToday, noAmount, amountIsText, costIsText, status, dateFarPastTheRest,
    afterAsOf ///< of a table of contacts: begins after the as-of date
};

/// A row that was not counted.
struct LeftOut {
    std::uint32_t row;    ///< of the table, from 0
    std::uint32_t column; ///< of the table: where the trouble is
    LeftOutReason reason;
};

/// The text key of a reason, `leftout.noCustomer` …
std::string_view keyOf(LeftOutReason reason);

/// Where one order stands on several rows and each repeats one amount, only the user knows which it is.
enum class AmountIs : std::uint8_t {
    ofTheLine,
    /// Counted once per order of a customer; rows that repeat it are counted rows, their amounts are in `Books::repeated`. A cost
    /// that all rows of the order repeat is counted once too.
    ofTheOrder
};

struct OrderLogOptions {
    std::optional<Day> today;              ///< later dates are left out; not given: none are for that reason
    AmountIs amountIs = AmountIs::ofTheLine;
    ChosenMeanings statuses = {};          ///< what the user says that words of the status column mean (`order_status.hpp`)
};

/// What one customer did on one day.
struct CustomerDay {
    Day day;
    bool purchase;        ///< an order of amount >= 0 stands on it; a day of returns alone is no purchase day
    /// Distinct order numbers that the customer's purchases show first on this day; purchases without a number count as one more.
    /// 1 on a purchase day where the log has no numbers.
    std::uint32_t orders;
    double revenue;       ///< sum of amounts >= 0
    double returns;       ///< sum of returned amounts, as a positive number
    double cost;          ///< 0 where the log has no cost column
};

/// Sums of the amount column; counted + leftOut + repeated = total to the cent (sums are compensated, Neumaier).
struct Books {
    double total = 0, counted = 0, leftOut = 0;
    double repeated = 0;                      ///< amounts that repeat their order's; 0 unless AmountIs::ofTheOrder
    double storedAsText = 0;                  ///< of the total: amounts that are text in their cells, so Calc's SUM passes over them
    std::size_t rows = 0, rowsCounted = 0, rowsBlank = 0;
    std::size_t rowsLeftOutWithoutAmount = 0; ///< left out, and no number in the amount column
};

struct OrderLog {
    std::vector<std::string> customers;    ///< who has a counted row, in the order of the first of them, as written there
    std::vector<std::uint32_t> firstRow;   ///< row of the table where each customer's first counted row stands
    std::vector<CustomerDay> days;         ///< all customers' days, customer after customer, each in order of time
    std::vector<std::size_t> firstDay;     ///< customers.size() + 1 indices into days
    bool hasOrderNumbers = false, hasCost = false;
    std::string currency;                  ///< where the log has one: as its column writes it, else the code that its amounts name
    Day firstDate = 0, lastDate = 0;       ///< of counted rows; lastDate is the default as-of date
    std::vector<LeftOut> leftOut;          ///< in the order of rows
    Books books;
    std::vector<Message> warnings;         ///< guests, near-doubles, repeated amounts, short log … (`order_log_warnings.hpp`)
};

/// Errors: a table that is recognised as something else, a column that is needed and missing, no usable row, more than one
/// currency (in a currency column, or named by the amounts' own texts).
Result<OrderLog> readOrderLog(const Table& table, const Recognition& recognition, const OrderLogOptions& options);

} // namespace lifecycle
