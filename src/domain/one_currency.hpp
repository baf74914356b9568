#pragma once

// Amounts of two currencies have no sum: a log has one, named by its currency column or by the texts of its amounts (`€ 12`).

#include "domain/blanks.hpp"
#include "domain/message.hpp"
#include "domain/number_column.hpp"
#include "domain/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lifecycle {

/// Shown one counted row after the other.
class OneCurrency {
public:
    /// All must outlive this; `column` is the currency column, where the log has one.
    OneCurrency(const Table& table, const NumberColumn& amounts, std::size_t amountColumn, std::optional<std::size_t> column, const Blanks& blanks)
        : table_{table}, amounts_{amounts}, blanks_{blanks}, amountColumn_{amountColumn}, column_{column}
    {
    }

    /// False where the row names another currency than a row before it.
    bool accept(std::size_t row);
    /// As the currency column writes it, else the code that the amounts name; empty where neither says anything.
    std::string shown() const;
    /// Names both cells; only after `accept` was false.
    Message error() const;

private:
    struct Place { std::size_t column, row; };
    bool accept(std::string_view currency, Place place);

    const Table& table_;
    const NumberColumn& amounts_;
    const Blanks& blanks_;
    std::size_t amountColumn_;
    std::optional<std::size_t> column_;
    Value lastAccepted_;
    std::string currency_;
    std::optional<Place> first_, second_;
};

} // namespace lifecycle
