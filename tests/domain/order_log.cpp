#include "domain/customer_names.hpp"
#include "domain/fields.hpp"
#include "domain/known_words.hpp"
#include "domain/built_in.hpp"
#include "domain/folding.hpp"
#include "domain/order_log.hpp"
#include "domain/wording.hpp"
#include "real_data.hpp"
#include "tables.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace lifecycle;
using test::tableOf;

namespace {

OrderLog logOf(const Table& table, const OrderLogOptions& options = {})
{
    auto log = readOrderLog(table, recognise(table), options);
    INFO((log ? std::string{} : log.error().key));
    REQUIRE(log);
    return std::move(log.value());
}

OrderLog logOf(const std::vector<std::string>& lines, const OrderLogOptions& options = {}) { return logOf(tableOf(lines), options); }

std::string errorOf(const std::vector<std::string>& lines)
{
    const Table table = tableOf(lines);
    const auto log = readOrderLog(table, recognise(table), {});
    return log ? "none" : log.error().key;
}

const Message* warning(const OrderLog& log, std::string_view key)
{
    const auto found = std::find_if(log.warnings.begin(), log.warnings.end(), [&](const Message& m) { return m.key == key; });
    return found == log.warnings.end() ? nullptr : &*found;
}

std::string said(const Message* message) { return message ? Wording{"en"}.say(*message, Conventions{}.nullDate) : "none"; }

std::vector<CustomerDay> daysOf(const OrderLog& log, std::string_view customer)
{
    const auto index = static_cast<std::size_t>(std::find(log.customers.begin(), log.customers.end(), customer) - log.customers.begin());
    REQUIRE(index < log.customers.size());
    return {log.days.begin() + static_cast<std::ptrdiff_t>(log.firstDay[index]), log.days.begin() + static_cast<std::ptrdiff_t>(log.firstDay[index + 1])};
}

bool balances(const Books& books)
{
    return std::abs(books.counted + books.leftOut + books.repeated - books.total) < 0.005;
}

} // namespace

TEST_CASE("A plain log: customers in the order of appearance, their days in order of time", "[order_log]")
{
    const OrderLog log = logOf({"Customer|Date|Amount", "Bob|2024-01-05|10", "Ann|2024-01-01|1.5", "Bob|2024-01-02|4", "Bob|2024-01-05|6", "Ann|2024-01-03|-1.5",
                                "Bob|2024-01-05|0"});
    CHECK(log.customers == std::vector<std::string>{"Bob", "Ann"});
    CHECK(log.firstRow == std::vector<std::uint32_t>{0, 1});
    CHECK(log.firstDay == std::vector<std::size_t>{0, 2, 4});
    const auto bob = daysOf(log, "Bob"), ann = daysOf(log, "Ann");
    CHECK(bob[0].day + 3 == bob[1].day);
    CHECK(bob[1].revenue == 16);
    CHECK(bob[1].orders == 1);
    CHECK(ann[0].purchase);
    CHECK_FALSE(ann[1].purchase); // a day of returns alone
    CHECK(ann[1].orders == 0);
    CHECK(ann[1].returns == 1.5);
    CHECK(log.firstDate == ann[0].day);
    CHECK(log.lastDate == bob[1].day);
    CHECK(log.lastDate == 45296); // 2024-01-05 in Calc
    CHECK_FALSE(log.hasOrderNumbers);
    CHECK_FALSE(log.hasCost);
    CHECK(log.leftOut.empty());
    CHECK(log.books.total == 20);
    CHECK(log.books.counted == 20);
    CHECK(log.books.rowsCounted == 6);
}

