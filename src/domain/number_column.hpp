#pragma once

// A column of amounts: numbers as they are, texts read once each.

#include "domain/table.hpp"

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace lifecycle {

class NumberColumn {
public:
    static constexpr double unreadable = std::numeric_limits<double>::quiet_NaN();

    /// Both must outlive this.
    NumberColumn(const Column& column, const Table& table);

    /// The number in a row; NaN for a blank, an error, or a text that is no number.
    double operator[](std::size_t row) const
    {
        const Value value = (*column_)[row];
        if (value.isNumber())
            return value.number();
        return value.isText() ? ofText_[value.text()] : unreadable;
    }
    /// The currency that the row's text names, a code of models/currencies.tsv; empty where it names none.
    std::string_view currency(std::size_t row) const
    {
        const Value value = (*column_)[row];
        return currencyOfText_.empty() || !value.isText() ? std::string_view{} : currencyOfText_[value.text()];
    }

private:
    const Column* column_;
    std::vector<double> ofText_;                   ///< by text; empty where the column holds none
    std::vector<std::string_view> currencyOfText_; ///< by text; empty where no text names a currency
};

} // namespace lifecycle
