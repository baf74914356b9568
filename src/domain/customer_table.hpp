#pragma once

// A customer table, read: one row per customer (or contact, account, purchase). Which rows count, what they contribute, and what
// could not be read. A model is asked about the table's own rows (`Facts` over its columns); `rows` says which of them count.
//
//   warning.customerRepeats     a customer on more than one row: each row is judged by itself
//   warning.nearDoubles         customers that may be one ('ACME Ltd.', 'Acme Ltd')
//   warning.rowsWithoutCustomer rows that name nobody; they are kept
//   warning.notRead             cells in `notRead`

#include "domain/message.hpp"
#include "domain/order_log.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lifecycle {

struct CustomerTable {
    std::vector<std::uint32_t> rows;    ///< of the table, those that count: not blank, no error in the two columns below
    std::vector<LeftOut> leftOut;       ///< rows with an error in one of them: `errorCell`, and where; `hidden` rows
    std::vector<LeftOut> notRead;       ///< cells of rows that count: a text where a date or a number should be; it is then not known
    std::optional<std::size_t> customer; ///< column
    std::optional<std::size_t> money;   ///< column of what each customer contributes: contribution, else revenue, deal value, amount
    std::vector<double> contribution;   ///< per entry of `rows`; NaN where not known; empty where no column says it
    Books books;                        ///< of that column; rows alone where there is none
    std::vector<Message> warnings;
};

/// An error in a column that a model reads is the classification's to tell (`Classification::errorCell`). `notYet`: rows,
/// rising, that do not count at the as-of date (`contacts_at.hpp`). Errors: an order log, no row.
Result<CustomerTable> readCustomerTable(
    const Table& table, const Recognition& recognition, std::span<const LeftOut> notYet = {});

} // namespace lifecycle