TEST_CASE("Every kind of trouble is listed by row, column and reason, and the books balance", "[order_log]")
{
    const Day today = 45657; // 2024-12-31
    const Table table = tableOf({"Order number|Customer|Date|Amount|Cost|Status",
                                 "1|Ann|2024-01-01|10|4|paid",       // 0: counted
                                 "2||2024-01-02|20|1|paid",          // 1: no customer
                                 "3|Ann||30|1|paid",                 // 2: no date
                                 "4|Ann|soon|40|1|paid",             // 3: unreadable date
                                 "5|Ann|2025-01-01|50|1|paid",       // 4: after today
                                 "6|Ann|2024-01-03||1|paid",         // 5: no amount
                                 "7|Ann|2024-01-03|free|1|paid",     // 6: a text for an amount
                                 "8|Ann|2024-01-03|80|much|paid",    // 7: a text for a cost
                                 "9|Ann|2024-01-03|90|1|Cancelled",  // 8: status
                                 "10|#|2024-01-03|100|1|paid",       // 9: an error cell
                                 "11|Ann|2024-01-03|#|1|paid",       // 10: an error cell
                                 "",                                 // 11: blank
                                 "' |'  | |'\t",                     // 12: blank, though not empty
                                 "12|Ann|2024-12-31|1000||",         // 13: counted; today, without cost or status
                                 "|' |2024-01-04|7||"});             // 14: no customer
    const OrderLog log = logOf(table, {.today = today});
    using enum LeftOutReason;
    const std::vector<std::tuple<std::uint32_t, std::uint32_t, LeftOutReason>> expected{
        {1, 1, noCustomer}, {2, 2, noDate},     {3, 2, unreadableDate}, {4, 2, dateAfterToday}, {5, 3, noAmount}, {6, 3, amountIsText},
        {7, 4, costIsText}, {8, 5, status},     {9, 1, errorCell},      {10, 3, errorCell},     {14, 1, noCustomer}};
    std::vector<std::tuple<std::uint32_t, std::uint32_t, LeftOutReason>> found;
    for (const LeftOut& row : log.leftOut)
        found.emplace_back(row.row, row.column, row.reason);
    CHECK(found == expected);
    CHECK(log.books.rows == 15);
    CHECK(log.books.rowsBlank == 2);
    CHECK(log.books.rowsCounted == 2);
    CHECK(log.books.rowsLeftOutWithoutAmount == 3);
    CHECK(log.books.counted == 1010);
    CHECK(log.books.leftOut == 20 + 30 + 40 + 50 + 80 + 90 + 100 + 7);
    CHECK(balances(log.books));
    CHECK(log.hasCost);
    CHECK(daysOf(log, "Ann")[0].cost == 4);
    CHECK(daysOf(log, "Ann")[1].cost == 0);
    // Without today, nothing is after it.
    CHECK(logOf(table).lastDate == 45658);
    // Every reason has a text.
    for (int reason = 0; reason <= static_cast<int>(dateFarPastTheRest); ++reason) {
        const auto key = keyOf(static_cast<LeftOutReason>(reason));
        CHECK(Wording{"en"}.text(key) != key);
    }
    CHECK(keyOf(noCustomer) == "leftout.noCustomer");
    CHECK(keyOf(dateFarPastTheRest) == "leftout.dateFarPastTheRest");
}

TEST_CASE("Who is one customer: blanks and case do not matter, 7 is '7', '007' is not", "[order_log]")
{
    const OrderLog log = logOf({"Customer ID|Date|Amount", "007|2024-01-01|1", "'007 |2024-01-02|1", "' 007|2024-01-03|1", "7|2024-01-04|1", "'7|2024-01-05|1",
                                "acme|2024-01-06|1", "ACME |2024-01-07|1", "Pe\u00f1a|2024-01-08|1", "PE\u00d1A|2024-01-09|1", "Pena|2024-01-10|1"});
    // The first cell reads as the number 7, for Calc too.
    CHECK(log.customers == std::vector<std::string>{"7", "007", "acme", "Pe\u00f1a", "Pena"});
    CHECK(daysOf(log, "007").size() == 2);
    CHECK(daysOf(log, "7").size() == 3);
    CHECK(daysOf(log, "acme").size() == 2);
    const Message* near = warning(log, "warning.nearDoubles");
    REQUIRE(near);
    CHECK(said(near).find("7 (Orders.A2) = 007 (Orders.A3)") != std::string::npos);
    CHECK(said(near).find("Pe\u00f1a (Orders.A9) = Pena (Orders.A11)") != std::string::npos);
}

