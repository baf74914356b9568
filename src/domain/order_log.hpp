#pragma once

// An order log, read once from a table: every customer's purchase days in order, and the books: what was counted and what was
// left out add up to the sheet's own total. Metrics at any day are read from here (`customers.hpp`).

#include "domain/fields.hpp"
#include "domain/message.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifecycle {

enum class LeftOutReason : std::uint8_t {
    noCustomer, noDate, unreadableDate, dateAfterToday, dateFarPastTheRest, noAmount, amountIsText, costIsText, errorCell, status
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
enum class AmountIs : std::uint8_t { ofTheLine, ofTheOrder };

struct OrderLogOptions {
    std::optional<Day> today;              ///< later dates are left out; not given: none are for that reason
    AmountIs amountIs = AmountIs::ofTheLine;
};

/// What one customer did on one day.
struct CustomerDay {
    Day day;
    bool purchase;        ///< an order of amount >= 0 stands on it; a day of returns alone is no purchase day
    std::uint32_t orders; ///< distinct order numbers first seen on this day (1 on a purchase day where the log has no numbers)
    double revenue;       ///< sum of amounts >= 0
    double returns;       ///< sum of returned amounts, as a positive number
    double cost;          ///< 0 where the log has no cost column
};

/// Sums of the amount column; counted + leftOut = total to the cent (sums are compensated, Neumaier).
struct Books {
    double total = 0, counted = 0, leftOut = 0;
    std::size_t rows = 0, rowsCounted = 0, rowsBlank = 0;
    std::size_t rowsLeftOutWithoutAmount = 0; ///< left out, and no number in the amount column
};

struct OrderLog {
    std::vector<std::string> customers;    ///< in the order of first appearance, as first written
    std::vector<std::uint32_t> firstRow;   ///< row of the table where each customer first appears
    std::vector<CustomerDay> days;         ///< all customers' days, customer after customer, each in order of time
    std::vector<std::size_t> firstDay;     ///< customers.size() + 1 indices into days
    bool hasOrderNumbers = false, hasCost = false;
    std::string currency;                  ///< where the log has one
    Day firstDate = 0, lastDate = 0;       ///< of counted rows; lastDate is the default as-of date
    std::vector<LeftOut> leftOut;          ///< in the order of rows
    Books books;
    std::vector<Message> warnings;         ///< guests, near-doubles, repeated amounts, several currencies, short log …
};

/// Errors: a column that is needed and missing, no usable row, more than one currency.
Result<OrderLog> readOrderLog(const Table& table, const Recognition& recognition, const OrderLogOptions& options);

} // namespace lifecycle
