#include "domain/fields.hpp"
#include "domain/header_row.hpp"
#include "domain/recognition.hpp"
#include "domain/wording.hpp"
#include "tables.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace lifecycle;
using test::tableOf;

namespace {

std::string columnOf(const Table& table, const Recognition& recognition, std::string_view field)
{
    const auto column = recognition.column(field);
    return column ? table.headers[*column] : "none";
}

bool doubts(const Recognition& recognition, std::string_view key)
{
    return std::any_of(recognition.doubts.begin(), recognition.doubts.end(), [&](const Message& m) { return m.key == key; });
}

std::optional<std::size_t> headerOf(const std::vector<std::string>& lines)
{
    std::vector<std::string> withFirst = lines;
    withFirst.insert(withFirst.begin(), "a|b|c|d|e|f|g|h");
    const Table table = tableOf(withFirst);
    std::vector<std::vector<Value>> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        rows.emplace_back();
        for (const auto& column : table.columns)
            rows.back().push_back(column[row]);
    }
    return headerRowOf(rows, table.texts);
}

} // namespace

TEST_CASE("A log with dates as numbers and no order number", "[recognition]")
{
    const Table table = tableOf({"customer_id|date|number_of_cds|dollar_value", "1|19970101|1|10.5", "2|19970112|1|12", "2|19970112|5|77", "3|19970102|2|20.1"});
    const Recognition found = recognise(table);
    CHECK(found.shape == Shape::orderLog);
    CHECK(columnOf(table, found, field::customer) == "customer_id");
    CHECK(columnOf(table, found, field::orderDate) == "date");
    CHECK(columnOf(table, found, field::amount) == "dollar_value");
    CHECK(columnOf(table, found, field::orderNumber) == "none");
    CHECK(columnOf(table, found, "quantity") == "number_of_cds");
    CHECK(found.doubts.empty());
}

TEST_CASE("A log of invoices with time stamps", "[recognition]")
{
    const Table table = tableOf({"InvoiceNo|CustomerID|InvoiceDate|Country|amount|items", "5001|17001|2010-12-01 08:26:00|Spain|139.5|40",
                                 "5002|17001|2010-12-02 08:28:00|Spain|22.2|12", "C5003|13001|2010-12-02 09:34:00|Chile|-8.5|-3"});
    const Recognition found = recognise(table);
    CHECK(found.shape == Shape::orderLog);
    CHECK(columnOf(table, found, field::customer) == "CustomerID");
    CHECK(columnOf(table, found, field::orderDate) == "InvoiceDate");
    CHECK(columnOf(table, found, field::amount) == "amount");
    CHECK(columnOf(table, found, field::orderNumber) == "InvoiceNo");
}

TEST_CASE("A list of deals is one row per deal, though accounts repeat", "[recognition]")
{
    const Table table = tableOf({"opportunity_id|sales_agent|product|account|deal_stage|engage_date|close_date|close_value",
                                 "A1|Ann|Plus|North|Won|2016-10-20|2017-03-01|1000", "A2|Bob|Pro|North|Lost|2016-10-25|2017-03-11|0",
                                 "A3|Ann|Pro||Engaging|2016-11-25||"});
    const Recognition found = recognise(table);
    CHECK(found.shape == Shape::customerTable);
    CHECK(columnOf(table, found, field::customer) == "opportunity_id");
    CHECK(columnOf(table, found, "account") == "account");
    CHECK(columnOf(table, found, "deal outcome") == "deal_stage");
    CHECK(columnOf(table, found, "deal opened") == "engage_date");
    CHECK(columnOf(table, found, "deal closed") == "close_date");
    CHECK(columnOf(table, found, "deal value") == "close_value");
}