TEST_CASE("Near-doubles: letters and digits decide, but for what parts two numbers", "[order_log]")
{
    const auto pairs = [](std::vector<std::string> names) { return nearDoubles(names).size(); };
    CHECK(pairs({"ACME Ltd.", "Acme Ltd"}) == 1);
    CHECK(pairs({"O'Brien", "OBrien", "o-brien"}) == 2);
    CHECK(pairs({"A-1-12", "A-11-2"}) == 0);
    CHECK(pairs({"A-1-12", "A 1 12"}) == 1);
    CHECK(pairs({"007", "7"}) == 1);
    CHECK(pairs({"0", "00", "000"}) == 0); // nothing is left of them
    CHECK(pairs({"---", "***", ""}) == 0);
    CHECK(pairs({"Ann", "Anne"}) == 0);
}

TEST_CASE("Order numbers count once, on their first day, returns never", "[order_log]")
{
    const OrderLog log = logOf({"Order|Customer|Date|Amount", "A1|Ann|2024-01-02|1", "A1|Ann|2024-01-01|2", "A1|Ann|2024-01-01|3", "A2|Ann|2024-01-02|4",
                                "'A2 |Ann|2024-01-03|5", "A3|Ann|2024-01-03|-5", "|Ann|2024-01-04|6", "|Ann|2024-01-04|7", "9|Ann|2024-01-05|1", "'9|Ann|2024-01-06|1",
                                "'09|Ann|2024-01-07|1", "A1|Bob|2024-01-09|1"});
    CHECK(log.hasOrderNumbers);
    std::vector<std::uint32_t> orders;
    for (const CustomerDay& day : daysOf(log, "Ann"))
        orders.push_back(day.orders);
    //                                    1st: A1, 2nd: A2, 3rd: none new, 4th: without a number, 5th: 9, 6th: '9' again, 7th: '09'
    CHECK(orders == std::vector<std::uint32_t>{1, 1, 0, 1, 1, 0, 1});
    CHECK(daysOf(log, "Bob").front().orders == 1); // the same number, another customer
    CHECK(daysOf(log, "Ann")[2].purchase);
    CHECK(daysOf(log, "Ann")[2].returns == 5);
}

TEST_CASE("An amount on every row of an order: asked about, and counted as the user says", "[order_log]")
{
    const std::vector<std::string> lines{"Order|Customer|Date|Amount|Cost", "1|Ann|2024-01-01|30|9", "1|Ann|2024-01-01|30|9", "1|Ann|2024-01-01|30|9",
                                         "2|Bob|2024-01-02|50|1",            "2|Bob|2024-01-02|50|2", "3|Bob|2024-01-03|7|1",  "4|Ann|2024-01-04|5|1",
                                         "4|Ann|2024-01-04|6|1",             "5|Ann|2024-01-05|-8|0", "5|Ann|2024-01-05|-8|0"};
    const OrderLog byLine = logOf(lines);
    const Message* question = warning(byLine, "warning.amountRepeats");
    REQUIRE(question); // orders 1, 2 and 5 of 1, 2, 4 and 5
    CHECK(said(question).find("Of 4 orders") != std::string::npos);
    CHECK(said(question).find("3 repeat") != std::string::npos);
    CHECK(byLine.books.counted == 30 * 3 + 50 * 2 + 7 + 5 + 6 - 16);
    CHECK(byLine.books.repeated == 0);

    const OrderLog byOrder = logOf(lines, {.today = {}, .amountIs = AmountIs::ofTheOrder});
    CHECK_FALSE(warning(byOrder, "warning.amountRepeats"));
    CHECK(byOrder.books.counted == 30 + 50 + 7 + 5 + 6 - 8);
    CHECK(byOrder.books.repeated == 60 + 50 - 8);
    CHECK(balances(byOrder.books));
    CHECK(byOrder.books.rowsCounted == 10);
    CHECK(daysOf(byOrder, "Ann")[0].revenue == 30);
    CHECK(daysOf(byOrder, "Ann")[0].cost == 9);  // repeated as the amount is
    CHECK(daysOf(byOrder, "Bob")[0].cost == 3);  // differs by row: summed
    CHECK(daysOf(byOrder, "Ann")[2].returns == 8);
    // Lines that differ, or one order alone, are no question.
    CHECK_FALSE(warning(logOf({"Order|Customer|Date|Amount", "1|Ann|2024-01-01|30", "1|Ann|2024-01-01|31", "2|Ann|2024-01-01|5", "2|Ann|2024-01-01|6"}), "warning.amountRepeats"));
    CHECK_FALSE(warning(logOf({"Order|Customer|Date|Amount", "1|Ann|2024-01-01|30", "1|Ann|2024-01-01|30", "2|Ann|2024-01-01|5"}), "warning.amountRepeats"));
}

