#include "sample/sample_tables.hpp"

#include "domain/customers.hpp"

#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <random>

namespace lifecycle::sample {

namespace {

/// A row of the export; a text stands in the cell's place where there is one.
struct Row {
    Order order;
    std::string customer;
    std::string status;
    std::string dateText, amountText;
};

std::vector<Row> rowsOf(const Sample& sample, const Conventions& conventions)
{
    std::vector<Row> rows;
    for (const Order& order : sample.orders)
        rows.push_back({order, sample.customers[order.customer].name, order.cents < 0 ? "credited" : "delivered", {}, {}});

    std::mt19937_64 random{20230102};
    const auto pickFrom = [&](std::size_t first) {
        return boost::random::uniform_int_distribution<std::size_t>{first, sample.orders.size() - 1}(random);
    };
    // True rows, written oddly. No customer's first row has the blank: a name is shown as first written.
    for (int dates = 0; dates < 40;) {
        Row& row = rows[pickFrom(0)];
        if (row.dateText.empty()) {
            row.dateText = isoText(row.order.day, conventions.nullDate);
            ++dates;
        }
    }
    for (int names = 0; names < 5;) {
        const std::size_t at = pickFrom(rows.size() / 2);
        const auto first = std::ranges::find(rows, rows[at].customer, &Row::customer);
        if (first->order.day < rows[at].order.day && !rows[at].customer.ends_with(' ')) {
            rows[at].customer += ' ';
            ++names;
        }
    }

    // Rows that do not count, each like an order that there was.
    const auto add = [&](std::size_t like, auto&& spoil) {
        while (sample.orders[like].cents < 0)
            --like;
        Row row{sample.orders[like], sample.customers[sample.orders[like].customer].name, "delivered", {}, {}};
        spoil(row);
        rows.push_back(std::move(row));
    };
    const auto lastWeek = static_cast<std::size_t>(
        std::ranges::lower_bound(sample.orders, sample.end - 6, {}, &Order::day) - sample.orders.begin());
    for (int i = 0; i < 2; ++i)
        add(pickFrom(0), [](Row& row) { row.customer.clear(); });
    for (const char* const noDate : {"tbc", "31.02.2024"})
        add(pickFrom(0), [noDate](Row& row) { row.dateText = noDate; });
    add(pickFrom(0), [](Row& row) { row.order.day += 3653; });
    add(pickFrom(0), [](Row& row) { row.amountText = "see invoice"; });
    for (int i = 0; i < 8; ++i)
        add(pickFrom(0), [](Row& row) { row.status = "cancelled"; });
    for (int i = 0; i < 2; ++i)
        add(pickFrom(0), [](Row& row) { row.status = "test"; });
    for (int i = 0; i < 3; ++i)
        add(pickFrom(lastWeek), [](Row& row) { row.status = "pending"; });

    const auto isLate = [&](const Row& row) { return row.order.day > sample.end; };
    std::ranges::stable_sort(rows, {}, [&](const Row& row) { return isLate(row) ? row.order.day - 3653 : row.order.day; });
    return rows;
}

Value textIn(Table& table, std::string_view text) { return text.empty() ? Value{} : Value::text(table.texts.intern(text)); }

Value money(std::int64_t cents) { return Value::number(static_cast<double>(cents) / 100); }

/// To four digits, as exports have it.
Value knownOrBlank(double value) { return std::isnan(value) ? Value{} : Value::number(std::round(value * 1e4) / 1e4); }

} // namespace

std::string isoText(Day day, std::chrono::sys_days nullDate)
{
    const std::chrono::year_month_day date{nullDate + std::chrono::days{day}};
    const auto twoDigits = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(static_cast<int>(date.year())) + '-' + twoDigits(static_cast<unsigned>(date.month())) + '-'
        + twoDigits(static_cast<unsigned>(date.day()));
}

OrderLog trueOrderLog(const Sample& sample)
{
    OrderLog log;
    log.hasOrderNumbers = log.hasCost = true;
    log.firstDate = sample.orders.front().day;
    log.lastDate = sample.orders.back().day;
    std::map<std::size_t, std::vector<CustomerDay>> days;
    std::vector<std::size_t> inOrder;
    for (std::size_t row = 0; row < sample.orders.size(); ++row) {
        const Order& order = sample.orders[row];
        auto& mine = days[order.customer];
        if (mine.empty()) {
            inOrder.push_back(order.customer);
            log.firstRow.push_back(static_cast<std::uint32_t>(row));
        }
        if (mine.empty() || mine.back().day != order.day)
            mine.push_back({order.day, false, 0, 0, 0, 0});
        CustomerDay& day = mine.back();
        const double amount = static_cast<double>(order.cents) / 100;
        day.cost += static_cast<double>(order.costCents) / 100;
        if (amount < 0) {
            day.returns -= amount;
        } else {
            day.revenue += amount;
            day.purchase = true;
            ++day.orders;
        }
    }
    log.firstDay.push_back(0);
    for (const std::size_t customer : inOrder) {
        log.customers.push_back(sample.customers[customer].name);
        log.days.insert(log.days.end(), days[customer].begin(), days[customer].end());
        log.firstDay.push_back(log.days.size());
    }
    return log;
}

Table orderLogTable(const Sample& sample)
{
    Table table;
    table.sheet = "Orders";
    table.headers = {"Order", "Date", "Customer", "Total", "Cost", "Status"};
    table.columns.resize(table.headers.size());
    int number = 10001;
    for (const Row& row : rowsOf(sample, table.conventions)) {
        const bool isReturn = row.order.cents < 0;
        const std::string credit = isReturn ? "C" + std::to_string(number) : std::string{};
        table.columns[0].push_back(isReturn ? textIn(table, credit) : Value::number(number));
        table.columns[1].push_back(row.dateText.empty() ? Value::number(row.order.day) : textIn(table, row.dateText));
        table.columns[2].push_back(textIn(table, row.customer));
        table.columns[3].push_back(row.amountText.empty() ? money(row.order.cents) : textIn(table, row.amountText));
        table.columns[4].push_back(money(row.order.costCents));
        table.columns[5].push_back(textIn(table, row.status));
        ++number;
    }
    return table;
}

Table accountsTable(const Sample& sample)
{
    // The names by which the product knows these metrics are what a user's own sheet of Customers has, too.
    struct Shown { std::string_view header; Metric metric; };
    constexpr std::array shown{Shown{"First order", Metric::firstOrder}, Shown{"Last order", Metric::lastOrder},
        Shown{"Frequency", Metric::frequency}, Shown{"Overdue", Metric::overdue}, Shown{"Silence", Metric::silence},
        Shown{"Recent orders", Metric::recentOrders}, Shown{"Previous orders", Metric::previousOrders},
        Shown{"Fall", Metric::fall}, Shown{"Rise", Metric::rise}, Shown{"Change", Metric::change},
        Shown{"Returns", Metric::returns}, Shown{"Contribution", Metric::contribution}};
    const OrderLog log = trueOrderLog(sample);
    const Customers metrics = customersAt(log, sample.end);
    std::map<std::string_view, std::size_t> rowOf;
    for (std::size_t row = 0; row < metrics.who.size(); ++row)
        rowOf[log.customers[metrics.who[row]]] = row;

    Table table;
    table.sheet = "Accounts";
    table.headers = {"Account", "Segment"};
    for (const Shown& column : shown)
        table.headers.emplace_back(column.header);
    for (const char* const header : {"Notice given", "Open balance", "Ended", "Total business change", "Do not contact"})
        table.headers.emplace_back(header);
    table.columns.resize(table.headers.size());
    for (const Customer& customer : sample.customers) {
        auto column = table.columns.begin();
        const auto put = [&](Value value) { (column++)->push_back(value); };
        const auto date = [](std::optional<Day> day) { return day ? Value::number(*day) : Value{}; };
        const auto found = rowOf.find(customer.name);
        put(textIn(table, customer.name));
        put(textIn(table, kinds[customer.kind].name));
        for (const Shown& of : shown)
            put(found == rowOf.end() ? Value{} : knownOrBlank(metrics[of.metric][found->second]));
        put(date(customer.noticeGiven));
        put(customer.openBalanceCents ? money(*customer.openBalanceCents) : Value{});
        put(date(customer.ended));
        put(customer.totalBusinessChange ? Value::number(*customer.totalBusinessChange) : Value{});
        put(textIn(table, customer.doNotContact ? "yes" : ""));
    }
    return table;
}

} // namespace lifecycle::sample