TEST_CASE("Shop exports: the order's number is called Name, customers are known by e-mail", "[recognition]")
{
    const Table table = tableOf({"Name|Email|Financial Status|Paid at|Currency|Subtotal|Total|Created at|Billing Name", "#1001|a@x.org|paid|2024-01-02|USD|10|12.5|2024-01-01|Ann",
                                 "#1002|b@x.org|paid|2024-01-03|USD|20|22.5|2024-01-02|Bob", "#1003|a@x.org|refunded|2024-01-04|USD|5|7.5|2024-01-03|Ann"});
    const Recognition found = recognise(table);
    CHECK(found.shape == Shape::orderLog);
    CHECK(columnOf(table, found, field::customer) == "Email");
    CHECK(columnOf(table, found, field::orderNumber) == "Name");
    CHECK(columnOf(table, found, field::orderDate) == "Created at");
    CHECK(columnOf(table, found, field::amount) == "Total");
    CHECK(columnOf(table, found, field::status) == "Financial Status");
    CHECK(columnOf(table, found, field::currency) == "Currency");
    CHECK(doubts(found, "recognise.customerBy")); // the name would do too
}

TEST_CASE("Logs in five languages", "[recognition]")
{
    const std::vector<std::vector<std::string>> logs{
        {"Fecha del pedido|Cliente|Importe", "2024-01-01|Ana|1", "2024-01-02|Ana|2"},
        {"Petsa|Kliyente|Halaga", "2024-01-01|Ana|1", "2024-01-02|Ana|2"},
        {"\u0414\u0430\u0442\u0430 \u0437\u0430\u043a\u0430\u0437\u0430|\u041a\u043e\u043d\u0442\u0440\u0430\u0433\u0435\u043d\u0442|\u0421\u0443\u043c\u043c\u0430", "2024-01-01|Ana|1", "2024-01-02|Ana|2"},
        {"\u8ba2\u5355\u65e5\u671f|\u5ba2\u6237|\u91d1\u989d", "2024-01-01|Ana|1", "2024-01-02|Ana|2"},
        {"Order date|Customer|Amount", "2024-01-01|Ana|1", "2024-01-02|Ana|2"}};
    for (const auto& lines : logs) {
        const Table table = tableOf(lines);
        const Recognition found = recognise(table);
        INFO(lines.front());
        CHECK(found.shape == Shape::orderLog);
        CHECK(found.column(field::orderDate) == 0U);
        CHECK(found.column(field::customer) == 1U);
        CHECK(found.column(field::amount) == 2U);
    }
}

TEST_CASE("An id is preferred to an e-mail, an e-mail to a name; a column that is mostly empty is not", "[recognition]")
{
    const auto customer = [](const std::vector<std::string>& lines) {
        const Table table = tableOf(lines);
        return columnOf(table, recognise(table), field::customer);
    };
    CHECK(customer({"Date|Customer name|Email|Customer ID|Amount", "2024-01-01|Ann|a@x.org|1|1", "2024-01-02|Ann|a@x.org|1|1"}) == "Customer ID");
    CHECK(customer({"Date|Customer name|Email|Amount", "2024-01-01|Ann|a@x.org|1", "2024-01-02|Ann|a@x.org|1"}) == "Email");
    CHECK(customer({"Date|Customer|Email|Amount", "2024-01-01|Ann||1", "2024-01-02|Ann||1", "2024-01-02|Bob|b@x.org|1"}) == "Customer");
    CHECK(customer({"Date|Customer|Email|Amount", "2024-01-01|17|a@x.org|1", "2024-01-02|17|a@x.org|1"}) == "Customer"); // a number: an id
    CHECK(customer({"id|date|customer|amount", "1|2024-01-01|Ann|1", "2|2024-01-02|Ann|1"}) == "customer");              // the order's id
}