TEST_CASE("Statuses in five languages; what was paid back is counted where the row is the return", "[order_log]")
{
    const OrderLog log = logOf({"Customer|Date|Amount|Status", "Ann|2024-01-01|1|completed", "Ann|2024-01-02|1|CANCELLED ", "Ann|2024-01-03|1|pending payment", "Ann|2024-01-04|1|Pedido de prueba",
                                "Ann|2024-01-05|1|\u041e\u0442\u043c\u0435\u043d\u0451\u043d", "Ann|2024-01-06|1|\u5df2\u53d6\u6d88", "Ann|2024-01-07|1|Kinansela", "Ann|2024-01-08|9|refunded",
                                "Ann|2024-01-09|-9|refunded", "Ann|2024-01-10|1|", "Ann|2024-01-11|1|wc-cancelled", "Ann|2024-01-12|1|shipped", "Ann|2024-01-13|1|partially refunded"});
    CHECK(log.books.rowsCounted == 5);
    CHECK(log.books.counted == 1 - 9 + 1 + 1 + 1);
    for (const LeftOut& row : log.leftOut)
        CHECK(row.reason == LeftOutReason::status);
    CHECK_FALSE(warning(log, "warning.unknownStatus"));
}

TEST_CASE("A status that means nothing here is counted and said, the most frequent first", "[order_log]")
{
    const OrderLog log = logOf({"Customer|Date|Amount|Status", "Ann|2024-01-01|1|Phase 7", "Ann|2024-01-02|1|paid", "Bob|2024-01-03|1|odd", "Ann|2024-01-04|1|odd"});
    CHECK(log.books.rowsCounted == 4);
    const auto* said = warning(log, "warning.unknownStatus");
    REQUIRE(said);
    CHECK(std::get<std::string>(said->arguments.front().value) == "odd (2); Phase 7 (1)");
}

TEST_CASE("Words of ours never have two meanings in a file", "[order_log]")
{
    for (const auto* path : {"models/statuses.tsv", "models/guests.tsv", "models/months.tsv"}) {
        const Table table = tableFromTabSeparated(builtInFile(path));
        const KnownWords words{path};
        REQUIRE(table.rows() > 0);
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (std::size_t column = 1; column < table.columns.size(); ++column) {
                std::string cell = table.display(table.columns[column][row]) + '|';
                for (std::size_t end; (end = cell.find('|')) != std::string::npos; cell.erase(0, end + 1)) {
                    INFO(path << ": " << cell.substr(0, end));
                    CHECK(words.find(cell.substr(0, end)) == row);
                }
            }
    }
}

TEST_CASE("More than one currency is refused, wherever it stands", "[order_log]")
{
    CHECK(errorOf({"Customer|Date|Amount|Currency", "Ann|2024-01-01|1|USD", "Ann|2024-01-02|1|EUR"}) == "error.log.currencies");
    CHECK(errorOf({"Customer|Date|Amount", "Ann|2024-01-01|$1.00", "Ann|2024-01-02|1.00 \u20ac"}) == "error.log.currencies");
    CHECK(errorOf({"Customer|Date|Amount|Currency", "Ann|2024-01-01|$1.00|EUR"}) == "error.log.currencies");
    CHECK(logOf({"Customer|Date|Amount|Currency", "Ann|2024-01-01|1|USD", "Ann|2024-01-02|1|usd ", "Ann|2024-01-03|$2.50|", "Ann|2024-01-03|1|US$"}).currency == "USD");
    CHECK(logOf({"Customer|Date|Amount|Currency", "Ann|2024-01-01|1|doubloons", "Ann|2024-01-02|1|Doubloons"}).currency == "doubloons");
    CHECK(logOf({"Customer|Date|Amount", "Ann|2024-01-01|\u20ac 1.00"}).currency == "EUR");
    CHECK(logOf({"Customer|Date|Amount", "Ann|2024-01-01|1"}).currency.empty());
    // A row that is not counted does not stand in the way.
    CHECK(logOf({"Customer|Date|Amount|Currency", "Ann|2024-01-01|1|USD", "|2024-01-02|1|EUR"}).currency == "USD");
    const Table table = tableOf({"Customer|Date|Amount|Currency", "Ann|2024-01-01|1|USD", "Ann|2024-01-02|1|EUR"});
    const auto log = readOrderLog(table, recognise(table), {});
    REQUIRE_FALSE(log);
    const std::string sentence = said(&log.error());
    CHECK(sentence.find("USD (Orders.D2)") != std::string::npos);
    CHECK(sentence.find("EUR (Orders.D3)") != std::string::npos);
}

