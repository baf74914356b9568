#pragma once

// What a reader of an order log should know beside every result: nothing here is an error, nothing is changed because of it.
//
//   warning.datesDayFirst …  what texts for dates prove against the document's order (domain/reading.hpp)
//   warning.guests           customers whose name stands for no single one (guest, cash, n/a)
//   warning.bigCustomer      a customer with over 5 % of all orders, and over five times its even share: with ten customers each
//                            has 10 %, which says nothing
//   warning.nearDoubles      customers that may be one ('ACME Ltd.', 'Acme Ltd')
//   warning.returnsOnly      customers with returns only: they bought before the log begins
//   warning.amountRepeats    orders on several rows that repeat one amount: at least two, and more than half of such orders; asks
//                            whether the amount is the line's or the order's
//   warning.amountsAsText    amounts that are text in their cells: read here, passed over by SUM
//   warning.dateFarBefore    a first date that lies as far before the rest as `dateFarPastTheRest` lies behind it
//   warning.unknownStatus    words in the status column that mean nothing here: their rows are counted
//   warning.shortLog         fewer days than two windows: recent and previous cannot be compared for most
//   warning.oneSeason        less than a year: a season cannot be told from a change

#include "domain/order_log.hpp"

#include <string>
#include <utility>
#include <vector>

namespace lifecycle {

/// What only the reading knows.
struct ReadingNotes {
    std::size_t customerColumn = 0, amountColumn = 0, dateColumn = 0;
    std::size_t ordersOnSeveralRows = 0, ordersThatRepeat = 0;
    std::uint32_t rowThatRepeats = 0;      ///< of the first such order
    std::size_t amountsAsText = 0;
    std::uint32_t rowOfAmountAsText = 0;
    std::vector<std::pair<std::string, std::size_t>> unknownStatuses; ///< a word and how many rows hold it
    std::optional<std::uint32_t> rowFarBefore; ///< where the date stands that lies far before the rest
    bool askWhoseAmount = true;            ///< not once the user has answered
};

std::vector<Message> warningsOf(const OrderLog& log, const Table& table, const ReadingNotes& notes);

} // namespace lifecycle