TEST_CASE("Content settles what headers leave open", "[recognition]")
{
    // Two columns are called a date; one of them holds dates.
    Table table = tableOf({"Created at|Customer|Date|Amount", "yes|Ann|2024-01-01|1", "no|Ann|2024-01-02|2"});
    Recognition found = recognise(table);
    CHECK(columnOf(table, found, field::orderDate) == "Date");
    CHECK(doubts(found, "recognise.severalColumns"));
    // No header names the date, one column holds dates.
    table = tableOf({"Customer|When|How many|Amount", "Ann|2024-01-01|3|1.5", "Ann|2024-01-02|4|2.5"});
    found = recognise(table);
    CHECK(found.shape == Shape::orderLog);
    CHECK(columnOf(table, found, field::orderDate) == "When");
    CHECK(doubts(found, "recognise.byContent"));
    // Two columns could be it: nothing is guessed.
    table = tableOf({"Customer|Here|There|Amount", "Ann|2024-01-01|2024-01-03|1.5", "Ann|2024-01-02|2024-01-03|2.5"});
    found = recognise(table);
    CHECK(found.shape == Shape::unknown);
    CHECK(found.why.key == "recognise.missing");
    // Quantity times price is the user's to multiply.
    table = tableOf({"InvoiceNo|Quantity|UnitPrice|CustomerID|InvoiceDate", "1|6|2.5|17|2010-12-01", "2|6|2.5|17|2010-12-01"});
    found = recognise(table);
    CHECK(found.shape == Shape::unknown);
    CHECK(found.why.key == "recognise.multiplyFirst");
}

TEST_CASE("What the user chose by hand wins", "[recognition]")
{
    const Table table = tableOf({"Customer|Shipped to|Date|Due|Amount|Tax", "Ann|X|2024-01-01|2024-02-01|1.5|1", "Ann|Y|2024-01-02|2024-02-01|2.5|2"});
    const Recognition found = recognise(table, {{"customer", 1}, {"order date", 3}, {"amount", 5}});
    CHECK(found.shape == Shape::orderLog);
    CHECK(columnOf(table, found, field::customer) == "Shipped to");
    CHECK(columnOf(table, found, field::orderDate) == "Due");
    CHECK(columnOf(table, found, field::amount) == "Tax");
}

TEST_CASE("Results of our own are a customer table, in any language", "[recognition]")
{
    for (const auto language : Wording::languages()) {
        std::string headers, row;
        for (const auto* name : {"customer", "orders", "frequency", "first order", "last order", "tenure", "t_x", "recency", "revenue", "contribution", "share"}) {
            headers += (headers.empty() ? "" : "|") + std::string{fieldName(name, language)};
            row += row.empty() ? "Ann" : "|1";
        }
        const Recognition found = recognise(tableOf({headers, row, "Bob" + row.substr(3)}));
        INFO(headers);
        CHECK(found.shape == Shape::customerTable);
        CHECK(found.column(field::customer) == 0U);
    }
}

TEST_CASE("Customer tables of many kinds", "[recognition]")
{
    Table table = tableOf({"ID|frequency|recency|T", "1|2|30.43|38.86", "2|1|1.71|38.86"});
    Recognition found = recognise(table);
    CHECK(found.shape == Shape::customerTable);
    CHECK(columnOf(table, found, field::customer) == "ID");
    table = tableOf({"account_id|account_name|signup_date|seats|churn_flag", "A-1|North|2024-10-16|9|no", "A-2|South|2023-08-17|18|no"});
    found = recognise(table);
    CHECK(found.shape == Shape::customerTable);
    CHECK(columnOf(table, found, field::customer) == "account_id");
    CHECK(columnOf(table, found, "signed") == "signup_date");
    // A user's own columns: each customer stands once.
    table = tableOf({"Customer|Shoe size|Contribution", "Ann|40|3", "Bob|41|4"});
    CHECK(recognise(table).shape == Shape::customerTable);
    // The same without a name for anything.
    table = tableOf({"a|b", "1|2", "3|4"});
    CHECK(recognise(table).shape == Shape::unknown);
    // Headers alone.
    CHECK(recognise(tableOf({"Customer|Date|Amount"})).shape == Shape::orderLog);
    CHECK(recognise(Table{}).shape == Shape::unknown);
}

TEST_CASE("Every sentence of recognition stands in the texts", "[recognition]")
{
    const Wording wording{"en"};
    for (const auto* key : {"orderLog", "orderLogOnce", "customerTable", "customerTableWithoutCustomer", "missing", "multiplyFirst", "severalColumns", "customerBy",
                            "customerRepeats", "standIn", "byContent"})
        CHECK(wording.text("recognise." + std::string{key}) != "recognise." + std::string{key});
}