TEST_CASE("What cannot be read as a log says why", "[order_log]")
{
    CHECK(errorOf({"Customer|Date", "Ann|2024-01-01", "Ann|2024-01-02"}) == "error.log.missing");
    CHECK(errorOf({"Customer|Amount", "Ann|1", "Ann|2"}) == "error.log.missing");
    CHECK(errorOf({"Date|Amount", "2024-01-01|1"}) == "error.log.missing");
    CHECK(errorOf({"Customer|Date|Amount"}) == "error.log.empty");
    CHECK(errorOf({"Customer|Date|Amount", "", "'  "}) == "error.log.empty");
    CHECK(errorOf({"Customer|Date|Amount", "Ann|soon|1", "Ann||2"}) == "error.log.nothingUsable");
    CHECK(errorOf({"Customer|Date|Amount|Frequency|Tenure", "Ann|2024-01-01|1|2|3"}) == "error.log.customerTable");
}

TEST_CASE("A date far past the rest is left out only where no sensible last order could be", "[order_log]")
{
    // 200 orders on consecutive days from `first` on, and one more `gap` days after the last of them.
    const auto withLast = [](int rows, int step, int gap) {
        Table table = tableOf({"Customer|Date|Amount"});
        for (int i = 0; i <= rows; ++i) {
            table.columns[0].push_back(Value::number(i % 7));
            table.columns[1].push_back(Value::number(i < rows ? 40000 + i * step : 40000 + (rows - 1) * step + gap));
            table.columns[2].push_back(Value::number(1));
        }
        return logOf(table);
    };
    CHECK(withLast(200, 1, 731).leftOut.size() == 1);       // beyond 730 days and all of the log's 199
    CHECK(withLast(200, 1, 730).leftOut.empty());
    CHECK(withLast(200, 10, 1990).leftOut.empty());         // the log is 1,990 days long itself
    CHECK(withLast(200, 10, 1991).leftOut.size() == 1);
    CHECK(withLast(50, 1, 5000).leftOut.empty());           // one of 51 rows: it may well be the last order
    const OrderLog log = withLast(200, 1, 20000);
    REQUIRE(log.leftOut.size() == 1);
    CHECK(log.leftOut[0].reason == LeftOutReason::dateFarPastTheRest);
    CHECK(log.leftOut[0].row == 200);
    CHECK(log.lastDate == 40199);
    CHECK(log.books.leftOut == 1);
    CHECK(balances(log.books));
}

TEST_CASE("Two far dates with a gap between them both go; rows stay in order", "[order_log]")
{
    Table table = tableOf({"Customer|Date|Amount"});
    for (int i = 0; i < 400; ++i) {
        table.columns[0].push_back(i == 300 ? Value{} : Value::number(i % 7));
        table.columns[1].push_back(Value::number(i == 5 ? 60000 : i == 6 ? 100000 : 40000 + i));
        table.columns[2].push_back(Value::number(1));
    }
    const OrderLog log = logOf(table);
    REQUIRE(log.leftOut.size() == 3);
    CHECK(log.leftOut[0].row == 5);
    CHECK(log.leftOut[1].row == 6);
    CHECK(log.leftOut[2].row == 300);
    CHECK(log.lastDate == 40399);
}

TEST_CASE("A first date far before the rest is counted, and warned of", "[order_log]")
{
    Table table = tableOf({"Customer|Date|Amount"});
    for (int i = 0; i < 400; ++i) {
        table.columns[0].push_back(Value::number(i % 7));
        table.columns[1].push_back(Value::number(i == 5 ? 2 : 40000 + i));
        table.columns[2].push_back(Value::number(1));
    }
    const OrderLog log = logOf(table);
    CHECK(log.leftOut.empty());
    CHECK(said(warning(log, "warning.dateFarBefore")).find("1900-01-01 (Orders.B7)") != std::string::npos);
}

