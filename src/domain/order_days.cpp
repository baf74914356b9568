#include "domain/order_days.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace lifecycle {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// '7' is the number 7; '007' and '7.0' are not.
std::optional<double> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    if (error != std::errc{} || end != text.data() + text.size() || (text.size() > 1 && (text[0] == '0' || text[0] == '-')) || number > exact)
        return std::nullopt;
    return static_cast<double>(number);
}

} // namespace

OrderNumbers::OrderNumbers(const Column& column, const Table& table) : column_{&column}
{
    std::vector<bool> seen;
    std::vector<TextId> padded; // texts with outer blanks
    bool texts = false, numbers = false;
    for (const Value value : column) {
        numbers = numbers || value.isNumber();
        if (!value.isText())
            continue;
        if (!texts)
            seen.resize(table.texts.size());
        texts = true;
        if (seen[value.text()])
            continue;
        seen[value.text()] = true;
        const std::string_view text = table.texts[value.text()];
        if (trimmed(text).size() != text.size())
            padded.push_back(value.text());
    }
    any_ = numbers || texts;
    if (!texts || (padded.empty() && !numbers))
        return;
    // Few columns come here: numbers beside texts, or blanks around some.
    boost::unordered_flat_map<std::string_view, std::uint64_t> byText;
    for (TextId id = 0; id < seen.size(); ++id)
        if (seen[id] && trimmed(table.texts[id]).size() == table.texts[id].size())
            byText.emplace(table.texts[id], Value::text(id).bits());
    for (const TextId id : padded) {
        const auto text = trimmed(table.texts[id]);
        others_.emplace(id, text.empty() ? none : byText.try_emplace(text, Value::text(id).bits()).first->second);
    }
    if (!numbers)
        return;
    for (TextId id = 0; id < seen.size(); ++id)
        if (const auto number = seen[id] ? wholeNumber(trimmed(table.texts[id])) : std::nullopt)
            others_.insert_or_assign(id, Value::number(*number).bits());
}

void DayBuilder::append(std::span<const DatedRow> rows, std::vector<CustomerDay>& days)
{
    if (numbers_.any())
        findOrders(rows);
    for (std::size_t begin = 0; begin < rows.size();) {
        const Day day = rows[begin].day;
        CompensatedSum revenue, returns, cost;
        std::uint32_t orders = 0;
        bool purchase = false, withoutNumber = false;
        for (; begin < rows.size() && rows[begin].day == day; ++begin) {
            const std::uint32_t row = rows[begin].row;
            const double amount = amounts_[row];
            const bool repeats = numbers_.any() && lines_[begin].repeats;
            if (amount >= 0) {
                purchase = true;
                if (numbers_.any())
                    orders += lines_[begin].opensOrder;
                withoutNumber = withoutNumber || !numbers_.any() || numbers_[row] == OrderNumbers::none;
            }
            if (repeats)
                repeated_ += amount;
            else if (amount >= 0)
                revenue += amount;
            else
                returns += -amount;
            if (const double spent = costs_ ? (*costs_)[row] : 0; !std::isnan(spent) && !(repeats && lines_[begin].costRepeats))
                cost += spent;
        }
        days.push_back({day, purchase, orders + (withoutNumber ? 1 : 0), revenue.value(), returns.value(), cost.value()});
    }
}

void DayBuilder::findOrders(std::span<const DatedRow> rows)
{
    lines_.assign(rows.size(), {});
    byOrder_.clear();
    bool inOrder = true; // order numbers mostly rise with time, each on one row: then there is nothing to sort
    for (std::uint32_t index = 0; index < rows.size(); ++index) {
        const std::uint64_t number = numbers_[rows[index].row];
        if (number == OrderNumbers::none)
            continue;
        inOrder = inOrder && (byOrder_.empty() || byOrder_.back().number <= number);
        byOrder_.push_back({number, index});
    }
    if (!inOrder)
        std::sort(byOrder_.begin(), byOrder_.end());
    for (std::size_t begin = 0; begin < byOrder_.size();) {
        std::size_t end = begin + 1;
        while (end < byOrder_.size() && byOrder_[end].number == byOrder_[begin].number)
            ++end;
        judgeOrder(std::span{byOrder_}.subspan(begin, end - begin), rows);
        begin = end;
    }
}

void DayBuilder::judgeOrder(std::span<const OfOrder> lines, std::span<const DatedRow> rows)
{
    std::optional<double> bought, returned;
    bool allTheSame = true;
    for (const OfOrder& line : lines) {
        const double amount = amounts_[rows[line.index].row];
        std::optional<double>& first = amount >= 0 ? bought : returned;
        if (!first) {
            first = amount;
            lines_[line.index].opensOrder = amount >= 0;
        } else if (*first != amount || amount == 0) {
            allTheSame = false;
        } else {
            lines_[line.index].repeats = amountIs_ == AmountIs::ofTheOrder;
        }
    }
    if (lines.size() < 2)
        return;
    if (costs_ && amountIs_ == AmountIs::ofTheOrder) {
        const auto cost = [&](const OfOrder& line) { return (*costs_)[rows[line.index].row]; };
        const bool sameCost = std::all_of(lines.begin(), lines.end(), [&](const OfOrder& line) { return cost(line) == cost(lines.front()); });
        for (const OfOrder& line : lines)
            lines_[line.index].costRepeats = sameCost;
    }
    ++ordersOnSeveralRows_;
    if (allTheSame && !(bought && returned) && ordersThatRepeat_++ == 0)
        rowThatRepeats_ = rows[lines.front().index].row;
}

} // namespace lifecycle