TEST_CASE("The header row: titles, blank lines and merged cells above it are passed over", "[recognition]")
{
    CHECK(headerOf({"Customer|Date|Amount", "Ann|2024-01-01|1"}) == 0U);
    CHECK(headerOf({"Orders", "", "as of|2024-05-01", "Customer|Date|Amount", "Ann|2024-01-01|1"}) == 3U);
    CHECK(headerOf({"Total sales|||", "|||", "Who|When|What|How much", "Ann|2024-01-01|x|1"}) == 2U); // no name that we know
    CHECK(headerOf({"Customer|2022|2023|Total|Date", "Ann|1|2|3|2024-01-01"}) == 0U);                   // years among the headers
    CHECK(headerOf({"1|2|3", "4|5|6"}) == std::nullopt);
    CHECK(headerOf({"1997|1998|1999", "4|5|6"}) == std::nullopt);
    CHECK(headerOf({"", "|"}) == std::nullopt);
    CHECK(headerOf({}) == std::nullopt);
    CHECK(headerOf({"Customer", "Ann", "Bob"}) == 0U);
}

TEST_CASE("A header row stays the header when the words of the data below it are names of fields too", "[recognition]")
{
    // 'Phone', 'Lead' and 'Partner' name fields; here they tell how somebody came, and as what.
    CHECK(headerOf({"Who|Through|What came of it", "Ann|Phone|Lead"}) == 0U);
    CHECK(headerOf({"Customer|Through|What came of it", "Ann|Phone|Lead", "Bob|Campaign|Partner"}) == 0U);
    CHECK(headerOf({"Source|Note", "Phone|Company"}) == 0U);
    CHECK(headerOf({"Wer|Wie|", "Ann|Phone|late"}) == 0U); // the last row has no rows below it, so it can be no header
    CHECK(headerOf({"Who|What", "Account|Contact"}) == 0U);
    // All of it text, as many a .csv has it.
    CHECK(headerOf({"Customer|Order date|Amount", "Ann|2024-01-05|'12.50"}) == 0U);
    CHECK(headerOf({"Customer|Order date|Amount", "Ann|15/03/2024|'12,50"}) == 0U);
    CHECK(headerOf({"Customer|Order date|Amount"}) == 0U);
}

TEST_CASE("Of two rows of headers the one that names fields is taken, and a title as wide as the table is passed over", "[recognition]")
{
    CHECK(headerOf({"Client|When|How much", "Customer|Order date|Amount", "Ann|2024-01-05|12"}) == 1U);
    CHECK(headerOf({"Report|North|Spring", "Customer|Order date|Betrag", "Ann|2024-01-05|12"}) == 1U);
    CHECK(headerOf({"Our people", "Customer", "Ann"}) == 1U);
    CHECK(headerOf({"Orders|of the shop|", "Customer|Order date|Amount", "Ann|2024-01-05|12"}) == 1U);
    CHECK(headerOf({"Orders|of the shop|", "Customer|Order date|Amount"}) == 1U);
    // Merged: the first cell alone holds what is shown across.
    CHECK(headerOf({"Client||Money|", "Customer|Order date|Amount|Cost", "Ann|2024-01-05|12|3"}) == 1U);
    // A header that an export repeats on every page: the first one.
    CHECK(headerOf({"Customer|Order date|Amount", "Ann|2024-01-05|12", "Customer|Order date|Amount", "Bob|2024-01-06|13"}) == 0U);
}

TEST_CASE("Rows of data alone have no header, in whatever order their dates are written", "[recognition]")
{
    CHECK(headerOf({"Ann|2024-01-05|'12.50"}) == std::nullopt);
    CHECK(headerOf({"Ann|15/03/2024|'12,50", "Bob|16/03/2024|13"}) == std::nullopt);
    CHECK(headerOf({"Ann|03/15/2024|12.5", "Bob|03/16/2024|13"}) == std::nullopt);
    // Words alone could be a header, so it is; what it lacks is said with its place.
    const Table table = tableOf({"Ann|paid|EUR", "Bob|paid|EUR"});
    const Recognition found = recognise(table);
    CHECK(found.shape == Shape::unknown);
    CHECK(Wording{"en"}.say(found.why, {}).find("Orders.A1:C1") != std::string::npos);
}