TEST_CASE("Guests, big customers and customers with returns only are warned of", "[order_log]")
{
    std::vector<std::string> lines{"Customer|Date|Amount", "Guest|2024-01-01|1", "n/a|2024-01-01|1", "\u6563\u5ba2|2024-01-01|1", "-|2024-01-01|1", "Rosa|2024-01-01|-5"};
    for (int i = 0; i < 200; ++i)
        lines.push_back("C" + std::to_string(i) + "|2024-01-01|1");
    for (int i = 0; i < 30; ++i)
        lines.push_back("Big|2024-02-" + std::string(i < 9 ? "0" : "") + std::to_string(i % 28 + 1) + "|1");
    const OrderLog log = logOf(lines);
    CHECK(said(warning(log, "warning.guests")).find(": 4.") != std::string::npos);
    CHECK(said(warning(log, "warning.guests")).find("Guest (Orders.A2)") != std::string::npos);
    CHECK(said(warning(log, "warning.bigCustomer")).find("Big (Orders.A207) has 28 of all 232") != std::string::npos);
    CHECK(said(warning(log, "warning.returnsOnly")).find("Rosa (Orders.A6)") != std::string::npos);
    CHECK(said(warning(log, "warning.oneSeason")) != "none");
    // With ten customers each has a tenth of the orders: no news.
    std::vector<std::string> few{"Customer|Date|Amount"};
    for (int i = 0; i < 10; ++i)
        few.push_back("C" + std::to_string(i) + "|2024-01-01|1");
    CHECK_FALSE(warning(logOf(few), "warning.bigCustomer"));
}

TEST_CASE("A short log and a single season are warned of, two years are not", "[order_log]")
{
    const auto every = [](int days, int length) {
        Table table = tableOf({"Customer|Date|Amount"});
        for (int day = 0; day <= length; day += days) {
            table.columns[0].push_back(Value::number(1));
            table.columns[1].push_back(Value::number(44000 + day));
            table.columns[2].push_back(Value::number(1));
        }
        return logOf(table);
    };
    CHECK(warning(every(20, 40), "warning.shortLog"));   // gaps of 20 days: a window of 30, two are 60
    CHECK(warning(every(20, 40), "warning.oneSeason"));
    CHECK_FALSE(warning(every(20, 300), "warning.shortLog"));
    CHECK(warning(every(20, 300), "warning.oneSeason"));
    CHECK_FALSE(warning(every(20, 400), "warning.oneSeason"));
    CHECK(warning(every(200, 600), "warning.shortLog"));  // gaps of 200 days: a window of 365
}

TEST_CASE("Amounts that are text are read by the column's own decimal mark, and said to be text", "[order_log]")
{
    const OrderLog log = logOf({"Customer|Date|Amount", "Ann|2024-01-01|12,50", "Ann|2024-01-02|'1.234", "Ann|2024-01-03|'3", "Ann|2024-01-04|4"});
    CHECK(log.books.counted == 12.5 + 1234 + 3 + 4); // 12,50 proves the comma, so 1.234 is a thousand
    CHECK(log.books.storedAsText == 12.5 + 3 + 1234);
    CHECK(said(warning(log, "warning.amountsAsText")).find(": 3, first at Orders.C2, together 1249.5") != std::string::npos);
}

