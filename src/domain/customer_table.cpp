#include "domain/customer_table.hpp"

#include "domain/blanks.hpp"
#include "domain/compensated_sum.hpp"
#include "domain/customer_names.hpp"
#include "domain/fields.hpp"
#include "domain/number_column.hpp"
#include "domain/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace lifecycle {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t named = 5; ///< so many of a list are named, the rest is counted

class TableReader {
public:
    TableReader(const Table& table, const Recognition& recognition, std::span<const LeftOut> notYet)
        : table_{table}, recognition_{recognition}, notYet_{notYet}, blanks_{table.texts}
    {
        result_.customer = recognition.column(field::customer);
        for (const auto name : {"contribution"sv, "revenue"sv, "deal value"sv, field::amount})
            if (!result_.money)
                result_.money = recognition.column(name);
        for (const auto column : {result_.customer, result_.money})
            if (column)
                used_.push_back(*column);
    }

    Result<CustomerTable> read()
    {
        findRows();
        if (result_.rows.empty())
            return Message{result_.leftOut.empty() ? "error.table.empty" : "error.table.onlyErrors", {{"rows", static_cast<double>(result_.leftOut.size())}}};
        sumUp();
        findUnread();
        checkNames();
        return std::move(result_);
    }

private:
    void findRows()
    {
        for (std::uint32_t row = 0; row < table_.rows(); ++row) {
            if (!notYet_.empty() && notYet_.front().row == row) {
                result_.leftOut.push_back(notYet_.front());
                notYet_ = notYet_.subspan(1);
                continue;
            }
            const bool isBlank = std::all_of(
                table_.columns.begin(), table_.columns.end(), [&](const Column& column) { return blanks_.contain(column[row]); });
            const auto error = std::find_if(used_.begin(), used_.end(), [&](auto column) { return table_.columns[column][row].isError(); });
            if (isBlank)
                ++result_.books.rowsBlank;
            else if (table_.isLeftOut(row))
                result_.leftOut.push_back(
                    {row, static_cast<std::uint32_t>(result_.customer.value_or(0)), LeftOutReason::hidden});
            else if (error != used_.end())
                result_.leftOut.push_back({row, static_cast<std::uint32_t>(*error), LeftOutReason::errorCell});
            else
                result_.rows.push_back(row);
        }
        result_.books.rows = table_.rows();
        result_.books.rowsCounted = result_.rows.size();
    }

    void sumUp()
    {
        Books& books = result_.books;
        books.rowsLeftOutWithoutAmount = result_.leftOut.size();
        if (!result_.money)
            return;
        const NumberColumn numbers{table_.columns[*result_.money], table_};
        CompensatedSum counted, leftOut, asText;
        for (const auto row : result_.rows) {
            result_.contribution.push_back(numbers[row]);
            if (std::isnan(numbers[row]))
                continue;
            counted += numbers[row];
            if (table_.columns[*result_.money][row].isText())
                asText += numbers[row];
        }
        for (const LeftOut& row : result_.leftOut)
            if (!std::isnan(numbers[row.row])) {
                leftOut += numbers[row.row];
                --books.rowsLeftOutWithoutAmount;
            }
        books.counted = counted.value();
        books.leftOut = leftOut.value();
        books.storedAsText = asText.value();
        counted += leftOut;
        books.total = counted.value();
    }

    /// Texts in columns whose field is a date or a number.
    void findUnread()
    {
        if (auto dates = datesWarning(table_))
            result_.warnings.push_back(std::move(*dates));
        std::set<std::size_t> looked;
        for (const auto& [name, column] : recognition_.columnOf) {
            const Field* known = fieldNamed(name);
            if (!known || known->type == FieldType::text || known->type == FieldType::flag || !looked.insert(column).second)
                continue;
            const bool date = known->type == FieldType::date;
            const char mark = date ? '.' : decimalMarkOf(table_.columns[column], table_.texts, table_.conventions.decimalMark);
            for (const auto row : result_.rows) {
                const Value value = table_.columns[column][row];
                if (!value.isText() || blanks_.contain(value))
                    continue;
                const std::string_view text = table_.texts[value.text()];
                if (date ? !dateFromText(text, table_.conventions) : !numberFromText(text, mark))
                    result_.notRead.push_back({row, static_cast<std::uint32_t>(column), date ? LeftOutReason::unreadableDate : LeftOutReason::amountIsText});
            }
        }
        std::sort(result_.notRead.begin(), result_.notRead.end(), [](const LeftOut& a, const LeftOut& b) { return std::pair{a.row, a.column} < std::pair{b.row, b.column}; });
        if (!result_.notRead.empty())
            warn("warning.notRead", result_.notRead.size(), {"place", place(result_.notRead.front().column, result_.notRead.front().row)});
    }

    void checkNames()
    {
        if (!result_.customer)
            return;
        CustomerNames names{table_};
        std::vector<std::uint32_t> firstRow, nameless;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> again; ///< rows of one customer
        for (const auto row : result_.rows) {
            const Value value = table_.columns[*result_.customer][row];
            if (blanks_.contain(value)) {
                nameless.push_back(row);
                continue;
            }
            const auto index = names.indexOf(value);
            if (index == firstRow.size())
                firstRow.push_back(row);
            else
                again.emplace_back(firstRow[index], row);
        }
        if (!nameless.empty())
            warn("warning.rowsWithoutCustomer", nameless.size(), {"place", place(*result_.customer, nameless.front())});
        if (!again.empty())
            warn("warning.customerRepeats", again.size(), {"pairs", pairs(again)});
        std::vector<std::pair<std::uint32_t, std::uint32_t>> near;
        for (const NearDouble& pair : nearDoubles(names.takeNames()))
            near.emplace_back(firstRow[pair.first], firstRow[pair.second]);
        if (!near.empty())
            warn("warning.nearDoubles", near.size(), {"pairs", pairs(near)});
    }

    std::string place(std::size_t column, std::size_t row) const { return table_.placeOf(column, row); }

    std::string pairs(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& rows) const
    {
        const auto shown = [&](std::uint32_t row) { return table_.display(table_.columns[*result_.customer][row]) + " (" + place(*result_.customer, row) + ')'; };
        std::string text;
        for (std::size_t i = 0; i < rows.size() && i < named; ++i)
            text += (i == 0 ? "" : "; ") + shown(rows[i].first) + " = " + shown(rows[i].second);
        return rows.size() > named ? text + " \u2026" : text;
    }

    void warn(std::string key, std::size_t count, Message::Argument argument)
    {
        result_.warnings.push_back({std::move(key), {{"count", static_cast<double>(count)}, std::move(argument)}});
    }

    const Table& table_;
    const Recognition& recognition_;
    std::span<const LeftOut> notYet_; ///< rows that are still to come
    Blanks blanks_;
    std::vector<std::size_t> used_;
    CustomerTable result_;
};

} // namespace

Result<CustomerTable> readCustomerTable(
    const Table& table, const Recognition& recognition, std::span<const LeftOut> notYet)
{
    if (recognition.shape == Shape::orderLog)
        return Message{"error.table.orderLog", {{"why", recognition.why}}};
    return TableReader{table, recognition, notYet}.read();
}

} // namespace lifecycle
