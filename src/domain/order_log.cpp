#include "domain/order_log.hpp"

#include "domain/blanks.hpp"
#include "domain/compensated_sum.hpp"
#include "domain/customer_names.hpp"
#include "domain/far_dates.hpp"
#include "domain/fields.hpp"
#include "domain/number_column.hpp"
#include "domain/one_currency.hpp"
#include "domain/order_days.hpp"
#include "domain/order_log_warnings.hpp"
#include "domain/reading.hpp"
#include "domain/status_column.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lifecycle {

namespace {

constexpr Day noDay = std::numeric_limits<Day>::min();

/// The columns of a log; those that it may lack are null.
struct Columns {
    std::size_t customer, date, amount;
    std::optional<std::size_t> number, cost, status, currency;
};

Result<Columns> columnsOf(const Recognition& recognition)
{
    for (const auto needed : {field::customer, field::orderDate, field::amount})
        if (!recognition.column(needed))
            return Message{"error.log.missing", {{"field", WordArgument{std::string{needed}}}, {"why", recognition.why}}};
    if (recognition.shape == Shape::customerTable)
        return Message{"error.log.customerTable", {{"why", recognition.why}}};
    return Columns{*recognition.column(field::customer), *recognition.column(field::orderDate), *recognition.column(field::amount),
                   recognition.column(field::orderNumber), recognition.column(field::cost), recognition.column(field::status),
                   recognition.column(field::currency)};
}

/// A column of dates: each text is read once.
class DateColumn {
public:
    DateColumn(const Column& column, const Table& table) : column_{&column}, table_{&table} {}

    Day operator[](std::size_t row)
    {
        const Value value = (*column_)[row];
        if (!value.isText())
            return dateFrom(value, table_->texts, table_->conventions).value_or(noDay);
        if (ofText_.empty()) {
            ofText_.resize(table_->texts.size());
            read_.resize(table_->texts.size());
        }
        const TextId id = value.text();
        if (!read_[id]) {
            read_[id] = true;
            ofText_[id] = dateFromText(table_->texts[id], table_->conventions).value_or(noDay);
        }
        return ofText_[id];
    }

private:
    const Column* column_;
    const Table* table_;
    std::vector<Day> ofText_;
    std::vector<bool> read_;
};

class LogReader {
public:
    LogReader(const Table& table, const Columns& columns, const OrderLogOptions& options)
        : table_{table}, columns_{columns}, options_{options}, amounts_{table.columns[columns.amount], table},
          blanks_{table.texts}, dayOf_(table.rows(), noDay)
    {
        notes_.customerColumn = columns.customer;
        notes_.amountColumn = columns.amount;
        notes_.dateColumn = columns.date;
        notes_.askWhoseAmount = options.amountIs == AmountIs::ofTheLine;
        if (columns.cost) {
            costs_.emplace(table.columns[*columns.cost], table);
            log_.hasCost = true;
        }
    }