TEST_CASE("Random dirt: the same as a reading row by row with maps, and the books balance", "[order_log]")
{
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random{seed};
        const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        const bool withNumbers = seed % 2 == 0;
        const auto amountIs = seed % 4 == 0 ? AmountIs::ofTheOrder : AmountIs::ofTheLine;
        Table table = tableOf({withNumbers ? "Customer|Date|Amount|Order number|Cost" : "Customer|Date|Amount|Shelf|Cost"});
        const Day today = 40400;

        struct Day1 { double revenue = 0, returns = 0, cost = 0; std::set<std::string> numbers; bool purchase = false; };
        std::map<std::string, std::map<Day, Day1>> expected;
        std::map<std::string, std::uint32_t> firstRow;
        long long totalCents = 0, countedCents = 0, leftOutCents = 0; // exact, where the program has doubles
        std::size_t leftOut = 0, blank = 0;
        const int rows = 1 + upTo(400);
        for (int row = 0; row < rows; ++row) {
            const auto set = [&](std::size_t column, Value value) { table.columns[column].push_back(value); };
            const auto text = [&](std::string_view t) { return Value::text(table.texts.intern(t)); };
            if (upTo(30) == 0) {
                for (std::size_t column = 0; column < 5; ++column)
                    set(column, upTo(5) == 0 ? text("  ") : Value{});
                ++blank;
                continue;
            }
            const int customer = upTo(12);
            std::string name;
            switch (upTo(15)) {
            case 0: set(0, upTo(2) == 0 ? Value{} : text(" ")); break;
            case 1: set(0, Value::error()); break;
            default:
                name = customer < 6 ? std::to_string(customer) : "customer " + std::to_string(customer);
                if (customer < 6 && upTo(2) == 0)
                    set(0, Value::number(customer));
                else
                    set(0, text((upTo(2) == 0 ? " " : "") + (customer < 6 || upTo(2) == 0 ? name : "CUSTOMER " + std::to_string(customer)) + (upTo(2) == 0 ? "\t" : "")));
            }
            Day day = 40000 + upTo(420);
            bool good = !name.empty();
            switch (upTo(15)) {
            case 0: set(1, Value{}); good = false; break;
            case 1: set(1, text("not yet")); good = false; break;
            default: set(1, Value::number(day + upTo(10) / 10.0)); good = good && day <= today;
            }
            const long long cents = upTo(3000) - 500;
            bool hasAmount = true;
            switch (upTo(15)) {
            case 0: set(2, Value{}); good = hasAmount = false; break;
            case 1: set(2, text("gratis")); good = hasAmount = false; break;
            case 2: set(2, Value::error()); good = hasAmount = false; break;
            default: set(2, Value::number(static_cast<double>(cents) / 100));
            }
            const std::string number = upTo(6) == 0 ? "" : std::to_string(upTo(40));
            set(3, number.empty() ? Value{} : upTo(2) == 0 ? Value::number(std::stod(number)) : text(number + (upTo(2) == 0 ? " " : "")));
            const int cost = upTo(100);
            set(4, upTo(9) == 0 ? text("?") : Value::number(cost));
            good = good && table.columns[4].back().isNumber();

            totalCents += hasAmount ? cents : 0;
            if (!good) {
                ++leftOut;
                leftOutCents += hasAmount ? cents : 0;
                continue;
            }
            countedCents += cents;
            firstRow.try_emplace(name, static_cast<std::uint32_t>(row));
            Day1& on = expected[name][day];
            (cents >= 0 ? on.revenue : on.returns) += std::abs(static_cast<double>(cents)) / 100;
            on.cost += cost;
            on.purchase = on.purchase || cents >= 0;
            if (cents >= 0)
                on.numbers.insert(number);
        }
        const auto read = readOrderLog(table, recognise(table, {{"customer", 0}, {"order date", 1}, {"amount", 2}}), {.today = today, .amountIs = amountIs});
        if (expected.empty()) {
            CHECK_FALSE(read);
            continue;
        }
        INFO("seed " << seed);
        REQUIRE(read);
        const OrderLog& log = read.value();
        CHECK(balances(log.books));
        CHECK(log.books.total == Approx(static_cast<double>(totalCents) / 100).margin(1e-9));
        CHECK(log.books.leftOut == Approx(static_cast<double>(leftOutCents) / 100).margin(1e-9));
        CHECK(log.books.counted + log.books.repeated == Approx(static_cast<double>(countedCents) / 100).margin(1e-9));
        CHECK(log.leftOut.size() == leftOut);
        CHECK(log.books.rowsBlank == blank);
        CHECK(log.books.rowsCounted + leftOut + blank == static_cast<std::size_t>(rows));
        REQUIRE(log.customers.size() == expected.size());
        for (std::size_t customer = 0; customer < log.customers.size(); ++customer) {
            const std::string key = customerKey(log.customers[customer]);
            REQUIRE(expected.contains(key));
            CHECK(log.firstRow[customer] == firstRow[key]);
            const auto days = daysOf(log, log.customers[customer]);
            REQUIRE(days.size() == expected[key].size());
            std::set<std::string> seen;
            std::size_t index = 0;
            for (const auto& [day, on] : expected[key]) {
                const CustomerDay& found = days[index++];
                CHECK(found.day == day);
                CHECK(found.purchase == on.purchase);
                std::uint32_t orders = 0;
                for (const auto& number : on.numbers)
                    orders += number.empty() || seen.insert(number).second;
                CHECK(found.orders == (withNumbers ? orders : on.purchase ? 1U : 0U));
                if (amountIs == AmountIs::ofTheOrder)
                    continue; // its amounts have a test of their own
                CHECK(found.revenue == Approx(on.revenue).margin(1e-9));
                CHECK(found.returns == Approx(on.returns).margin(1e-9));
                CHECK(found.cost == Approx(on.cost).margin(1e-9));
            }
        }
    }
}

