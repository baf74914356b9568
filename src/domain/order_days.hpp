#pragma once

// The days of one customer, made of its rows in order of time; and its orders, told apart by their numbers.

#include "domain/compensated_sum.hpp"
#include "domain/number_column.hpp"
#include "domain/order_log.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace lifecycle {

/// A counted row of the table and its day.
struct DatedRow {
    Day day;
    std::uint32_t row;
    friend constexpr auto operator<=>(const DatedRow&, const DatedRow&) = default;
};

/// The order that a row belongs to, as a number that is equal for equal order numbers: outer blanks do not matter, and 7 is '7'.
class OrderNumbers {
public:
    static constexpr std::uint64_t none = ~std::uint64_t{0}; ///< a blank order number

    OrderNumbers() = default;
    OrderNumbers(const Column& column, const Table& table);

    /// Some row has an order number.
    bool any() const noexcept { return any_; }
    std::uint64_t operator[](std::size_t row) const
    {
        const Value value = (*column_)[row];
        if (value.isBlank())
            return none;
        if (!value.isText() || others_.empty())
            return value.bits();
        const auto found = others_.find(value.text());
        return found == others_.end() ? value.bits() : found->second;
    }

private:
    const Column* column_ = nullptr;
    bool any_ = false;
    boost::unordered_flat_map<TextId, std::uint64_t> others_; ///< texts that mean the same as another value of the column
};

class DayBuilder {
public:
    /// All must outlive this; `costs` null: the log has none.
    DayBuilder(const NumberColumn& amounts, const NumberColumn* costs, const OrderNumbers& numbers, AmountIs amountIs)
        : amounts_{amounts}, costs_{costs}, numbers_{numbers}, amountIs_{amountIs}
    {
    }

    /// Appends the days of one customer; `rows` in order.
    void append(std::span<const DatedRow> rows, std::vector<CustomerDay>& days);

    double repeated() const { return repeated_.value(); } ///< amounts not counted because they repeat their order's
    std::size_t ordersOnSeveralRows() const { return ordersOnSeveralRows_; }
    std::size_t ordersThatRepeat() const { return ordersThatRepeat_; }
    std::uint32_t rowThatRepeats() const { return rowThatRepeats_; }

private:
    struct Line {
        bool opensOrder = false; ///< the first row of a purchase with this order number
        bool repeats = false;    ///< its amount is its order's, which was counted already
        bool costRepeats = false; ///< and so is its cost: all rows of the order have the same
    };
    struct OfOrder {
        std::uint64_t number;
        std::uint32_t index; ///< of the customer's rows
        friend constexpr auto operator<=>(const OfOrder&, const OfOrder&) = default;
    };
    void findOrders(std::span<const DatedRow> rows);
    void judgeOrder(std::span<const OfOrder> lines, std::span<const DatedRow> rows);

    const NumberColumn& amounts_;
    const NumberColumn* costs_;
    const OrderNumbers& numbers_;
    AmountIs amountIs_;
    std::vector<Line> lines_; ///< of the customer in hand
    std::vector<OfOrder> byOrder_;
    CompensatedSum repeated_;
    std::size_t ordersOnSeveralRows_ = 0, ordersThatRepeat_ = 0;
    std::uint32_t rowThatRepeats_ = 0;
};

} // namespace lifecycle
