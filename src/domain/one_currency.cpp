#include "domain/one_currency.hpp"

#include "domain/customer_names.hpp"
#include "domain/reading.hpp"

namespace lifecycle {

bool OneCurrency::accept(std::size_t row)
{
    if (const auto code = amounts_.currency(row); !code.empty() && !accept(code, {amountColumn_, row}))
        return false;
    const Value value = column_ ? table_.columns[*column_][row] : Value{};
    if (!value.isText() || value == lastAccepted_ || blanks_.contain(value))
        return true;
    const std::string_view text = table_.texts[value.text()];
    const auto code = currencyOf(text);
    if (!accept(code.empty() ? customerKey(text) : code, {*column_, row}))
        return false;
    lastAccepted_ = value;
    return true;
}

bool OneCurrency::accept(std::string_view currency, Place place)
{
    if (!first_) {
        first_ = place;
        currency_ = currency;
    }
    if (currency_ == currency)
        return true;
    second_ = place;
    return false;
}

std::string OneCurrency::shown() const
{
    if (!first_)
        return {};
    return column_ == first_->column ? table_.display(table_.columns[first_->column][first_->row]) : currency_;
}

Message OneCurrency::error() const
{
    const auto place = [&](const Place& at) { return table_.placeOf(at.column, at.row); };
    const auto written = [&](const Place& at) { return table_.display(table_.columns[at.column][at.row]); };
    return {"error.log.currencies",
            {{"first", written(*first_)}, {"firstPlace", place(*first_)}, {"second", written(*second_)}, {"secondPlace", place(*second_)}}};
}

} // namespace lifecycle