TEST_CASE("The books of a large log are right to the cent", "[order_log]")
{
    // 0.1 has no exact binary form: added a million times over, a plain sum of these is off by more than a cent.
    Table table = tableOf({"Customer|Date|Amount"});
    double plain = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        const double amount = i % 10 == 0 ? 999'999.9 : 0.1;
        plain += amount;
        table.columns[0].push_back(Value::number(i % 1000));
        table.columns[1].push_back(Value::number(44000 + i % 700));
        table.columns[2].push_back(Value::number(amount));
    }
    const OrderLog log = logOf(table);
    const double exact = 100'000 * 999'999.9 + 900'000 * 0.1; // 99,999,990,000 + 90,000
    CHECK(std::abs(log.books.counted - exact) < 0.005);
    CHECK(log.books.counted == log.books.total);
    CHECK(std::abs(plain - exact) > 0.005);
}

namespace {

/// A file of lines with cells parted by `separator` or runs of blanks, as Calc imports it: plain numbers are numbers.
std::optional<Table> imported(const char* file, char separator)
{
    const auto path = test::realData(file);
    if (!path) {
        WARN(file << " does not lie beside the project: not tested");
        return std::nullopt;
    }
    std::ifstream stream{*path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        std::string cells;
        if (line.ends_with('\r'))
            line.pop_back();
        if (separator == ' ')
            for (std::size_t end = 0, begin; (begin = line.find_first_not_of(' ', end)) != std::string::npos;) {
                end = std::min(line.find(' ', begin), line.size());
                cells += (cells.empty() ? "" : "|") + line.substr(begin, end - begin);
            }
        else
            for (const char c : line)
                cells += c == separator ? '|' : c;
        lines.push_back(cells);
    }
    return tableOf(lines);
}

} // namespace

TEST_CASE("CDNOW, all of it: 69,659 rows, 23,570 customers, 1997-01-01 to 1998-06-30", "[order_log][real]")
{
    const auto table = imported("cdnow/CDNOW_master.txt", ' ');
    if (!table)
        return;
    const OrderLog log = logOf(*table, {.today = 45000});
    CHECK(log.customers.size() == 23'570);
    CHECK(log.books.rowsCounted == 69'659);
    CHECK(log.leftOut.empty());
    CHECK(log.firstDate == 35431); // 1997-01-01
    CHECK(log.lastDate == 35976);  // 1998-06-30
    CHECK(log.warnings.empty());
}

TEST_CASE("Online Retail: 22,221 invoices, 4,372 customers, 33 of them with returns only", "[order_log][real]")
{
    const auto table = imported("online_retail/online_retail_orders.csv", ',');
    if (!table)
        return;
    const OrderLog log = logOf(*table, {.today = 45000});
    CHECK(log.hasOrderNumbers);
    CHECK(log.customers.size() == 4'372);
    CHECK(log.books.rows == 22'221);
    CHECK(log.books.rowsCounted + log.leftOut.size() == 22'221);
    CHECK(balances(log.books));
    CHECK(log.firstDate == 40513); // 2010-12-01
    CHECK(log.lastDate == 40886);  // 2011-12-09
    CHECK(said(warning(log, "warning.returnsOnly")).find("only: 33.") != std::string::npos);
    CHECK(log.warnings.size() == 1);
}

TEST_CASE("A public list of deals is recognised as one row per deal", "[order_log][real]")
{
    const auto table = imported("sales_pipeline/sales_pipeline.csv", ',');
    if (!table)
        return;
    const Recognition found = recognise(*table);
    CHECK(found.shape == Shape::customerTable);
    CHECK(found.column(field::customer) == 0U);
}