    Result<OrderLog> read()
    {
        judgeRows();
        leaveOutFarDates();
        if (log_.leftOut.size() + log_.books.rowsBlank == table_.rows())
            return log_.leftOut.empty() ? Message{"error.log.empty", {}}
                                        : Message{"error.log.nothingUsable", {{"rows", static_cast<double>(log_.leftOut.size())},
                                                                              {"reason", Message{std::string{keyOf(log_.leftOut.front().reason)}, {}}},
                                                                              {"place", table_.placeOf(log_.leftOut.front().column, log_.leftOut.front().row)}}};
        OneCurrency currency{table_, amounts_, columns_.amount, columns_.currency, blanks_};
        for (std::size_t row = 0; row < table_.rows(); ++row)
            if (dayOf_[row] != noDay && !currency.accept(row))
                return currency.error();
        log_.currency = currency.shown();
        const auto customerOf = nameCustomers();
        fillDays(customerOf);
        balance();
        log_.warnings = warningsOf(log_, table_, notes_);
        return std::move(log_);
    }

private:
    /// Every row gets a day, or is left out with its reason, or is blank.
    void judgeRows()
    {
        DateColumn dates{table_.columns[columns_.date], table_};
        StatusColumn statuses{columns_.status ? &table_.columns[*columns_.status] : nullptr, table_, options_.statuses};
        std::vector<std::size_t> used{columns_.customer, columns_.date, columns_.amount};
        for (const auto& column : {columns_.number, columns_.cost, columns_.status, columns_.currency})
            if (column)
                used.push_back(*column);
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const auto leaveOut = [&](std::size_t column, LeftOutReason reason) {
                log_.leftOut.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column), reason});
            };
            const Value customer = table_.columns[columns_.customer][row], date = table_.columns[columns_.date][row],
                        amount = table_.columns[columns_.amount][row];
            if (table_.isLeftOut(static_cast<std::uint32_t>(row))) {
                if (isBlankRow(row))
                    ++log_.books.rowsBlank;
                else
                    leaveOut(columns_.customer, LeftOutReason::hidden);
                continue;
            }
            const auto error = std::find_if(used.begin(), used.end(), [&](auto column) { return table_.columns[column][row].isError(); });
            if (error != used.end()) {
                leaveOut(*error, LeftOutReason::errorCell);
                continue;
            }
            if (blanks_.contain(customer)) {
                if (isBlankRow(row))
                    ++log_.books.rowsBlank;
                else
                    leaveOut(columns_.customer, LeftOutReason::noCustomer);
                continue;
            }
            const Day day = dates[row];
            const double sum = amounts_[row];
            if (day == noDay)
                leaveOut(columns_.date, blanks_.contain(date) ? LeftOutReason::noDate : LeftOutReason::unreadableDate);
            else if (options_.today && day > *options_.today)
                leaveOut(columns_.date, LeftOutReason::dateAfterToday);
            else if (std::isnan(sum))
                leaveOut(columns_.amount, blanks_.contain(amount) ? LeftOutReason::noAmount : LeftOutReason::amountIsText);
            else if (costs_ && std::isnan((*costs_)[row]) && !blanks_.contain(table_.columns[*columns_.cost][row]))
                leaveOut(*columns_.cost, LeftOutReason::costIsText);
            else if (statuses.leavesOut(row, sum))
                leaveOut(*columns_.status, LeftOutReason::status);
            else
                dayOf_[row] = day;
        }
        notes_.unknownStatuses = statuses.unknownWords();
    }

    bool isBlankRow(std::size_t row) const
    {
        return std::all_of(table_.columns.begin(), table_.columns.end(), [&](const Column& column) { return blanks_.contain(column[row]); });
    }

    void leaveOutFarDates()
    {
        const auto far = farDatesOf(dayOf_, noDay);
        if (far.until)
            notes_.rowFarBefore = static_cast<std::uint32_t>(std::find(dayOf_.begin(), dayOf_.end(), *far.until) - dayOf_.begin());
        if (!far.from)
            return;
        for (std::size_t row = 0; row < dayOf_.size(); ++row)
            if (dayOf_[row] != noDay && dayOf_[row] >= *far.from) {
                dayOf_[row] = noDay;
                log_.leftOut.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(columns_.date), LeftOutReason::dateFarPastTheRest});
            }
        std::sort(log_.leftOut.begin(), log_.leftOut.end(), [](const LeftOut& a, const LeftOut& b) { return a.row < b.row; });
    }

    std::vector<std::uint32_t> nameCustomers()
    {
        CustomerNames names{table_};
        std::vector<std::uint32_t> customerOf(table_.rows());
        const Column& column = table_.columns[columns_.customer];
        for (std::size_t row = 0; row < column.size(); ++row) {
            if (dayOf_[row] == noDay)
                continue;
            customerOf[row] = names.indexOf(column[row]);
            if (customerOf[row] == log_.firstRow.size())
                log_.firstRow.push_back(static_cast<std::uint32_t>(row));
        }
        log_.customers = names.takeNames();
        return customerOf;
    }

    /// Counting sort of the rows by customer, then by day within each.
    void fillDays(const std::vector<std::uint32_t>& customerOf)
    {
        std::vector<std::uint32_t> end(log_.customers.size() + 1);
        for (std::size_t row = 0; row < dayOf_.size(); ++row)
            if (dayOf_[row] != noDay)
                ++end[customerOf[row] + 1];
        for (std::size_t customer = 1; customer < end.size(); ++customer)
            end[customer] += end[customer - 1];
        std::vector<DatedRow> rows(end.back());
        for (std::size_t row = 0; row < dayOf_.size(); ++row)
            if (dayOf_[row] != noDay)
                rows[end[customerOf[row]]++] = {dayOf_[row], static_cast<std::uint32_t>(row)};
        // `end[c]` has moved on to where customer c ends.
        OrderNumbers numbers;
        if (columns_.number)
            numbers = OrderNumbers{table_.columns[*columns_.number], table_};
        log_.hasOrderNumbers = numbers.any();
        DayBuilder builder{amounts_, costs_ ? &*costs_ : nullptr, numbers, options_.amountIs};
        std::size_t distinctDays = 0;
        for (std::size_t customer = 0, begin = 0; customer < log_.customers.size(); begin = end[customer++]) {
            const auto mine = std::span{rows}.subspan(begin, end[customer] - begin);
            if (!std::is_sorted(mine.begin(), mine.end()))
                std::sort(mine.begin(), mine.end());
            for (std::size_t i = 0; i < mine.size(); ++i)
                distinctDays += i == 0 || mine[i].day != mine[i - 1].day;
        }
        log_.days.reserve(distinctDays);
        log_.firstDay.reserve(log_.customers.size() + 1);
        log_.firstDay.push_back(0);
        log_.firstDate = std::numeric_limits<Day>::max();
        log_.lastDate = noDay;
        for (std::size_t customer = 0, begin = 0; customer < log_.customers.size(); begin = end[customer++]) {
            const auto mine = std::span{rows}.subspan(begin, end[customer] - begin);
            builder.append(mine, log_.days);
            log_.firstDay.push_back(log_.days.size());
            log_.firstDate = std::min(log_.firstDate, mine.front().day);
            log_.lastDate = std::max(log_.lastDate, mine.back().day);
        }
        log_.books.repeated = builder.repeated();
        notes_.ordersOnSeveralRows = builder.ordersOnSeveralRows();
        notes_.ordersThatRepeat = builder.ordersThatRepeat();
        notes_.rowThatRepeats = builder.rowThatRepeats();
    }

    void balance()
    {
        Books& books = log_.books;
        CompensatedSum total, counted, leftOut, asText;
        const Column& column = table_.columns[columns_.amount];
        for (std::size_t row = 0; row < column.size(); ++row) {
            const double amount = amounts_[row];
            if (std::isnan(amount))
                continue;
            total += amount;
            (dayOf_[row] != noDay ? counted : leftOut) += amount;
            if (column[row].isText()) {
                if (notes_.amountsAsText++ == 0)
                    notes_.rowOfAmountAsText = static_cast<std::uint32_t>(row);
                asText += amount;
            }
        }
        for (const LeftOut& row : log_.leftOut)
            books.rowsLeftOutWithoutAmount += std::isnan(amounts_[row.row]);
        counted -= books.repeated;
        books.total = total.value();
        books.counted = counted.value();
        books.leftOut = leftOut.value();
        books.storedAsText = asText.value();
        books.rows = table_.rows();
        books.rowsCounted = table_.rows() - log_.leftOut.size() - books.rowsBlank;
    }

    const Table& table_;
    const Columns& columns_;
    const OrderLogOptions& options_;
    NumberColumn amounts_;
    Blanks blanks_;
    std::optional<NumberColumn> costs_;
    std::vector<Day> dayOf_; ///< per row; `noDay`: not counted
    OrderLog log_;
    ReadingNotes notes_;
};

} // namespace

std::string_view keyOf(LeftOutReason reason)
{
    using namespace std::string_view_literals;
    constexpr std::array keys{"leftout.hidden"sv,         "leftout.errorCell"sv,      "leftout.noCustomer"sv,   "leftout.noDate"sv,     "leftout.unreadableDate"sv, "leftout.dateAfterToday"sv,
                              "leftout.noAmount"sv,       "leftout.amountIsText"sv, "leftout.costIsText"sv, "leftout.status"sv,         "leftout.dateFarPastTheRest"sv, "leftout.afterAsOf"sv};
    return keys[static_cast<std::size_t>(reason)];
}

Result<OrderLog> readOrderLog(const Table& table, const Recognition& recognition, const OrderLogOptions& options)
{
    const auto columns = columnsOf(recognition);
    if (!columns)
        return columns.error();
    return LogReader{table, columns.value(), options}.read();
}

} // namespace lifecycle
