#pragma once

// Who a row of a customer table speaks of.

#include "domain/blanks.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lifecycle {

/// The first of the columns `customer`, `account`, `customer name`, `contact`, `e-mail` that says it; else the row's place. The
/// table must outlive it.
class RowCustomer {
public:
    RowCustomer(const Table& table, const Recognition& recognition);

    std::string at(std::size_t row) const;
    /// As the cell has it: a number stays one.
    Value cell(std::size_t row, Texts& texts) const;

private:
    std::optional<std::size_t> columnAt(std::size_t row) const;

    const Table& table_;
    Blanks blanks_;
    std::vector<std::size_t> columns_;
};

} // namespace lifecycle
